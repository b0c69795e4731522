// The contract's schemas by name, as JSON Schema: made from the zod schemas that requests and answers are checked by, so
// that the document cannot say anything else. Answers are described without `additionalProperties: false`: fields are
// added in later versions, and no generated client may stumble over them.
import { z } from 'zod';
import { councilProfileSchema } from '../../src-shared/council/schema.ts';
import { variationSchema, weeklyActualSchema } from '../../src-shared/domain/actuals.ts';
import { pointInTimeSchema } from '../../src-shared/domain/id.ts';
import {
  adjustmentRequestSchema,
  hospitalStaySchema,
  personSchema,
  serviceEndSchema,
  serviceLineSchema,
} from '../../src-shared/domain/lines.ts';
import { logEntrySchema } from '../../src-shared/domain/log.ts';
import { quantitySchema } from '../../src-shared/domain/quantity.ts';
import { plainDateSchema, weekStartSchema } from '../../src-shared/domain/week.ts';
import {
  acknowledgementSchema,
  actualChangeSchema,
  actualOutcomeSchema,
  actualRecordSchema,
  authenticatorSchema,
  bySchema,
  careChangeSchema,
  careOutcomeSchema,
  careRecordSchema,
  changeSchema,
  disputeSchema,
  endedSchema,
  listedPersonSchema,
  openSessionSchema,
  type PortalCallName,
  paymentSchema,
  personOutcomeSchema,
  portalAccountSchema,
  portalCalls,
  portalProblemSchema,
  receiptSchema,
  saidBySchema,
  sessionRequestSchema,
  sessionSchema,
  weekRecordSchema,
} from '../../src-shared/portal-api/index.ts';
import { findingSchema } from '../../src-shared/rules/types.ts';
import { fieldWords } from './fields.ts';

export type JsonSchema = Record<string, unknown>;

const named: Record<string, { schema: z.ZodType; description?: string }> = {
  Ended: { schema: endedSchema, description: 'How many sessions ended.' },
  Problem: { schema: portalProblemSchema, description: 'RFC 9457. Branch on `type`; show `detail` to people.' },
  By: { schema: bySchema, description: 'Who did something, and when.' },
  SaidBy: { schema: saidBySchema, description: 'Who was signed in; beside it whom and when their computer reported.' },
  Credentials: { schema: sessionRequestSchema },
  Session: { schema: sessionSchema },
  OpenSession: { schema: openSessionSchema },
  Account: { schema: portalAccountSchema },
  Authenticator: { schema: authenticatorSchema, description: 'Shown once, to set an authenticator app up.' },
  CouncilProfile: { schema: councilProfileSchema, description: 'The council’s rules, as data.' },
  Person: { schema: personSchema },
  ListedPerson: { schema: listedPersonSchema, description: 'null: the list says nothing, which erases nothing.' },
  PersonOutcome: { schema: personOutcomeSchema },
  ServiceLine: { schema: serviceLineSchema, description: 'One planned service for one person.' },
  Variation: { schema: variationSchema, description: 'One reason why an actual differs from plan.' },
  Actual: {
    schema: weeklyActualSchema,
    description:
      'A line in a week. `actual` = `planned` − `frustrated` − `missed` + `extra`, but for reasons that the profile excepts.',
  },
  ActualRecord: {
    schema: actualRecordSchema,
    description: '`attested`: who said that it went to plan. `changed`: null while it stands as generated.',
  },
  ActualChange: { schema: actualChangeSchema },
  ActualOutcome: { schema: actualOutcomeSchema },
  Finding: { schema: findingSchema, description: 'What the rules found. Its `key` changes when its facts change.' },
  Week: { schema: weekRecordSchema, description: 'A service is `reopened` once a confirmed figure in it was changed.' },
  Receipt: {
    schema: receiptSchema,
    description: 'The portal’s word that it holds services of a week. `superseded` once it no longer speaks for them.',
  },
  Acknowledgement: { schema: acknowledgementSchema, description: 'A warning that somebody accepted, by its key.' },
  Payment: { schema: paymentSchema },
  Dispute: { schema: disputeSchema },
  HospitalStay: { schema: hospitalStaySchema },
  AdjustmentRequest: { schema: adjustmentRequestSchema },
  ServiceEnd: { schema: serviceEndSchema },
  LogEntry: { schema: logEntrySchema },
  CareRecord: { schema: careRecordSchema },
  CareChange: { schema: careChangeSchema },
  CareOutcome: { schema: careOutcomeSchema },
  Change: { schema: changeSchema, description: 'An entry of the change feed.' },
};

/** What the schema itself cannot say, for schemas that stand inside others. */
const words = new Map<unknown, JsonSchema>([
  [pointInTimeSchema, { format: 'date-time' }],
  [plainDateSchema, { format: 'date' }],
  [weekStartSchema, { format: 'date', description: 'A Monday, which names its week.' }],
  [quantitySchema, { description: 'Hundredths of an hour.' }],
]);

export interface ContractSchemas {
  /** By name, for `components.schemas`. */
  components: Record<string, JsonSchema>;
  requestOf(name: PortalCallName): JsonSchema | null;
  answerOf(name: PortalCallName): JsonSchema;
}

export function contractSchemas(): ContractSchemas {
  const registry = z.registry<{ id: string; description?: string }>();
  for (const [id, { schema, description }] of Object.entries(named)) {
    registry.add(schema, { id, ...(description === undefined ? {} : { description }) });
  }
  for (const [name, { request, answer }] of Object.entries(portalCalls)) {
    const id = `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
    if (request !== null && !registry.has(request)) registry.add(request, { id: `${id}Request` });
    if (!registry.has(answer)) registry.add(answer, { id: `${id}Answer` });
  }
  const { schemas } = z.toJSONSchema(registry, {
    io: 'input',
    uri: (id) => pathOf(id),
    override: ({ zodSchema, jsonSchema }) => {
      Object.assign(jsonSchema, words.get(zodSchema));
      // Every key of an enumeration is there, so each is a property of its own.
      const { propertyNames, additionalProperties, required, ...rest } = jsonSchema;
      if (propertyNames !== undefined && required !== undefined) {
        for (const key of Object.keys(jsonSchema)) if (!(key in rest)) delete jsonSchema[key];
        const properties = Object.fromEntries(required.map((key) => [key, additionalProperties ?? true]));
        Object.assign(jsonSchema, { properties, required });
      }
      // What a number of JavaScript can hold is no bound of the contract.
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
    },
  });
  const components = Object.fromEntries(
    Object.entries(schemas).map(([id, { $schema: _, $id: __, id: ___, ...schema }]) => [id, schema as JsonSchema]),
  );
  describeFields(components);
  const refTo = (schema: z.ZodType): JsonSchema => ({ $ref: pathOf(registry.get(schema)?.id ?? '') });
  return {
    components,
    requestOf: (name) => {
      const { request } = portalCalls[name];
      return request === null ? null : refTo(request);
    },
    answerOf: (name) => refTo(portalCalls[name].answer),
  };
}

/** @throws for words about a field that is not there */
function describeFields(components: Record<string, JsonSchema>): void {
  for (const [place, description] of Object.entries(fieldWords)) {
    const [id = '', field = ''] = place.split('.');
    const properties = components[id]?.properties as Record<string, JsonSchema> | undefined;
    const of = properties?.[field];
    if (properties === undefined || of === undefined) throw new Error(`the contract has no ${place}`);
    properties[field] = { ...of, description };
  }
}

const pathOf = (id: string) => `#/components/schemas/${id}`;

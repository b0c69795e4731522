// One council's rules as data. Every limit, deadline, label, contact and CSV layout that differs between councils is
// here and nowhere else; the code holds only the arithmetic. OpenAPI is generated from these schemas: no transforms.
import { z } from 'zod';
import { categorySchema } from '../domain/actuals.ts';
import { serviceTypeSchema } from '../domain/lines.ts';
import { quantitySchema } from '../domain/quantity.ts';
import { plainDateSchema, weekStartSchema } from '../domain/week.ts';
import { ruleIdSchema } from '../rules/rule-ids.ts';
import { serviceTypeRulesSchema } from './service-types.ts';

/** The newest profile layout that this version of the app understands. */
export const currentSchemaVersion = 1;

const timeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 17:00');

export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

export const deadlineRulesSchema = z.object({
  /** The day in the week after, and the local time, by which the week is confirmed. */
  day: z.enum(weekdays),
  time: timeSchema,
  timeZone: z.string().refine(isTimeZone, 'must be a time zone such as Europe/London'),
  /** Single weeks with another deadline, for example at Christmas. */
  overrides: z.array(z.object({ weekStart: weekStartSchema, date: plainDateSchema, time: timeSchema })),
  /** The contract's last day: so many working days after the week's Sunday. */
  backstopWorkingDays: z.int().min(1).max(30),
});

export const bankHolidaysSchema = z.object({
  firstYear: z.int(),
  /** The last year that the list covers; past it the app says that the list has run out. */
  lastYear: z.int(),
  days: z.array(plainDateSchema),
});

/** What went wrong, as the "Who to contact" page asks it. */
export const contactTopics = [
  'password',
  'access',
  'line-incorrect',
  'line-missing',
  'service-ended',
  'payment-query',
  'hospital-admission',
  'temporary-line',
  'package-review',
  'shared-support',
  'staffing',
  'increase',
  'adjustment',
  'safety-at-home',
] as const;
export const contactTopicSchema = z.enum(contactTopics);
export type ContactTopic = z.infer<typeof contactTopicSchema>;

export const contactSchema = z.object({
  id: z.string().min(1),
  name: z.string().min(1),
  emails: z.array(z.object({ label: z.string(), address: z.string().min(3) })),
  phone: z.string().nullable(),
});
export type Contact = z.infer<typeof contactSchema>;

export const contactForSchema = z.object({
  contactId: z.string().min(1),
  /** True where the guidance names this contact for this; false where it is our reading, and marked so. */
  said: z.boolean(),
});

export const csvFields = [
  'service',
  'serviceLevel',
  'ssRef',
  'date',
  'actual',
  'frustrated',
  'missed',
  'extra',
  'visits',
  'comment',
] as const;

export const csvLayoutSchema = z.object({
  columns: z.array(z.object({ field: z.enum(csvFields), header: z.string().min(1) })).min(1),
  dateFormat: z.enum(['YYYY/MM/DD', 'DD/MM/YYYY', 'YYYY-MM-DD']),
  separator: z.enum([',', ';', '\t']),
  lineEnd: z.enum(['crlf', 'lf']),
  bom: z.boolean(),
  decimals: z.int().min(0).max(2),
});
export type CsvLayout = z.infer<typeof csvLayoutSchema>;

/** A sentence of the council's guidance that a rule rests on; `document: null` where it rests on a reading of ours. */
export const ruleSourceSchema = z.object({
  document: z.string().nullable(),
  text: z.string().min(1),
  /** The service types that the sentence speaks of; null: all. */
  serviceTypes: z.array(serviceTypeSchema).nullable(),
  /** The categories that the sentence speaks of; absent: all. */
  categories: z.array(categorySchema).optional(),
});
export type RuleSource = z.infer<typeof ruleSourceSchema>;

/** A part of a document, word for word but for line breaks and bold print. */
export const guidancePartSchema = z.object({
  heading: z.string().min(1),
  /** True where the document prints these sentences without a heading. */
  headingIsOurs: z.boolean().optional(),
  sentences: z.array(z.string().min(1)).min(1),
});

const reasonWordsSchema = z.object({ label: z.string().min(1), inComment: z.string(), reducesActual: z.boolean() });

export const councilProfileSchema = z
  .object({
    schemaVersion: z.literal(currentSchemaVersion),
    id: z.string().regex(/^[a-z0-9-]+$/, 'must be in lower-case letters, digits and hyphens'),
    name: z.string().min(1),
    /** The council's own edition of these rules, shown to people and sent with every confirmation. */
    version: z.string().min(1),
    /** Frustrated, missed and extra are multiples of this, in hundredths; 0: no step. */
    step: quantitySchema,
    serviceTypes: z.record(serviceTypeSchema, serviceTypeRulesSchema),
    /**
     * `inComment`: the words a comment to the council uses for it; empty: none. `reducesActual`: whether hours missed for
     * this reason lower the actual quantity (Readings 2).
     */
    reasons: z.object({
      hospital: reasonWordsSchema,
      planned_absence: reasonWordsSchema,
      non_engagement: reasonWordsSchema,
      provider_cause: reasonWordsSchema,
      service_ended: reasonWordsSchema,
      /** Older portals do not know it. */
      service_closed: reasonWordsSchema.default(() => ({
        label: 'Service closed',
        inComment: 'service closed',
        reducesActual: true,
      })),
      temporary_increase: reasonWordsSchema,
      unspecified: reasonWordsSchema,
    }),
    /**
     * The texts of the portal's Service level column that mean one carer at a time, and two. Absent in profiles of older
     * portals: then no level is known.
     */
    carers: z.object({ one: z.array(z.string()), two: z.array(z.string()) }).optional(),
    /** A temporary increase or reduction longer than this many days needs an adjustment request. */
    temporaryDays: z.int().min(1).max(366),
    adjustment: z.object({
      /** Days from the change within which the request is submitted, the last one included. */
      submitWithinDays: z.int().min(0).max(366),
      formName: z.string().min(1),
      formUrl: z.url(),
      /** Who at the council decides on a request, as a phrase. */
      approvedBy: z.string().min(1),
    }),
    /** A stay that starts fewer than this many days after a discharge is pointed out. */
    readmissionDays: z.int().min(0).max(366),
    /** The how-manyeth consecutive non-engagement asks for a package review. */
    nonEngagementReviewAt: z.int().min(1).max(100),
    deadline: deadlineRulesSchema,
    bankHolidays: bankHolidaysSchema,
    comment: z.object({ requiredForDifference: z.boolean(), hospitalWeekNumber: z.boolean() }),
    confirmation: z.object({ scope: z.enum(['service', 'week']) }),
    accountLock: z.object({ afterDays: z.int().min(1), warnFromDay: z.int().min(0) }),
    /** Minutes without anybody at the keyboard after which the app locks, and how far a person may change that. */
    idleLock: z.object({ usual: z.int().min(1), least: z.int().min(1), most: z.int().min(1).max(240) }).optional(),
    /** People are billed in periods of so many weeks; the first day of one of them, or null while it is not known. */
    billing: z.object({ weeks: z.int().min(1).max(53), firstDay: plainDateSchema.nullable() }),
    contacts: z.array(contactSchema),
    contactFor: z.record(contactTopicSchema, contactForSchema),
    guidance: z.array(
      z.object({
        id: z.string().min(1),
        title: z.string().min(1),
        /** The document as it reads, for Help; absent where the profile has only what its rules quote. */
        parts: z.array(guidancePartSchema).optional(),
      }),
    ),
    sources: z.partialRecord(ruleIdSchema, z.array(ruleSourceSchema)),
    csv: csvLayoutSchema,
  })
  .check((context) => {
    for (const { path, sentence } of contradictions(context.value)) {
      context.issues.push({ code: 'custom', message: sentence, path, input: context.value });
    }
  });
export type CouncilProfile = z.infer<typeof councilProfileSchema>;

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** What each value's own type cannot say: references that lead nowhere, doubled columns, years without holidays. */
function* contradictions(profile: {
  contacts: { id: string }[];
  contactFor: Record<ContactTopic, { contactId: string }>;
  guidance: { id: string }[];
  sources: Partial<Record<string, RuleSource[]>>;
  csv: CsvLayout;
  bankHolidays: z.infer<typeof bankHolidaysSchema>;
  accountLock: { afterDays: number; warnFromDay: number };
  idleLock?: { usual: number; least: number; most: number } | undefined;
}): Generator<{ path: PropertyKey[]; sentence: string }> {
  const contacts = new Set(profile.contacts.map((contact) => contact.id));
  for (const [topic, { contactId }] of Object.entries(profile.contactFor)) {
    if (!contacts.has(contactId)) {
      yield { path: ['contactFor', topic, 'contactId'], sentence: `no contact is called "${contactId}"` };
    }
  }
  const documents = new Set(profile.guidance.map((document) => document.id));
  for (const [rule, sources] of Object.entries(profile.sources)) {
    for (const [index, source] of (sources ?? []).entries()) {
      if (source.document !== null && !documents.has(source.document)) {
        yield {
          path: ['sources', rule, index, 'document'],
          sentence: `no guidance document is called "${source.document}"`,
        };
      }
    }
  }
  const { columns } = profile.csv;
  for (const [index, column] of columns.entries()) {
    const earlier = columns.slice(0, index);
    if (earlier.some((other) => other.field === column.field)) {
      yield { path: ['csv', 'columns', index, 'field'], sentence: `"${column.field}" is already in another column` };
    }
    if (earlier.some((other) => other.header === column.header)) {
      yield { path: ['csv', 'columns', index, 'header'], sentence: `"${column.header}" already heads another column` };
    }
  }
  const { firstYear, lastYear, days } = profile.bankHolidays;
  for (const [index, day] of days.entries()) {
    const year = Number(day.slice(0, 4));
    if (year < firstYear || year > lastYear) {
      yield {
        path: ['bankHolidays', 'days', index],
        sentence: `${day} is outside the years ${firstYear} to ${lastYear}`,
      };
    }
  }
  if (profile.accountLock.warnFromDay > profile.accountLock.afterDays) {
    yield { path: ['accountLock', 'warnFromDay'], sentence: 'must not be later than the day of the lock' };
  }
  const { idleLock } = profile;
  if (idleLock !== undefined && !(idleLock.least <= idleLock.usual && idleLock.usual <= idleLock.most)) {
    yield { path: ['idleLock', 'usual'], sentence: 'must lie between the least and the most' };
  }
}

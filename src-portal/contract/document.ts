// The OpenAPI 3.1 document: the table of calls, the words of operations.ts and the recorded examples, put together. It
// needs no running portal, so that it can be linted, rendered and generated from.
import {
  councilFilePath,
  type ProblemName,
  portalCalls,
  problemNames,
  problemType,
} from '../../src-shared/portal-api/index.ts';
import { type PermittedCall, permissions } from '../http/permissions.ts';
import { problemKinds } from '../problem.ts';
import { type Example, examples } from './examples.ts';
import { introduction } from './introduction.ts';
import { isWrite, operations, problemsOf, subjects } from './operations.ts';
import { contractSchemas, type JsonSchema } from './schemas.ts';

export interface OpenApiDocument {
  openapi: '3.1.0';
  info: Record<string, unknown>;
  servers: { url: string; description: string }[];
  tags: { name: string; description: string }[];
  security: Record<string, string[]>[];
  paths: Record<string, Record<string, Operation>>;
  components: { securitySchemes: JsonSchema; schemas: Record<string, JsonSchema>; headers: Record<string, JsonSchema> };
}

export interface Operation {
  operationId: string;
  summary: string;
  description: string;
  tags: string[];
  security?: Record<string, string[]>[];
  parameters?: Parameter[];
  requestBody?: { required: true; content: Record<string, Media> };
  responses: Record<string, OpenApiResponse>;
}

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required: boolean;
  description: string;
  schema: JsonSchema;
}

interface Media {
  schema: JsonSchema;
  examples?: Record<string, { summary: string; value: unknown }>;
}

export interface OpenApiResponse {
  description: string;
  headers?: Record<string, JsonSchema>;
  content?: Record<string, Media>;
}

const names = Object.keys(operations) as PermittedCall[];

export function openApiDocument(): OpenApiDocument {
  const schemas = contractSchemas();
  const paths: OpenApiDocument['paths'] = {};
  for (const name of names) {
    const { method, path } = placeOf(name);
    const template = path.replace(/:(\w+)/g, '{$1}');
    paths[template] = { ...paths[template], [method.toLowerCase()]: operation(name) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Provider portal API',
      version: '1',
      description: introduction,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/', description: 'The portal that serves this document' }],
    tags: Object.entries(subjects).map(([name, description]) => ({ name, description })),
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'What `POST /v1/sessions` gave as `token`.' },
      },
      schemas: schemas.components,
      headers,
    },
  };

  function operation(name: PermittedCall): Operation {
    const { subject, summary, description } = operations[name];
    const isFile = name === 'councilFile';
    const request = isFile ? null : schemas.requestOf(name);
    const mine = examples.filter((example) => example.operation === name);
    return {
      operationId: name,
      summary,
      description,
      tags: [subject],
      ...(permissions[name] === 'anybody' ? { security: [] } : {}),
      ...withParameters(parametersOf(name)),
      ...(request === null
        ? {}
        : { requestBody: { required: true, content: { 'application/json': withExamples(request, mine, askedOf) } } }),
      responses: {
        '200': isFile
          ? answered('The file.', 'text/csv', withExamples({ type: 'string' }, mine, answerOf(200)), [
              'Content-Disposition',
            ])
          : answered(
              'Done.',
              'application/json',
              withExamples(schemas.answerOf(name), mine, answerOf(200)),
              name === 'profile' ? ['ETag'] : [],
            ),
        ...(name === 'profile' ? { '304': { description: 'Unchanged.', headers: headersOf(['ETag']) } } : {}),
        ...refusals(name, mine),
      },
    };
  }
}

function placeOf(name: PermittedCall): { method: string; path: string } {
  return name === 'councilFile' ? { method: 'GET', path: councilFilePath } : portalCalls[name];
}

const params: Record<string, Omit<Parameter, 'name' | 'in' | 'required'>> = {
  monday: { description: 'The Monday of the week.', schema: { type: 'string', format: 'date' } },
  id: { description: 'The id of what the call is about.', schema: { type: 'string', minLength: 1, maxLength: 200 } },
};

function parametersOf(name: PermittedCall): Parameter[] {
  const inPath = [...placeOf(name).path.matchAll(/:(\w+)/g)].map(([, key = '']) => {
    const param = params[key];
    if (param === undefined) throw new Error(`nothing is said of the parameter ${key}`);
    return { name: key, in: 'path' as const, required: true, ...param };
  });
  const known: Parameter[] = [];
  if (isWrite(name)) {
    known.push({
      name: 'Idempotency-Key',
      in: 'header',
      required: true,
      description: 'Names this request; the same again with the same key has no second effect.',
      schema: { type: 'string', format: 'uuid', description: 'A UUID of version 7.' },
    });
  }
  if (name === 'profile') {
    known.push({
      name: 'If-None-Match',
      in: 'header',
      required: false,
      description: 'The `ETag` of the profile that the client has.',
      schema: { type: 'string' },
    });
  }
  if (name === 'changes') {
    known.push(
      {
        name: 'cursor',
        in: 'query',
        required: false,
        description: 'Where to go on; absent: from the beginning.',
        schema: { type: 'string', maxLength: 200 },
      },
      {
        name: 'limit',
        in: 'query',
        required: false,
        description: 'The most changes on the page.',
        schema: { type: 'integer', minimum: 1, maximum: 10_000, default: 1000 },
      },
      {
        name: 'knows',
        in: 'query',
        required: false,
        description:
          'The later kinds of record that the client knows, with commas between: `absence`, `not-claimed`. It is told of no others.',
        schema: { type: 'string', maxLength: 1000 },
      },
    );
  }
  return [...inPath, ...known];
}

const withParameters = (parameters: Parameter[]) => (parameters.length === 0 ? {} : { parameters });

const headers: Record<string, JsonSchema> = {
  Date: { description: 'The portal’s time.', required: true, schema: { type: 'string' } },
  'Retry-After': {
    description: 'Whole seconds after which the same request is worth sending again.',
    schema: { type: 'integer', minimum: 1 },
  },
  ETag: { description: 'Names this profile; another one has another.', required: true, schema: { type: 'string' } },
  'Content-Disposition': { description: 'What to call the file.', required: true, schema: { type: 'string' } },
};

function headersOf(more: readonly string[]): Record<string, JsonSchema> {
  return Object.fromEntries(['Date', ...more].map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}

function answered(description: string, type: string, media: Media, more: readonly string[]): OpenApiResponse {
  return { description, headers: headersOf(more), content: { [type]: media } };
}

const comeBack: ReadonlySet<ProblemName> = new Set(['too-many-requests', 'overloaded', 'idempotency-key-in-progress']);

/** One answer a status; each says which types of problem come with it. */
function refusals(name: PermittedCall, mine: readonly Example[]): Record<string, OpenApiResponse> {
  const all = new Set(problemsOf(name));
  const ordered = problemNames.filter((one) => all.has(one));
  const found = [...new Set(ordered.map((one) => problemKinds[one].status))]
    .sort((a, b) => a - b)
    .map((status): [string, OpenApiResponse] => {
      const of = ordered.filter((one) => problemKinds[one].status === status);
      const schema = { allOf: [problemRef, { type: 'object', properties: { type: { enum: of.map(problemType) } } }] };
      const media = withExamples(schema, mine, answerOf(status));
      const words = of.map((one) => `\`${one}\`: ${problemKinds[one].title}`).join('; ');
      const retry = of.some((one) => comeBack.has(one)) ? ['Retry-After'] : [];
      return [`${status}`, answered(`${words}.`, 'application/problem+json', media, retry)];
    });
  return {
    ...Object.fromEntries(found),
    default: answered('Whatever else stands in the way.', 'application/problem+json', { schema: problemRef }, []),
  };
}

const problemRef = { $ref: '#/components/schemas/Problem' };

/** What was out of bounds is an example of its answer only. */
const askedOf = ({ request, answer }: Example) => (answer.status === 400 ? undefined : request.body);
const answerOf = (status: number) => (example: Example) =>
  example.answer.status === status ? example.answer.body : undefined;

function withExamples(schema: JsonSchema, of: readonly Example[], part: (example: Example) => unknown): Media {
  const found = of.flatMap((example) => {
    const value = part(example);
    return value === undefined ? [] : [[example.name, { summary: example.summary, value }] as const];
  });
  return { schema, ...(found.length === 0 ? {} : { examples: Object.fromEntries(found) }) };
}

// Renders the OpenAPI document for people: `node test/docs/portal-api.ts` renews docs/portal-api.md.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Operation, openApiDocument } from '../../src-portal/contract/document.ts';
import type { JsonSchema } from '../../src-portal/contract/schemas.ts';
import { type PermittedCall, permissions } from '../../src-portal/http/permissions.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));
export const portalApiFile = path.join(project, 'docs', 'portal-api.md');

/** Longer ones are named only: `/openapi.json` has them. */
const longestExample = 2_000;

export function portalApiText(): string {
  const document = openApiDocument();
  const operations = Object.entries(document.paths).flatMap(([place, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ title: `${method.toUpperCase()} ${place}`, operation })),
  );
  const lead =
    'Made from the contract by `node test/docs/portal-api.ts`; a test fails when it is out of date. `GET /openapi.json` has the same for programs (OpenAPI 3.1), with every example whole.';
  const parts = document.tags.map(({ name, description }) => {
    const mine = operations.filter(({ operation }) => operation.tags.includes(name));
    return `## ${name}\n\n${description}\n\n${mine.map(({ title, operation }) => call(title, operation)).join('\n')}`;
  });
  const schemas = Object.entries(document.components.schemas).map(([name, schema]) => shape(name, schema));
  return [
    `# ${String(document.info.title)}\n`,
    `${lead}\n`,
    `${String(document.info.description)}\n`,
    `## All calls\n\n| Call | | Who |\n|---|---|---|\n${operations.map(row).join('\n')}\n`,
    ...parts,
    `## Shapes\n\n${schemas.join('\n')}`,
  ].join('\n');
}

function row({ title, operation }: { title: string; operation: Operation }): string {
  return `| [\`${title}\`](#${anchor(operation)}) | ${operation.summary} | ${whoMay(operation)} |`;
}

const anchor = ({ operationId }: Operation) => operationId.toLowerCase();

function whoMay({ operationId }: Operation): string {
  const permission = permissions[operationId as PermittedCall];
  if (permission === 'anybody') return 'anybody';
  return permission === 'everybody' ? 'everybody signed in' : permission.join(', ');
}

function call(title: string, operation: Operation): string {
  const { operationId, summary, description, parameters = [], requestBody, responses } = operation;
  const media = requestBody?.content['application/json'];
  const asked = media === undefined ? '' : `\nSent: ${typeOf(media.schema)}\n`;
  const inPlaces = parameters.map(
    (one) => `| \`${one.name}\` | ${one.in}${one.required ? ', required' : ''} | ${one.description} |`,
  );
  const answers = Object.entries(responses).map(([status, { description: words, content, headers = {} }]) => {
    const [[type, body] = [], ..._] = Object.entries(content ?? {});
    const shown =
      body === undefined
        ? ''
        : type?.includes('problem')
          ? ''
          : ` ${type === 'text/csv' ? 'CSV' : typeOf(body.schema)}.`;
    const more = Object.keys(headers).filter((name) => name !== 'Date');
    const sent = more.length === 0 ? '' : ` (${more.map((name) => `\`${name}\``).join(', ')})`;
    return `| ${status} | ${words}${shown}${sent} |`;
  });
  return [
    `### ${operationId}\n`,
    `\`${title}\`: ${summary}. For ${whoMay(operation)}.\n`,
    `${description}`,
    asked,
    ...(inPlaces.length === 0 ? [] : [`| Parameter | | |\n|---|---|---|\n${inPlaces.join('\n')}\n`]),
    `| Status | Answer |\n|---|---|\n${answers.join('\n')}\n`,
    examplesOf(operation),
  ].join('\n');
}

function examplesOf({ requestBody, responses }: Operation): string {
  const asked = requestBody?.content['application/json']?.examples ?? {};
  const lines = Object.entries(responses).flatMap(([status, { content = {} }]) =>
    Object.values(content).flatMap(({ examples = {} }) =>
      Object.entries(examples).map(([name, { summary, value }]) => {
        const request = asked[name] === undefined ? '' : `${code(asked[name].value)}\n`;
        return `${summary} (${status}):\n\n${request}${code(value)}`;
      }),
    ),
  );
  return lines.length === 0 ? '' : `<details><summary>Examples</summary>\n\n${lines.join('\n')}\n</details>\n`;
}

function code(value: unknown): string {
  const text = typeof value === 'string' ? value.replaceAll('\r\n', '\n') : JSON.stringify(value, null, 1);
  if (text.length > longestExample) return `*Too long for this page: see \`/openapi.json\`.*\n`;
  return `\`\`\`${typeof value === 'string' ? '' : 'json'}\n${text.trimEnd()}\n\`\`\`\n`;
}

function shape(name: string, schema: JsonSchema): string {
  const about = typeof schema.description === 'string' ? `${schema.description}\n\n` : '';
  const properties = schema.properties as Record<string, JsonSchema> | undefined;
  if (properties === undefined) return `### ${name}\n\n${about}${typeOf({ ...schema, description: undefined })}\n`;
  const required = new Set((schema.required ?? []) as string[]);
  const rows = Object.entries(properties).map(([field, of]) => {
    const words = typeof of.description === 'string' ? of.description : '';
    return `| \`${field}\`${required.has(field) ? '' : '?'} | ${typeOf(of)} | ${words} |`;
  });
  return `### ${name}\n\n${about}| Field | | |\n|---|---|---|\n${rows.join('\n')}\n`;
}

/** In the words of a reader: `text`, `whole number, 0 or more`, a link to a shape. */
function typeOf(schema: JsonSchema): string {
  const { $ref, type, const: constant, items, properties } = schema;
  if (typeof $ref === 'string') return linkTo($ref);
  if (constant !== undefined) return `\`${JSON.stringify(constant)}\``;
  if (Array.isArray(schema.enum)) return schema.enum.map((one) => `\`${String(one)}\``).join(', ');
  const choices = (schema.anyOf ?? schema.oneOf ?? schema.allOf) as JsonSchema[] | undefined;
  if (choices !== undefined) return choices.map(typeOf).join(' or ');
  if (type === 'array')
    return `list of ${typeOf((items ?? {}) as JsonSchema)}${bounds(schema, 'minItems', 'maxItems')}`;
  if (type === 'string')
    return typeof schema.format === 'string'
      ? formatOf(schema.format)
      : `text${bounds(schema, 'minLength', 'maxLength')}`;
  if (type === 'integer' || type === 'number') {
    return `${type === 'integer' ? 'whole number' : 'number'}${bounds(schema, 'minimum', 'maximum')}`;
  }
  if (type === 'boolean') return 'true or false';
  if (type === 'null') return 'null';
  if (properties !== undefined) {
    const inside = Object.entries(properties as Record<string, JsonSchema>);
    return `{ ${inside.map(([field, of]) => `${field}: ${typeOf(of)}`).join('; ')} }`;
  }
  return 'object';
}

const formats: Record<string, string> = { date: 'day', 'date-time': 'instant', uri: 'address', uuid: 'UUID' };
const formatOf = (format: string) => formats[format] ?? format;

function bounds(schema: JsonSchema, least: string, most: string): string {
  const [from, to] = [schema[least], schema[most]];
  if (from === undefined && to === undefined) return '';
  return ` (${from === undefined ? `up to ${String(to)}` : to === undefined ? `${String(from)} or more` : `${String(from)} to ${String(to)}`})`;
}

function linkTo(ref: string): string {
  const name = ref.split('/').at(-1) ?? '';
  return `[${name}](#${name.toLowerCase()})`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(portalApiFile, portalApiText());

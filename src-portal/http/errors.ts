// Every way in which a request can fail, as one of the portal's problems. What is unexpected is logged by its kind and
// place only: messages of drivers and validators can contain what people typed.
import type { FastifyError } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import type { LogLine } from '../environment.ts';
import { Refused } from '../problem.ts';
import { codeOf, DatabaseBusy } from '../store/database.ts';

/** So many of the things that are wrong are named. */
const mostFields = 50;

/** What PostgreSQL says of values that it cannot hold (22…) or index (54000). The last resort: see bounds.ts. */
const outOfRange = /^(22|54000$)/;

/** The problem that an error of any origin is answered with, and what the log is told of it. */
export function refusalOf(error: unknown): { refused: Refused; unexpected: LogLine | null } {
  if (error instanceof Refused) return { refused: error, unexpected: null };
  if (error instanceof DatabaseBusy) {
    const detail = 'The portal is busy. Nothing was done; the same request can be sent again in a moment.';
    return { refused: new Refused('overloaded', detail, { retryAfter: 2 }), unexpected: null };
  }
  if (hasZodFastifySchemaValidationErrors(error)) {
    const fields = error.validation.slice(0, mostFields).map(({ instancePath, message }) => ({
      path: instancePath.split('/').filter(Boolean).join('.'),
      sentence: message ?? 'This value is not right.',
    }));
    return { refused: new Refused('bad-request', 'Some of what was sent is not right.', { fields }), unexpected: null };
  }
  const status = (error as Partial<FastifyError> | null)?.statusCode ?? 500;
  if (status === 413)
    return {
      refused: new Refused('bad-request', 'That is too much at once. Send less in one request.'),
      unexpected: null,
    };
  if (status >= 400 && status < 500) {
    return {
      refused: new Refused('bad-request', 'What was sent is not JSON that the portal can read.'),
      unexpected: null,
    };
  }
  if (outOfRange.test(codeOf(error))) {
    const detail = 'Something that was sent is outside what the portal can hold. Nothing was done.';
    const line: LogLine = { level: 'warn', event: 'out-of-range', code: codeOf(error), where: placeOf(error) };
    return { refused: new Refused('bad-request', detail), unexpected: line };
  }
  return {
    refused: new Refused('unexpected', 'Something went wrong in the portal. Nothing was done. Try again later.'),
    unexpected: {
      level: 'error',
      event: 'unexpected',
      kind: error instanceof Error ? error.name : typeof error,
      code: codeOf(error),
      where: placeOf(error),
    },
  };
}

/** The first lines of a stack without its message, which may quote a value. */
function placeOf(error: unknown): string {
  if (!(error instanceof Error) || error.stack === undefined) return '';
  return error.stack
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 6)
    .map((line) => line.trim())
    .join(' | ');
}

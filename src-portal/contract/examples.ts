// Requests and answers as they were: recorded from a portal with an invented provider by test/src-portal/contract/record.ts,
// and replayed by the tests, so that none can go out of date.
import type { PermittedCall } from '../http/permissions.ts';
import recorded from './examples.json' with { type: 'json' };

export interface Example {
  operation: PermittedCall;
  /** In lower case with hyphens, one of its kind for the operation. */
  name: string;
  summary: string;
  request: {
    path?: Record<string, string>;
    query?: Record<string, string>;
    headers?: Record<string, string>;
    body?: unknown;
  };
  answer: { status: number; headers?: Record<string, string>; body?: unknown };
}

export const examples = recorded as readonly Example[];

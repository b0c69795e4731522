// The portal's problems: what each says in general, and the error that carries one out of a transaction. Nothing in
// a problem names a person: it may end up in a client's log.
import { type PortalProblem, type ProblemName, problemType } from '../src-shared/portal-api/index.ts';

/** What holds for every problem of a type. */
export const problemKinds: Record<ProblemName, { status: number; title: string }> = {
  'bad-request': { status: 400, title: 'The request cannot be read' },
  'not-signed-in': { status: 401, title: 'Sign in first' },
  'wrong-credentials': { status: 401, title: 'Those sign-in details are not right' },
  'account-locked': { status: 403, title: 'This account is locked' },
  'account-unused': { status: 403, title: 'This account has not been used for too long' },
  'not-allowed': { status: 403, title: 'Your account may not do this' },
  'not-found': { status: 404, title: 'There is no such thing here' },
  'idempotency-key-missing': { status: 400, title: 'The request has no idempotency key' },
  'idempotency-key-reused': { status: 422, title: 'The idempotency key belongs to another request' },
  'idempotency-key-in-progress': { status: 409, title: 'The same request is still being worked on' },
  'cursor-expired': { status: 410, title: 'The place in the change feed is no longer known' },
  'line-not-planned': { status: 422, title: 'The line is not planned in this week' },
  'week-not-generated': { status: 409, title: 'The week is not generated yet' },
  'week-not-finished': { status: 409, title: 'The week is not over yet' },
  'week-changed': { status: 409, title: 'The week is not what you saw' },
  'week-has-errors': { status: 409, title: 'The week has problems that must be fixed first' },
  'warnings-not-acknowledged': { status: 409, title: 'There are warnings that nobody has accepted' },
  'payment-processed': { status: 409, title: 'Payment for this week is processed' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  overloaded: { status: 503, title: 'The portal is busy' },
  unexpected: { status: 500, title: 'Something went wrong in the portal' },
};

/**
 * A problem as it is sent.
 * @param detail what happened here and how to put it right, for the coordinator
 */
export function problem(name: ProblemName, detail: string, fields?: PortalProblem['fields']): PortalProblem {
  return { type: problemType(name), ...problemKinds[name], detail, ...(fields === undefined ? {} : { fields }) };
}

/** Ends a request with a problem; thrown inside a transaction, it undoes the transaction. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly problem: PortalProblem;
  /** Whole seconds after which it is worth trying again. */
  readonly retryAfter: number | null;

  constructor(name: ProblemName, detail: string, more: { fields?: PortalProblem['fields']; retryAfter?: number } = {}) {
    super(name);
    this.problem = problem(name, detail, more.fields);
    this.retryAfter = more.retryAfter ?? null;
  }
}

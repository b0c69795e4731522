// Every problem that the portal answers with (RFC 9457, `application/problem+json`). The set is closed; clients branch
// on `type`, never on the HTTP status or on the text, which are for people and for proxies.
import { z } from 'zod';

export const problemNames = [
  'bad-request',
  'not-signed-in',
  'wrong-credentials',
  'account-locked',
  'account-unused',
  'not-allowed',
  'not-found',
  'idempotency-key-missing',
  'idempotency-key-reused',
  'idempotency-key-in-progress',
  'cursor-expired',
  'line-not-planned',
  'week-not-generated',
  'week-not-finished',
  'week-changed',
  'week-has-errors',
  'warnings-not-acknowledged',
  'payment-processed',
  'too-many-requests',
  'overloaded',
  'unexpected',
] as const;
export type ProblemName = (typeof problemNames)[number];

const prefix = 'urn:provider-actuals:problem:';

export const problemTypes = problemNames.map((name) => `${prefix}${name}` as const);
export type ProblemType = `${typeof prefix}${ProblemName}`;

export const portalProblemSchema = z.object({
  type: z.enum(problemTypes),
  /** A short summary, the same for every occurrence of the type. */
  title: z.string(),
  status: z.int(),
  /** What happened here and how to put it right, in plain English, for the coordinator. Names no person. */
  detail: z.string(),
  /** Where in the request, as `path → sentence`, for `bad-request`. */
  fields: z.array(z.object({ path: z.string(), sentence: z.string() })).optional(),
});
export type PortalProblem = z.infer<typeof portalProblemSchema>;

/** The short name of a problem's type: `week-changed` of `urn:provider-actuals:problem:week-changed`. */
export function problemName(problem: Pick<PortalProblem, 'type'>): ProblemName {
  return problem.type.slice(prefix.length) as ProblemName;
}

/** The `type` of a problem by its short name. */
export function problemType(name: ProblemName): ProblemType {
  return `${prefix}${name}`;
}

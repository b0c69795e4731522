// The two ends of a use case: its value, or a problem that a person can meet.
import type { ProblemCode } from '../../src-shared/app-api/problem-codes.ts';
import type { AppProblem, AppResult } from '../../src-shared/app-api/result.ts';

export function ok<T>(value: T): AppResult<T> {
  return { ok: true, value };
}

export function refuse(
  code: ProblemCode,
  sentence: string,
  action: string,
  fields?: Record<string, string>,
): { ok: false; problem: AppProblem } {
  return { ok: false, problem: { code, sentence, action, ...(fields === undefined ? {} : { fields }) } };
}

// What was typed into the sign-in form: a request that the main process takes, or a sentence for each field.
import type { AppProblem, AppRequest } from '../../../src-shared/app-api/index.ts';
import { connectionSchema } from '../../../src-shared/app-api/index.ts';
import { sessionRequestSchema } from '../../../src-shared/portal-api/sessions.ts';

export const fieldNames = ['address', 'authority', 'user', 'password', 'securityCode', 'secret'] as const;
export type FieldName = (typeof fieldNames)[number];
export type SignInErrors = Partial<Record<FieldName, string>>;

/** A connection that is still being filled in. */
export type DraftConnection =
  | { kind: 'practice' }
  | { kind: 'api'; address: string; authority: 'council' | 'hub' | null };

type SignInRequest = AppRequest<'session.sign-in'>;
export type ReadSignIn = { ok: true; request: SignInRequest } | { ok: false; errors: SignInErrors };

export function readSignIn(
  connection: DraftConnection,
  entry: { user: string; password: string; securityCode: string },
): ReadSignIn {
  const errors: SignInErrors = {};
  const where = connectionSchema.safeParse(connection);
  for (const issue of where.error?.issues ?? []) {
    if (issue.path[0] === 'address') errors.address ??= issue.message;
    else if (issue.path[0] === 'authority') errors.authority ??= 'Choose whose portal it is.';
  }
  const who = sessionRequestSchema.safeParse(entry);
  for (const issue of who.error?.issues ?? []) {
    const field = fieldNames.find((name) => name === issue.path[0]);
    if (field !== undefined) errors[field] ??= issue.message;
  }
  if (!where.success || !who.success) return { ok: false, errors };
  return { ok: true, request: { ...who.data, connection: where.data } };
}

/** The sentences that an answer gave for fields of this form. */
export function problemErrors(problem: AppProblem): SignInErrors {
  const errors: SignInErrors = {};
  for (const [path, sentence] of Object.entries(problem.fields ?? {})) {
    const field = fieldNames.find((name) => name === path.split('.').at(-1));
    if (field !== undefined) errors[field] = sentence;
  }
  return errors;
}

/** Whether it has to be asked what opens the records that are here, or whether to begin anew beside them. */
export function asksForSecretHere({ code }: AppProblem): boolean {
  return code === 'secret-needed' || code === 'key-missing' || code === 'key-unreadable';
}

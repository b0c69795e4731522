// What is left to a person whose portal has to be heard before anything is shown: signing in there, and taking what is unsent
// along. What must stay true: neither unlocks the window or shows a record; only the person whose account is open does either.
import type { AppAnswer, AppProblem, AppRequest, AppResult } from '../../src-shared/app-api/index.ts';
import { wordsForFailure } from '../portal/words.ts';
import { accountTyped, computerAfter, computerFor } from './known-computer.ts';
import type { HeldAccount } from './open-account.ts';
import {
  accountBlocked,
  portalWordNeeded,
  signInOfAnother,
  unknownAccount,
  whileLocked,
  windowLocked,
} from './problems.ts';
import { entryOf, prove } from './secrets.ts';
import type { SessionWork } from './sessions.ts';
import { admit, hearRefusal, requestSession, signedInAt } from './sign-in.ts';

/** Why the account is not shown; null: the portal's word is good, or none is needed. */
export function whyNotShown({ portalWord }: Pick<HeldAccount, 'portalWord'>): AppProblem | null {
  const word = portalWord();
  if (word === null || word.state === 'good') return null;
  return word.state === 'over' ? portalWordNeeded : accountBlocked(word.sentence);
}

/** Asks the portal, also where somebody chose to work offline before: nothing else unlocks the window. */
export async function askPortal({ holder }: SessionWork): Promise<AppResult<AppAnswer<'session.ask-portal'>>> {
  const held = holder.current();
  if (held === null) return { ok: false, problem: unknownAccount };
  if (whyNotShown(held) === null) return { ok: false, problem: windowLocked };
  return { ok: true, value: await held.work.askPortal() };
}

/** Signs the person in at the portal of the account that is open. The window stays locked. */
export async function signInAgain(
  work: SessionWork,
  credentials: AppRequest<'session.sign-in-again'>,
): Promise<AppResult<null>> {
  const { holder, folders, parts } = work;
  const held = holder.current();
  if (held === null) return { ok: false, problem: unknownAccount };
  if (whyNotShown(held) === null) return { ok: false, problem: windowLocked };
  const { connection, user, provider } = held.account();
  const known = await folders.list();
  const here = accountTyped(known.ok ? known.value : [], connection, credentials.user, held.id);
  const computer = computerFor(here, parts.device);
  const admitted = await requestSession(work, connection, { ...credentials, computer });
  if (holder.current() !== held) return { ok: false, problem: unknownAccount };
  if (!admitted.ok) {
    if (here?.id === held.id) hearRefusal(held, admitted.problem);
    return admitted;
  }
  const { session } = admitted.value;
  if (session.user.id !== user.id || session.provider.id !== provider.id) {
    return { ok: false, problem: signInOfAnother };
  }
  const { portalId } = held.store.sync.state();
  if (portalId !== null && portalId !== session.portalId) {
    return { ok: false, problem: wordsForFailure({ kind: 'portal-changed' }) };
  }
  admit(held, connection, admitted.value);
  held.work.syncSoon();
  await folders.remember({
    ...(await entryOf(work, held)),
    usedAt: parts.clock.now(),
    ...computerAfter(session, computer, credentials.user),
    ...signedInAt(connection, credentials.password),
  });
  return { ok: true, value: null };
}

/** Seals what is unsent into a site packet, for whoever knows what opens the account. Null: the dialog was closed. */
export async function sealUnsent(
  work: SessionWork,
  { secret, passphrase }: AppRequest<'session.seal-unsent'>,
): Promise<AppResult<AppAnswer<'session.seal-unsent'>>> {
  const held = work.holder.current();
  if (held === null) return { ok: false, problem: unknownAccount };
  if (whyNotShown(held) === null) return { ok: false, problem: windowLocked };
  const proven = await prove(work, await entryOf(work, held), { key: held.key, typed: secret });
  if (!proven.ok) return { ok: false, problem: whileLocked(proven.problem) };
  return work.holder.current() === held ? held.work.sealUnsent(passphrase) : { ok: false, problem: unknownAccount };
}

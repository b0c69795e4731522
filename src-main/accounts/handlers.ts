// Serves the calls on accounts: which are here, signing in, opening, secrets, the lock.
import type { AppHandlers, AppProblem, AppResult, SessionState } from '../../src-shared/app-api/index.ts';
import type { Sessions } from './sessions.ts';

interface Told {
  /** Whether an account opened at the last try: only then may something be done to records that do not. */
  tried: (accountId: string, problem: AppProblem | null) => void;
  weeksChanged: () => void;
}

export function sessionHandlers(session: Sessions, { tried, weeksChanged }: Told): AppHandlers<'session'> {
  const opening = async (accountId: string, opened: Promise<AppResult<SessionState>>) => {
    const result = await opened;
    tried(accountId, result.ok ? null : result.problem);
    return result;
  };
  return {
    'session.state': async () => ({ ok: true, value: await session.state() }),
    'session.sign-in': session.signIn,
    'session.open': ({ accountId, secret = null }) => opening(accountId, session.open(accountId, secret)),
    'session.set-first-secret': (input) => opening(input.accountId, session.setFirstSecret(input)),
    'session.choose-secret': ({ secret }) => session.chooseSecret(secret),
    'session.change-secret': session.changeSecret,
    'session.make-recovery-key': ({ secret }) => session.makeRecoveryKey(secret),
    'session.recovery-key-kept': session.recoveryKeyKept,
    'session.open-with-recovery-key': session.openWithRecoveryKey,
    'session.remove-account': async (input) => {
      const removed = await session.removeAccount(input);
      if (removed.ok) tried(input.accountId, null);
      return removed;
    },
    'session.lock': async () => {
      session.lock();
      return { ok: true, value: await session.state() };
    },
    'session.unlock': ({ secret }) => session.unlock(secret),
    'session.ask-portal': session.askPortal,
    'session.sign-in-again': session.signInAgain,
    'session.seal-unsent': session.sealUnsent,
    'session.begin-files': session.beginFiles,
    'session.choose-council': session.chooseCouncil,
    'session.change-connection': async (change) => {
      const changed = await session.changeConnection(change);
      if (changed.ok) weeksChanged();
      return changed;
    },
    'session.sign-out': async () => ({ ok: true, value: await session.signOut() }),
  };
}

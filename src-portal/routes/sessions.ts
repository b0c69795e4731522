// `POST /v1/sessions`: signing in. It never says which of user name and password was wrong; that the code was wrong
// may be said once the password was right. Unknown names are treated like known ones, in words, time and lock-out.

import { type Environment, instantOf, sha256 } from '../environment.ts';
import { type CallServer, makeToken } from '../http/calls.ts';
import { type Limits, makeBuckets, makeShares } from '../http/limits.ts';
import { checkNobody, checkSecrets } from '../password.ts';
import { Refused } from '../problem.ts';
import { addSession, countAttempt, findAccount, forgiveAttempts, userKey } from '../store/accounts.ts';
import type { Database } from '../store/database.ts';

/** So many wrong attempts in a row lock an account, for so long. */
export const attemptsAllowed = 5;
export const lockMinutes = 15;

/** Checking a password takes a core for a tenth of a second; more than this at once only queue. */
const mostChecksAtOnce = 64;

/** How many unknown names' attempts are remembered. */
const mostUnknownNames = 10_000;

export function serveSessions(
  calls: CallServer,
  database: Database,
  environment: Environment,
  options: { limits: Limits; sessionMinutes: number; passwordCost: number },
): void {
  const buckets = makeBuckets(environment.clock, options.limits.signInBurst, options.limits.signInsPerSecond);
  const checks = makeShares(mostChecksAtOnce, 'Many people are signing in at this moment. Try again in a moment.');
  const turns = new Map<string, Promise<unknown>>();
  const unknownNames = new Map<string, { failures: number; lockedUntil: number }>();

  calls.open('signIn', async ({ body }) => {
    buckets.take(userKey(body.user));
    const leave = checks.enter('');
    try {
      return await oneAfterAnother(userKey(body.user), () => signIn(body));
    } finally {
      leave();
    }
  });

  /** Attempts on one name are judged in turn: many right ones at once must not look like many attempts. */
  async function oneAfterAnother<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
    const before = turns.get(name) ?? Promise.resolve();
    const mine = before.then(work, work);
    turns.set(name, mine);
    try {
      return await mine;
    } finally {
      if (turns.get(name) === mine) turns.delete(name);
    }
  }

  async function signIn(body: { user: string; password: string; securityCode: string }) {
    const account = await findAccount(database, body.user);
    if (account === undefined) {
      await checkNobody(body.password, options.passwordCost);
      throw unknownName(body.user);
    }
    const now = instantOf(environment);
    const lockUntil = new Date(environment.clock() + lockMinutes * 60_000).toISOString();
    const inProvider = { provider: account.providerId };
    const attempt = await database.transaction(inProvider, (connection) =>
      countAttempt(connection, account, { now, lockAt: attemptsAllowed, lockUntil }),
    );
    if (attempt === null) throw locked(account.lockedUntil === null ? 0 : Date.parse(account.lockedUntil));

    switch (await checkSecrets(body, account)) {
      case 'wrong-password':
        throw attempt >= attemptsAllowed ? locked(Date.parse(lockUntil)) : wrong();
      case 'wrong-code':
        if (attempt >= attemptsAllowed) throw locked(Date.parse(lockUntil));
        throw new Refused('wrong-credentials', 'The security code is not right. Check its six digits and try again.');
      case 'right':
        break;
    }
    const { afterDays } = environment.council().accountLock;
    if (environment.clock() - Date.parse(account.lastAccess) > afterDays * 86_400_000) {
      await database.transaction(inProvider, (connection) => forgiveAttempts(connection, account, null));
      const detail = `This account was not used for more than ${afterDays} days, so the council has locked it. Ask the council to unlock it.`;
      throw new Refused('account-unused', detail);
    }
    const token = makeToken(account.providerId, environment.randomBytes(32));
    const expiresAt = new Date(environment.clock() + options.sessionMinutes * 60_000).toISOString();
    await database.transaction(inProvider, async (connection) => {
      await forgiveAttempts(connection, account, now);
      await addSession(connection, account, { tokenHash: sha256(token), expiresAt });
    });
    return {
      token,
      expiresAt,
      user: { id: account.accountId, name: account.name },
      roles: account.roles,
      provider: { id: account.providerId, name: account.providerName },
      authority: environment.authority,
      portalId: account.portalId,
    };
  }

  function unknownName(user: string): Refused {
    const key = sha256(userKey(user));
    const now = environment.clock();
    const known = unknownNames.get(key) ?? { failures: 0, lockedUntil: 0 };
    if (known.lockedUntil > now) return locked(known.lockedUntil);
    const failures = known.lockedUntil > 0 ? 1 : known.failures + 1;
    const lockedUntil = failures >= attemptsAllowed ? now + lockMinutes * 60_000 : 0;
    unknownNames.delete(key);
    unknownNames.set(key, { failures, lockedUntil });
    const [oldest] = unknownNames.keys();
    if (unknownNames.size > mostUnknownNames && oldest !== undefined) unknownNames.delete(oldest);
    return lockedUntil > 0 ? locked(lockedUntil) : wrong();
  }

  function locked(until: number): Refused {
    const minutes = Math.max(1, Math.ceil((until - environment.clock()) / 60_000));
    const wait = minutes === 1 ? '1 minute' : `${minutes} minutes`;
    const detail = `This account is locked after ${attemptsAllowed} wrong attempts. Try again in ${wait}, or ask the council to unlock it.`;
    return new Refused('account-locked', detail, { retryAfter: minutes * 60 });
  }
}

function wrong(): Refused {
  return new Refused('wrong-credentials', 'The user name or the password is not right. Check both and try again.');
}

// Whether secrets are right: one password hash, whoever it is and whatever comes of it, after the wait that strangers'
// wrong attempts have earned, and in turn.
import type { Environment } from '../environment.ts';
import type { Limits } from '../http/limits.ts';
import { checkPassword, codeHash, type Derive, deriveByScrypt } from '../password.ts';
import { Refused } from '../problem.ts';
import { type Account, takeRecoveryCode, takeTotpStep } from '../store/accounts.ts';
import type { Connection, Database } from '../store/database.ts';
import { type Attempt, type AttemptLimits, makeAttempts, usualAttempts } from './attempts.ts';
import type { From } from './from.ts';
import { isRecoveryCode, recoveryHash, sameHash, stepOfCode } from './second-factor.ts';
import { knownLane, makeTurns, NoRoom } from './turns.ts';

export interface JudgeOptions {
  limits: Pick<Limits, 'passwordsAtOnce'>;
  attempts?: Partial<AttemptLimits> | undefined;
  /** What checking a password costs, also where there is no such user. */
  passwordCost: number;
  derive?: Derive | undefined;
  /** Holds an attempt back for so many milliseconds. */
  wait: (milliseconds: number) => Promise<void>;
}

/** `key` is what the password gives: it opens and hashes what belongs to it. */
export type Judgement = { right: true; account: Account; key: Buffer } | { right: false; refused: Refused };

/** An attempt that has to wait no longer than this is held; one that has to wait longer is told to come back. */
const longestHeld = 8_000;

export function makeJudge(database: Database, { clock }: Environment, options: JudgeOptions) {
  const attempts = makeAttempts(clock, { ...usualAttempts, ...options.attempts });
  const checks = makeTurns({
    atOnce: options.limits.passwordsAtOnce,
    strangersAtOnce: Math.max(1, Math.floor(options.limits.passwordsAtOnce / 2)),
    mostOfLane: 8,
    mostInAll: 400,
  });
  const hashing = { cost: options.passwordCost, derive: options.derive ?? deriveByScrypt };

  /** Others may have begun an attempt on the name in the meantime, so it is asked again after each wait. */
  async function holdBack(attempt: Attempt): Promise<void> {
    const until = clock() + longestHeld;
    let milliseconds = attempts.wait(attempt);
    while (milliseconds > 0 && clock() + milliseconds <= until) {
      await options.wait(milliseconds);
      milliseconds = attempts.wait(attempt);
    }
    if (milliseconds === 0) return;
    const seconds = Math.ceil(milliseconds / 1000);
    const wait = seconds === 1 ? '1 second' : `${seconds} seconds`;
    const detail = `There were several wrong attempts. Try again in ${wait}. A computer that has signed in before need not wait.`;
    throw new Refused('too-many-requests', detail, { retryAfter: seconds });
  }

  /** Null for a code that is right, which is then used up. */
  async function refusalOfCode(account: Account, key: Buffer, code: string): Promise<Refused | null> {
    const inProvider = <Result>(work: (connection: Connection) => Promise<Result>) =>
      database.transaction({ provider: account.providerId }, work);
    if (account.totp === null) {
      return sameHash(codeHash(key, code), account.codeHash)
        ? null
        : wrong('The security code is not right. Check its six digits and try again.');
    }
    if (isRecoveryCode(code)) {
      const hash = recoveryHash(key, code);
      const taken = await inProvider((connection) => takeRecoveryCode(connection, account, hash));
      return taken ? null : wrong('The recovery code is not right, or was used before. Try another one.');
    }
    const step = stepOfCode(key, account.totp, code, clock());
    if (step === null) return wrong('The code of your authenticator app is not right. Type the one that it shows now.');
    const taken = await inProvider((connection) => takeTotpStep(connection, account, step));
    return taken ? null : wrong('This code of your authenticator app was used already. Wait for the next one.');
  }

  /**
   * Judges an attempt. Throws `too-many-requests` where it is not judged at all.
   * @param account undefined: nobody has the user name
   * @param secrets the code is null where the password alone is asked for
   * @param known the marks by which the account knows the computer; none: it is a stranger
   */
  return async function judge(
    account: Account | undefined,
    { password, securityCode }: { password: string; securityCode: string | null },
    { attempt, known, from }: { attempt: Attempt; known: readonly string[]; from: From },
  ): Promise<Judgement> {
    const isStranger = known.length === 0;
    if (isStranger) {
      await holdBack(attempt);
      if (!from.isThere()) throw new Refused('bad-request', 'Nobody waits for the answer any more.');
      attempts.begin(attempt);
    }
    const lane = isStranger ? attempt.address : knownLane;
    const { right, key } = await checks
      .run(lane, () => checkPassword(password, account?.passwordHash ?? null, hashing))
      .catch((error: unknown) => {
        if (!(error instanceof NoRoom)) throw error;
        if (isStranger) attempts.withdraw(attempt);
        throw busy();
      });
    if (!right || account === undefined) {
      const refused = wrong('The user name or the password is not right. Check both and try again.');
      return { right: false, refused };
    }
    const refused = securityCode === null ? null : await refusalOfCode(account, key, securityCode);
    if (refused !== null) return { right: false, refused };
    if (isStranger) attempts.right(attempt);
    return { right: true, account, key };
  };
}

const wrong = (detail: string) => new Refused('wrong-credentials', detail);

/** There is no room to judge one more. */
export function busy(): Refused {
  const detail = 'Many are signing in at this moment. Nothing was done; try again in a moment.';
  return new Refused('too-many-requests', detail, { retryAfter: 2 });
}

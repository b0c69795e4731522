// Signing in: from a user name and secrets to a session. Known, unknown, disabled and mistyped take the same way: the same
// questions to the database, one hash, one answer. What only the owner of an account may learn is said once the password
// was right. Attempts on one name from one place are judged in turn, so that many at once are as many.
import { type Environment, instantOf, sha256 } from '../environment.ts';
import type { Admission } from '../http/admission.ts';
import { makeToken, whomToAsk } from '../http/authenticate.ts';
import { networkOf } from '../http/connections.ts';
import { makeLanes } from '../http/lanes.ts';
import { type Limits, makeBuckets } from '../http/limits.ts';
import { Refused } from '../problem.ts';
import { type Account, findAccount, loadAccount, type SignedIn, touchAccount, userKey } from '../store/accounts.ts';
import type { Database } from '../store/database.ts';
import { countFailure, rememberComputers } from '../store/known-computers.ts';
import { addSession } from '../store/sessions.ts';
import type { Attempt } from './attempts.ts';
import type { From } from './from.ts';
import { busy, type JudgeOptions, makeJudge } from './judge.ts';

export interface SignInOptions extends JudgeOptions {
  limits: Pick<Limits, 'signInBurst' | 'signInsPerSecond' | 'passwordsAtOnce'>;
  sessionMinutes: number;
  /** Runs a look into the database in one of the places for everybody. */
  lookUp: Admission['lookUp'];
}

export interface Secrets {
  password: string;
  securityCode: string;
}

export interface Computer {
  /** What it was given when somebody signed in on it before, or null. */
  token: string | null;
  /** What it calls itself, or null. */
  name: string | null;
}

export interface Opened {
  account: Account;
  token: string;
  expiresAt: string;
  /** For a computer that asked for one and has none that is known. */
  computerToken: string | null;
}

export type SignIn = ReturnType<typeof makeSignIn>;

export function makeSignIn(database: Database, environment: Environment, options: SignInOptions) {
  const { clock } = environment;
  const floods = makeBuckets(clock, options.limits.signInBurst, options.limits.signInsPerSecond);
  const judge = makeJudge(database, environment, options);
  const inLine = makeLanes(mostInLine, busy);

  /** Signs somebody in. Throws `Refused` with what may be said of why not. */
  async function signIn(user: string, secrets: Secrets, computer: Computer | null, from: From): Promise<Opened> {
    const address = networkOf(from.address);
    const flooded = refusalOf(() => floods.take(address));
    // Somebody beside an attacker, on a computer that is known, is not held up; that has to be looked up.
    if (flooded !== null && computer?.token == null) throw flooded;
    const name = sha256(userKey(user));
    const marksOf = ({ providerId, accountId }: { providerId: string; accountId: string }) => [
      sha256(`address ${providerId} ${accountId} ${address}`),
      ...(computer?.token == null ? [] : [sha256(computer.token)]),
    ];
    const { account, known } = await options.lookUp(() => findAccount(database, user, marksOf));
    if (flooded !== null && known.length === 0) throw flooded;
    const unlockedAt = account?.unlockedAt == null ? 0 : Date.parse(account.unlockedAt);
    const attempt = { name, address, unlockedAt };
    const line = known.length > 0 ? `known ${known.join(' ')}` : lineOf(attempt);
    return inLine(line, async () => {
      const checked = await judge(account, secrets, { attempt, known, from });
      if (!checked.right) {
        if (account !== undefined && known.length > 0) {
          await inProviderOf(account, (connection) => countFailure(connection, account, known));
        }
        throw checked.refused;
      }
      refuseUnusable(checked.account);
      return open(checked.account, marksOf(checked.account), known, computer);
    });
  }

  /** A session for somebody whose secrets were right. */
  async function open(
    account: Account,
    marks: string[],
    known: readonly string[],
    computer: Computer | null,
  ): Promise<Opened> {
    const { providerId } = account;
    const hasToken = computer?.token != null && known.includes(sha256(computer.token));
    const computerToken = computer === null || hasToken ? null : makeToken(providerId, environment.randomBytes(32));
    // A token that is not known, such as one of another account's, is not made known by being shown.
    const remembered = hasToken
      ? marks
      : [...marks.slice(0, 1), ...(computerToken === null ? [] : [sha256(computerToken)])];
    const token = makeToken(providerId, environment.randomBytes(32));
    const startedAt = instantOf(environment);
    const expiresAt = new Date(clock() + options.sessionMinutes * 60_000).toISOString();
    await inProviderOf(account, async (connection) => {
      await touchAccount(connection, account, startedAt);
      await rememberComputers(connection, account, remembered, startedAt);
      await addSession(connection, account, {
        tokenHash: sha256(token),
        startedAt,
        expiresAt,
        computer: computer?.name ?? null,
      });
    });
    return { account, token, expiresAt, computerToken };
  }

  /**
   * For what needs the password once more: whoever has found a session open must not come further.
   * @param secrets with the second factor too, where it is not null
   * @returns the account and the key of its password
   */
  async function prove(
    who: SignedIn,
    secrets: { password: string; securityCode: string | null },
    from: From,
  ): Promise<{ account: Account; key: Buffer }> {
    const inProvider = { provider: who.providerId };
    const account = await database.transaction(inProvider, (connection) =>
      loadAccount(connection, who.providerId, who.accountId),
    );
    const attempt = {
      name: sha256(`account ${who.providerId} ${who.accountId}`),
      address: networkOf(from.address),
      unlockedAt: 0,
    };
    return inLine(lineOf(attempt), async () => {
      const checked = await judge(account, secrets, { attempt, known: [], from });
      if (!checked.right) throw checked.refused;
      return checked;
    });
  }

  /** What is said only to somebody whose secrets are right. */
  function refuseUnusable(account: Account): void {
    const whom = whomToAsk(environment);
    if (account.disabledAt !== null) {
      throw new Refused('account-locked', `This account is disabled. Ask ${whom} to enable it.`);
    }
    const { afterDays } = environment.council().accountLock;
    if (clock() - Date.parse(account.lastAccess) > afterDays * 86_400_000) {
      const detail = `This account was not used for more than ${afterDays} days, so it is locked. Ask ${whom} to unlock it.`;
      throw new Refused('account-unused', detail);
    }
  }

  function inProviderOf<Result>(
    { providerId }: Account,
    work: Parameters<typeof database.transaction<Result>>[1],
  ): Promise<Result> {
    return database.transaction({ provider: providerId }, work);
  }

  return { signIn, prove };
}

const lineOf = ({ address, name }: Attempt) => `${address} ${name}`;

const mostInLine = 20;

function refusalOf(take: () => void): Refused | null {
  try {
    take();
    return null;
  } catch (error) {
    if (error instanceof Refused) return error;
    throw error;
  }
}

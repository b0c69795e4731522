// Signing in: with a portal, or at a computer whose weeks go by files. What must stay true: nothing is written before the
// portal has let somebody in; at a real address another portal is a reason to stop.
import { type AppProblem, type AppResult, type Connection, whyNotSecret } from '../../src-shared/app-api/index.ts';
import { knownLaterKinds, type Session, type SessionRequest } from '../../src-shared/portal-api/index.ts';
import { adapterFor, sameConnection } from '../portal/adapter.ts';
import { portalClient } from '../portal/client.ts';
import { wordsForFailure } from '../portal/words.ts';
import { learnSkew, portalNow } from '../sync/portal-clock.ts';
import type { ProfileFile } from '../use-case/profile-file.ts';
import { accountOf, filesAccount, saveAccount } from './account.ts';
import type { KnownAccount, ReadAnswer } from './account-folders.ts';
import type { AccountKeys } from './account-keys.ts';
import { accountTyped, computerAfter, computerFor } from './known-computer.ts';
import { clientParts, type Held, type HeldAccount, type OpenAccount } from './open-account.ts';
import { noKeyring, weakSecret } from './problems.ts';
import type { SessionWork } from './sessions.ts';

export type SignIn = SessionRequest & { connection: Connection } & SecretHere;

/** What somebody who signs in gave for records that are on this computer already. */
interface SecretHere {
  secret?: string | undefined;
  beginAnew?: boolean | undefined;
}

/** Asks a portal to let this person in; nothing is written. */
export async function requestSession(
  { parts }: SessionWork,
  connection: Connection,
  credentials: SessionRequest,
): Promise<AppResult<{ session: Session; skew: number | null }>> {
  const found = await adapterFor(connection, parts.practice).find();
  if (!found.ok) return found;
  let skew: number | null = null;
  const client = portalClient({ ...clientParts(parts, found.address), onSkew: (heard) => (skew = heard) });
  const answer = await client.call('signIn', { body: credentials });
  if (!answer.ok) return { ok: false, problem: wordsForFailure(answer.failure) };
  if (!answer.changed) return { ok: false, problem: wordsForFailure({ kind: 'not-understood' }) };
  return { ok: true, value: { session: answer.value, skew } };
}

/** Opens the account of whoever signs in, a new one if need be, and begins its exchange. */
export async function signIn(
  work: SessionWork,
  { connection, secret, beginAnew = false, ...credentials }: SignIn,
): Promise<AppResult<null>> {
  const { parts, folders, keys, holder } = work;
  const keyring = await parts.keyring.available();
  if (!keyring.ok) return { ok: false, problem: noKeyring(keyring.sentence) };
  const known = await folders.list();
  // A wrong secret is told before the portal is asked: its security code is good for one sign-in only.
  const openId = holder.current()?.id ?? null;
  const here = accountTyped(known.ok ? known.value : [], connection, credentials.user, openId);
  let unlocked: Unlocked | null = null;
  if (here !== undefined && openId !== here.id && !beginAnew) {
    const key = await keyOf(keys, here, secret);
    keys.letGo(here.id);
    if (!key.ok) return key;
    unlocked = { id: here.id, key: key.value };
  }
  const computer = computerFor(here, parts.device);
  const admitted = await requestSession(work, connection, { ...credentials, computer });
  if (!admitted.ok) {
    const open = holder.current();
    if (open !== null && here?.id === open.id) hearRefusal(open, admitted.problem);
    return open === null && unlocked !== null ? openRefused(work, unlocked, admitted.problem) : admitted;
  }
  const { session, skew } = admitted.value;
  if (!known.ok && known.problem.code === 'no-keyring') return known;
  const as = { connection, session, skew, secret, beginAnew, unlocked };
  const held = await openFor(work, known.ok ? known.value : [], as);
  if (!held.ok) return held;
  const { id, store, work: accountWork } = held.value;
  admit(held.value, connection, admitted.value);
  const { user, provider, portalId } = session;
  const remembered = {
    ...computerAfter(session, computer, credentials.user),
    ...signedInAt(connection, credentials.password),
  };
  await folders.remember({ id, user, provider, portalId, connection, usedAt: parts.clock.now(), ...remembered });
  // An empty week is no place to arrive at: the first time, the plan is fetched before the door opens.
  if (store.sync.state().cursor === null) await Promise.race([accountWork.firstSync(), work.leaving()]);
  else accountWork.syncSoon();
  return { ok: true, value: null };
}

/** The portal has let the person in whose account is open. */
export function admit(
  { id, store, machineClock, setToken, lease }: HeldAccount,
  connection: Connection,
  { session, skew }: { session: Session; skew: number | null },
): void {
  saveAccount(store, accountOf(id, connection, session));
  if (store.sync.state().portalId === null) store.sync.update({ portalId: session.portalId });
  store.sync.portalTakes(knownLaterKinds(session.takes ?? []));
  if (skew !== null) learnSkew(machineClock, store.sync, skew);
  setToken(session.token);
  lease?.heard(portalNow(machineClock, skew));
}

/** Whoever may not sign in any more finds their records locked, with the way to take along what is unsent. */
function openRefused({ holder }: SessionWork, { id, key }: Unlocked, problem: AppProblem): AppResult<null> {
  if (problem.code !== 'account-locked') return { ok: false, problem };
  const opened = holder.open(id, { key, create: false, skew: null, fresh: null });
  if (!opened.ok) return { ok: false, problem };
  hearRefusal(opened.held, problem);
  return { ok: true, value: null };
}

/** A portal says this to nobody but whoever knows the account's own secrets. */
export function hearRefusal(held: HeldAccount, { code, sentence }: AppProblem): void {
  if (code === 'account-locked') held.lease?.blocked(sentence);
}

/** Signs out at the portal too, where it can be reached; nobody waits for it, and without it the token runs out. */
export function endThere({ reach, token }: OpenAccount): void {
  const held = token();
  if (held === null) return;
  const end = async () => {
    const reached = await reach(() => undefined);
    if (reached.ok) await reached.client.call('endSession', { token: held, timeoutMillis: 5_000 });
  };
  void end().catch(() => undefined);
}

/** What is remembered of a sign-in for opening the account later. */
export function signedInAt(
  connection: Connection,
  password: string,
): Pick<KnownAccount, 'printedPassword' | 'secretDue'> {
  switch (connection.kind) {
    case 'practice':
      return { printedPassword: password };
    case 'api':
      return { secretDue: true };
    case 'files':
      return {};
  }
}

/** The key of an account that somebody signs in to: under a secret only with it. */
function keyOf(
  keys: AccountKeys,
  { id, connection }: KnownAccount,
  secret: string | undefined,
): Promise<ReadAnswer<Uint8Array>> {
  // The printed sign-in is what practice asks for anyhow.
  return keys.unlock(id, connection.kind === 'practice' ? null : (secret ?? null));
}

interface Unlocked {
  id: string;
  key: Uint8Array;
}

interface Admitted extends SecretHere {
  connection: Connection;
  session: Session;
  skew: number | null;
  /** The account that was signed in to with this name before; null: none, or it is open. */
  unlocked: Unlocked | null;
}

/** The store of this sign-in: the one that is open, one that is known here, or a new one. */
async function openFor(
  { parts, holder, keys, folders }: SessionWork,
  known: readonly KnownAccount[],
  { connection, session, skew, secret, beginAnew, unlocked }: Admitted,
): Promise<AppResult<HeldAccount>> {
  // Whoever has opened records that were set aside sends what is unsent in them.
  const current = holder.current();
  const same = known.filter(
    (account) =>
      (account.setAside === undefined || account.id === current?.id) &&
      sameConnection(account.connection, connection) &&
      account.user.id === session.user.id &&
      account.provider.id === session.provider.id,
  );
  const there = same.filter(({ portalId }) => portalId === session.portalId);
  const mine = there.find(({ id }) => id === current?.id) ?? there[0];
  // Practice starts anew when its folder is emptied; at a real address another portal is a reason to stop.
  if (mine === undefined && same.length > 0 && connection.kind === 'api') {
    return { ok: false, problem: wordsForFailure({ kind: 'portal-changed' }) };
  }
  if (mine !== undefined && current?.id === mine.id) return { ok: true, value: current };
  const openNew = async () => {
    const id = parts.newId();
    const key = await keys.create(id, null);
    if (!key.ok) return key;
    return holder.open(id, { key: key.value, create: true, skew, fresh: accountOf(id, connection, session) });
  };
  if (mine === undefined) return heldOf(await openNew());
  if (beginAnew === true) {
    await folders.remember({ ...mine, setAside: parts.clock.now() });
    return heldOf(await openNew());
  }
  const isUnlocked = unlocked !== null && unlocked.id === mine.id;
  const key = isUnlocked ? { ok: true as const, value: unlocked.key } : await keyOf(keys, mine, secret);
  if (!key.ok) return key;
  const fresh = accountOf(mine.id, connection, session);
  const opened = holder.open(mine.id, { key: key.value, create: false, skew, fresh });
  // Its file is gone from this computer: whoever signs in starts again from the portal, in a new folder.
  return heldOf(!opened.ok && opened.problem.code === 'store-missing' ? await openNew() : opened);
}

function heldOf(opened: Held): AppResult<HeldAccount> {
  return opened.ok ? { ok: true, value: opened.held } : opened;
}

/** Begins an account whose weeks go to the council by files. */
export async function beginByFiles(
  { parts, folders, holder, keys }: SessionWork,
  { userName, providerName, secret }: { userName: string; providerName: string; secret: string },
  council: ProfileFile | null,
): Promise<AppResult<null>> {
  const keyring = await parts.keyring.available();
  if (!keyring.ok) return { ok: false, problem: noKeyring(keyring.sentence) };
  const weak = whyNotSecret(secret, [userName, providerName]);
  if (weak !== null) return { ok: false, problem: weakSecret(weak) };
  const id = parts.newId();
  const account = filesAccount(id, userName.trim(), providerName.trim());
  const key = await keys.create(id, secret);
  if (!key.ok) return key;
  const opened = holder.open(id, { key: key.value, create: true, skew: null, fresh: account });
  if (!opened.ok) return opened;
  if (council !== null) {
    const { store } = opened.held;
    store.command({ what: 'profile-taken', source: 'file', by: account.user }, (write) =>
      write.profileTaken(council.profile, council.fileName),
    );
  }
  await folders.remember({ ...account, portalId: '', usedAt: parts.clock.now() });
  return { ok: true, value: null };
}

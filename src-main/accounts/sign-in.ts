// Signing in: with a portal, or at a computer whose weeks go by files. What must stay true: nothing is written before the
// portal has let somebody in; at a real address another portal is a reason to stop.
import type { AppResult, Connection } from '../../src-shared/app-api/index.ts';
import type { Session, SessionRequest } from '../../src-shared/portal-api/index.ts';
import { adapterFor, sameConnection } from '../portal/adapter.ts';
import { portalClient } from '../portal/client.ts';
import { wordsForFailure } from '../portal/words.ts';
import { learnSkew } from '../sync/portal-clock.ts';
import type { ProfileFile } from '../use-case/profile-file.ts';
import { accountOf, filesAccount, saveAccount } from './account.ts';
import type { KnownAccount } from './account-folders.ts';
import { computerAfter, computerFor } from './known-computer.ts';
import { clientParts, type HeldAccount, type OpenAccount } from './open-account.ts';
import { noKeyring } from './problems.ts';
import type { SessionWork } from './sessions.ts';

export type SignIn = SessionRequest & { connection: Connection };

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
export async function signIn(work: SessionWork, { connection, ...credentials }: SignIn): Promise<AppResult<null>> {
  const { parts, folders } = work;
  const keyring = await parts.keyring.available();
  if (!keyring.ok) return { ok: false, problem: noKeyring(keyring.sentence) };
  const known = await folders.list();
  const computer = computerFor(known.ok ? known.value : [], connection, credentials.user, parts.device);
  const admitted = await requestSession(work, connection, { ...credentials, computer });
  if (!admitted.ok) return admitted;
  const { session, skew } = admitted.value;
  if (!known.ok && known.problem.code === 'no-keyring') return known;
  const held = await openFor(work, known.ok ? known.value : [], { connection, session, skew });
  if (!held.ok) return held;
  const { id, store, machineClock, setToken, work: accountWork } = held.value;
  saveAccount(store, accountOf(id, connection, session));
  if (store.sync.state().portalId === null) store.sync.update({ portalId: session.portalId });
  if (skew !== null) learnSkew(machineClock, store.sync, skew);
  setToken(session.token);
  const { user, provider, portalId } = session;
  const remembered = computerAfter(session, computer, credentials.user);
  await folders.remember({ id, user, provider, portalId, connection, usedAt: parts.clock.now(), ...remembered });
  // An empty week is no place to arrive at: the first time, the plan is fetched before the door opens.
  if (store.sync.state().cursor === null) await Promise.race([accountWork.firstSync(), work.leaving()]);
  else accountWork.syncSoon();
  return { ok: true, value: null };
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

interface Admitted {
  connection: Connection;
  session: Session;
  skew: number | null;
}

/** The store of this sign-in: the one that is open, one that is known here, or a new one. */
async function openFor(
  { parts, holder }: SessionWork,
  known: readonly KnownAccount[],
  { connection, session, skew }: Admitted,
): Promise<AppResult<HeldAccount>> {
  const same = known.filter(
    (account) =>
      sameConnection(account.connection, connection) &&
      account.user.id === session.user.id &&
      account.provider.id === session.provider.id,
  );
  const mine = same.find(({ portalId }) => portalId === session.portalId);
  // Practice starts anew when its folder is emptied; at a real address another portal is a reason to stop.
  if (mine === undefined && same.length > 0 && connection.kind === 'api') {
    return { ok: false, problem: wordsForFailure({ kind: 'portal-changed' }) };
  }
  const id = mine?.id ?? parts.newId();
  const current = holder.current();
  if (current?.id === id) return { ok: true, value: current };
  const as = (of: string) => ({ skew, fresh: accountOf(of, connection, session) });
  let opened = await holder.open(id, { ...as(id), create: mine === undefined });
  if (!opened.ok && opened.problem.code === 'store-missing') {
    // Its file is gone from this computer: whoever signs in starts again from the portal, in a new folder.
    const another = parts.newId();
    opened = await holder.open(another, { ...as(another), create: true });
  }
  return opened.ok ? { ok: true, value: opened.held } : opened;
}

/** Begins an account whose weeks go to the council by files. */
export async function beginByFiles(
  { parts, folders, holder }: SessionWork,
  names: { userName: string; providerName: string },
  council: ProfileFile | null,
): Promise<AppResult<null>> {
  const keyring = await parts.keyring.available();
  if (!keyring.ok) return { ok: false, problem: noKeyring(keyring.sentence) };
  const id = parts.newId();
  const account = filesAccount(id, names.userName.trim(), names.providerName.trim());
  const opened = await holder.open(id, { create: true, skew: null, fresh: account });
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

// Goes another way to the council from now on. What must stay true: nothing unsent is left behind; from the moment of the
// change nothing of the former portal arrives any more; everything recorded stays.
import type { Account, AppResult, Connection } from '../../src-shared/app-api/index.ts';
import type { ChangeConnection } from '../../src-shared/app-api/session.ts';
import type { Way } from '../../src-shared/domain/connection.ts';
import { knownLaterKinds, type Session } from '../../src-shared/portal-api/index.ts';
import { sameConnection } from '../portal/adapter.ts';
import { learnSkew, portalNow } from '../sync/portal-clock.ts';
import { accountOf, filesAccount } from './account.ts';
import { whatBlocks } from './change-connection.ts';
import type { HeldAccount } from './open-account.ts';
import { accountThere, otherName, practiceApart, sameWay, unknownAccount } from './problems.ts';
import type { SessionWork } from './sessions.ts';
import { requestSession, signedInAt } from './sign-in.ts';

/** At the next portal; null: the weeks go by files. */
type Admission = { session: Session; skew: number | null } | null;

/** @returns the problem that the account does not open any more with `lost`, for the sign-in page */
export async function goAnotherWay(
  work: SessionWork,
  change: ChangeConnection,
): Promise<AppResult<null> & { lost?: boolean }> {
  const current = work.holder.current();
  if (current === null) return { ok: false, problem: unknownAccount };
  const before = current.account();
  if (before.connection.kind === 'practice') return { ok: false, problem: practiceApart };
  const next: Connection = change.to === 'files' ? { kind: 'files' } : change.connection;
  if (sameConnection(before.connection, next)) return { ok: false, problem: sameWay };
  const [block] = whatBlocks(current.store);
  if (block !== undefined) return { ok: false, problem: block };
  const admission = await admissionFor(work, current, change);
  if (!admission.ok) return admission;
  // The sync may have brought something in while the portal was asked.
  const [late] = whatBlocks(current.store);
  if (late !== undefined) return { ok: false, problem: late };
  return carryOut(work, current, { next, before, admission: admission.value });
}

/** Signs in at the next portal, and looks that these records may go there. */
async function admissionFor(
  work: SessionWork,
  { id, account }: HeldAccount,
  change: ChangeConnection,
): Promise<AppResult<Admission>> {
  if (change.to === 'files') return { ok: true, value: null };
  const admitted = await requestSession(work, change.connection, change.credentials);
  if (!admitted.ok) return admitted;
  const { user, provider } = admitted.value.session;
  const before = account();
  if (!sameName(provider.name, before.provider.name) && !change.sameProvider) {
    return { ok: false, problem: otherName(provider.name, before) };
  }
  const known = await work.folders.list();
  if (!known.ok) return known;
  const isThere = known.value.some(
    (one) =>
      one.id !== id &&
      sameConnection(one.connection, change.connection) &&
      one.user.id === user.id &&
      one.provider.id === provider.id,
  );
  return isThere ? { ok: false, problem: accountThere } : admitted;
}

async function carryOut(
  { parts, folders, holder, leaving }: SessionWork,
  { id, key, store, work }: HeldAccount,
  { next, before, admission }: { next: Connection; before: Account; admission: Admission },
): Promise<AppResult<null> & { lost?: boolean }> {
  const session = admission?.session ?? null;
  const skew = admission?.skew ?? null;
  const account =
    session === null ? filesAccount(id, before.user.name, before.provider.name) : accountOf(id, next, session);
  const portalId = session?.portalId ?? null;
  // From here on nothing of the former portal may arrive any more.
  work.stop();
  let failed: unknown = null;
  try {
    const isSameWay = ({ connection }: Way) => sameConnection(connection, next);
    store.changeConnection(account, { portalId, by: before.user, isSameWay });
  } catch (error) {
    failed = error;
  }
  // A store is open once at a time.
  holder.close();
  const reopened = holder.open(id, { key, create: false, skew, fresh: null });
  if (!reopened.ok) return { ...reopened, lost: true };
  if (failed !== null) throw failed;
  if (session !== null) reopened.held.lease?.heard(portalNow(reopened.held.machineClock, skew));
  const { user, provider } = account;
  const usedAt = parts.clock.now();
  const due = signedInAt(next, '');
  await folders.remember({ id, user, provider, connection: next, portalId: portalId ?? '', usedAt, ...due });
  if (session !== null) {
    const { held } = reopened;
    if (skew !== null) learnSkew(held.machineClock, held.store.sync, skew);
    held.store.sync.portalTakes(knownLaterKinds(session.takes ?? []));
    held.setToken(session.token);
    await Promise.race([held.work.firstSync(), leaving()]);
    // Signing out may have come in between.
    const current = holder.current();
    // What that sync carried to the new portal goes at once.
    if (current?.id === id && current.store.outbox.counts().toSend > 0) current.work.syncSoon();
  }
  return { ok: true, value: null };
}

/** Spaces and capitals do not make another organisation. */
function sameName(a: string, b: string): boolean {
  const fold = (name: string) => name.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
  return fold(a) === fold(b);
}

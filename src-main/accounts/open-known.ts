// Opens an account that is on this computer, without the network, once what it asks for was given.
import type { AppResult } from '../../src-shared/app-api/index.ts';
import type { KnownAccount } from './account-folders.ts';
import { unknownAccount } from './problems.ts';
import type { SessionWork } from './sessions.ts';
import { unlock } from './unlock.ts';

/** With `lost`: the key was there, and the records did not open. */
export type Opened = AppResult<null> & { lost?: boolean };

export async function openKnown(work: SessionWork, accountId: string, secret: string | null): Promise<Opened> {
  const known = await work.folders.list();
  if (!known.ok) return known;
  const account = known.value.find(({ id }) => id === accountId);
  if (account === undefined) return { ok: false, problem: unknownAccount };
  if (work.holder.current()?.id === accountId) return { ok: true, value: null };
  const key = await unlock(work.keys, account, secret);
  return key.ok ? openWithKey(work, account, key.value) : key;
}

export async function openWithKey(
  { holder, folders, parts }: SessionWork,
  account: KnownAccount,
  key: Uint8Array,
): Promise<Opened> {
  const opened = holder.open(account.id, { key, create: false, skew: null, fresh: null });
  if (!opened.ok) return { ...opened, lost: true };
  // The records know how they go now, also where the list was not written any more when that changed.
  const { store } = opened.held;
  const { user, provider, connection } = opened.held.account();
  const portalId = store.sync.state().portalId ?? account.portalId;
  await folders.remember({ id: account.id, user, provider, connection, portalId, usedAt: parts.clock.now() });
  return { ok: true, value: null };
}

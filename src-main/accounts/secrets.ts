// The secret of an account and its recovery key: setting, changing, and opening with what is left when one is lost. What
// must stay true: whoever sets a secret has shown before that the account is theirs, by its portal, by the secret before, or
// by the recovery key; only an account by files that never had one is taken by whoever comes first.
import { type AppProblem, type AppResult, whyNotSecret } from '../../src-shared/app-api/index.ts';
import { readRecoveryKey } from '../../src-shared/domain/recovery-key.ts';
import { isKeyOf } from '../store/open.ts';
import type { AccountFolders, KnownAccount } from './account-folders.ts';
import type { Recovered } from './account-keys.ts';
import type { HeldAccount } from './open-account.ts';
import { type Opened, openWithKey } from './open-known.ts';
import {
  noKeyring,
  noSuchRecoveryKey,
  secretDueThere,
  unknownAccount,
  weakSecret,
  wrongRecoveryKey,
} from './problems.ts';
import type { SessionWork } from './sessions.ts';
import { opensWith, unlock } from './unlock.ts';

/** What has to be done on the open account before anything of it is shown. */
export async function dueOn({ keys }: SessionWork, account: KnownAccount): Promise<'secret' | 'recovery-key' | null> {
  if (account.connection.kind === 'practice') return null;
  switch (await keys.keptBy(account.id)) {
    case 'secret':
      return keys.hasRecoveryKey(account.id) ? null : 'recovery-key';
    case 'bare':
      return account.connection.kind === 'files' || account.secretDue === true ? 'secret' : null;
    case 'nobody-can-tell':
      return null;
  }
}

/** The entry of the open account in the list; as its records have it where the list cannot be read. */
export async function entryOf({ folders, parts }: SessionWork, held: HeldAccount): Promise<KnownAccount> {
  // Before anything is waited for: the records may be closed by then.
  const { user, provider, connection } = held.account();
  const portalId = held.store.sync.state().portalId ?? '';
  const known = await folders.list();
  const found = known.ok ? known.value.find(({ id }) => id === held.id) : undefined;
  return found ?? { id: held.id, user, provider, connection, portalId, usedAt: parts.clock.now() };
}

function whyWeak(secret: string, { user, provider }: Pick<KnownAccount, 'user' | 'provider'>): AppResult<null> {
  const weak = whyNotSecret(secret, [user.name, provider.name]);
  return weak === null ? { ok: true, value: null } : { ok: false, problem: weakSecret(weak) };
}

/** Sets the first secret of an account by files that was there before there were secrets. */
export async function setFirstSecret(
  { keys, folders }: SessionWork,
  { accountId, secret }: { accountId: string; secret: string },
): Promise<AppResult<null>> {
  const known = await folders.list();
  if (!known.ok) return known;
  const account = known.value.find(({ id }) => id === accountId);
  if (account === undefined) return { ok: false, problem: unknownAccount };
  // One that has a secret by now opens with that.
  if ((await opensWith(keys, account)) !== 'first-secret') return { ok: true, value: null };
  const weak = whyWeak(secret, account);
  if (!weak.ok) return weak;
  const key = await keys.unlock(accountId, null);
  keys.letGo(accountId);
  if (!key.ok) return key;
  await keys.protect(accountId, key.value, secret);
  return { ok: true, value: null };
}

/** Sets the first secret of the account that was just signed in to at its portal. */
export async function chooseSecret(work: SessionWork, secret: string): Promise<AppResult<null>> {
  const held = work.holder.current();
  if (held === null) return { ok: false, problem: unknownAccount };
  const account = await entryOf(work, held);
  if ((await dueOn(work, account)) !== 'secret') return { ok: false, problem: secretDueThere };
  const weak = whyWeak(secret, account);
  if (!weak.ok) return weak;
  await work.keys.protect(held.id, held.key, secret);
  return { ok: true, value: null };
}

export async function changeSecret(
  work: SessionWork,
  { current, secret }: { current: string; secret: string },
): Promise<AppResult<null>> {
  const held = work.holder.current();
  if (held === null) return { ok: false, problem: unknownAccount };
  const account = await entryOf(work, held);
  const proven = await prove(work, account, { key: held.key, typed: current });
  if (!proven.ok) return { ok: false, problem: inField(proven.problem, 'current') };
  const weak = whyWeak(secret, account);
  if (!weak.ok) return weak;
  await work.keys.protect(held.id, held.key, secret);
  return { ok: true, value: null };
}

/** A recovery key of the open account, to be shown once; the one before it is good until this one is kept. */
export async function makeRecoveryKey(
  work: SessionWork,
  secret: string | undefined,
): Promise<AppResult<{ recoveryKey: string }>> {
  const held = work.holder.current();
  if (held === null) return { ok: false, problem: unknownAccount };
  const account = await entryOf(work, held);
  if ((await dueOn(work, account)) !== 'recovery-key') {
    const proven = await prove(work, account, { key: held.key, typed: secret ?? '' });
    if (!proven.ok) return proven;
  }
  return { ok: true, value: { recoveryKey: await work.keys.makeRecoveryKey(account, held.key) } };
}

/** The person has the recovery key that was made last. */
export async function recoveryKeyKept({ holder, keys }: SessionWork): Promise<AppResult<null>> {
  const held = holder.current();
  if (held !== null) keys.recoveryKeyIsKept(held.id);
  return { ok: true, value: null };
}

/** Whether the person at the keyboard knows what opens the account whose records are open with `key`. */
export async function prove(
  { keys }: SessionWork,
  account: KnownAccount,
  { key: own, typed }: { key: Uint8Array; typed: string },
): Promise<AppResult<null>> {
  const key = await unlock(keys, account, typed, own);
  keys.letGo(account.id);
  return key.ok ? { ok: true, value: null } : key;
}

/**
 * Opens the account that the recovery key is of, and then puts its key under a new secret and this computer's key store,
 * which may be another than the one it was under. What must stay true: nothing is put in the place of a key before the
 * records have opened with the new one, or did before they were damaged: a recovery file may lie in a folder that it is not of.
 */
export async function openWithRecoveryKey(
  work: SessionWork,
  { recoveryKey, secret }: { recoveryKey: string; secret: string },
): Promise<Opened> {
  const { keys, folders, parts } = work;
  const kept = await parts.keyring.available();
  if (!kept.ok) return { ok: false, problem: noKeyring(kept.sentence) };
  const read = readRecoveryKey(recoveryKey);
  if (!read.ok) return { ok: false, problem: wrongRecoveryKey(read.sentence) };
  const found = keys.recover(read.bytes);
  let failed: Opened | null = null;
  for (const { account, key } of found) {
    const weak = whyWeak(secret, account);
    if (!weak.ok) return weak;
    const known = await folders.list();
    const listed = known.ok ? known.value.find(({ id }) => id === account.id) : undefined;
    const opened = await openAndProtect(work, listed ?? account, { key, secret });
    if (opened.ok) {
      await forgetCopies(folders, account, found);
      return opened;
    }
    if (isKeyOf(folders.place(account.id).file, key)) {
      await keys.protect(account.id, key, secret);
      await folders.remember({ ...(listed ?? account), usedAt: parts.clock.now() });
      return opened;
    }
    failed ??= opened;
  }
  return failed ?? { ok: false, problem: noSuchRecoveryKey };
}

async function openAndProtect(
  work: SessionWork,
  account: KnownAccount,
  { key, secret }: { key: Uint8Array; secret: string },
): Promise<Opened> {
  try {
    const opened = await openWithKey(work, account, key);
    if (opened.ok) await work.keys.protect(account.id, key, secret);
    return opened;
  } catch (error) {
    // Nobody works on records that the secret they chose does not open.
    if (work.holder.current()?.id === account.id) work.holder.close();
    throw error;
  }
}

/** Of an account that was copied beside itself the list shows the one that opened; the folders of the others stay. */
async function forgetCopies(folders: AccountFolders, opened: KnownAccount, found: readonly Recovered[]): Promise<void> {
  for (const { account, key } of found) {
    if (account.id !== opened.id && isKeyOf(folders.place(account.id).file, key)) await folders.forget(account.id);
  }
}

function inField({ fields, ...problem }: AppProblem, field: string): AppProblem {
  const sentence = fields?.secret;
  return { ...problem, ...(sentence === undefined ? {} : { fields: { [field]: sentence } }) };
}

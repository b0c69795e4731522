// The secret of an account and its recovery key: setting, changing, and opening with what is left when one is lost. What
// must stay true: whoever sets a secret has shown before that the account is theirs, by its portal, by the secret before, or
// by the recovery key; only an account by files that never had one is taken by whoever comes first.
import { type AppProblem, type AppResult, whyNotSecret } from '../../src-shared/app-api/index.ts';
import { readRecoveryKey } from '../../src-shared/domain/recovery-key.ts';
import type { KnownAccount } from './account-folders.ts';
import type { HeldAccount } from './open-account.ts';
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
 * Finds the account that the recovery key opens and puts its key under a new secret and this computer's key store, which
 * may be another than the one it was under. @returns the account, to be opened
 */
export async function recoverAccount(
  { keys, folders, parts }: SessionWork,
  { recoveryKey, secret }: { recoveryKey: string; secret: string },
): Promise<AppResult<{ account: KnownAccount; key: Uint8Array }>> {
  const kept = await parts.keyring.available();
  if (!kept.ok) return { ok: false, problem: noKeyring(kept.sentence) };
  const read = readRecoveryKey(recoveryKey);
  if (!read.ok) return { ok: false, problem: wrongRecoveryKey(read.sentence) };
  const found = keys.recover(read.bytes);
  if (found === null) return { ok: false, problem: noSuchRecoveryKey };
  const weak = whyWeak(secret, found.account);
  if (!weak.ok) return weak;
  const { id } = found.account;
  await keys.protect(id, found.key, secret);
  const known = await folders.list();
  const listed = known.ok ? known.value.find((account) => account.id === id) : undefined;
  const account = listed ?? found.account;
  await folders.remember({ ...account, usedAt: parts.clock.now() });
  return { ok: true, value: { account, key: found.key } };
}

function inField({ fields, ...problem }: AppProblem, field: string): AppProblem {
  const sentence = fields?.secret;
  return { ...problem, ...(sentence === undefined ? {} : { fields: { [field]: sentence } }) };
}

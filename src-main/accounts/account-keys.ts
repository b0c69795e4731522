// The keys of the accounts on this computer. What must stay true: a store's key never changes, only what it is wrapped in;
// each file is written whole, so that a kill in the middle leaves the old wrapping or the new one; nobody gets a key that
// is under a secret without it, or the recovery key; nothing is ever deleted.
import { timingSafeEqual } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { AppProblem } from '../../src-shared/app-api/index.ts';
import { recoveryKeyBytes, writeRecoveryKey } from '../../src-shared/domain/recovery-key.ts';
import type { Keyring } from '../machine/keyring.ts';
import type { ScryptCost } from '../machine/scrypt.ts';
import { flushFolder, type WriteWholeFile } from '../machine/whole-file.ts';
import { type KnownAccount, knownAccountSchema, type ReadAnswer } from './account-folders.ts';
import { attemptCounter } from './attempts.ts';
import { bareKey, openForRecovery, openKey, readKeptKey, sealForRecovery, sealKey } from './key-envelope.ts';
import { noKeyring, secretNeeded, waitForNextTry, wrongSecret } from './problems.ts';

/** `bare`: the system's key store alone guards it, as it did before there were secrets. */
export type KeptBy = 'bare' | 'secret' | 'nobody-can-tell';

export interface AccountKeys {
  keptBy(id: string): Promise<KeptBy>;
  /** Makes the key of a new account, under its secret where one is given. */
  create(id: string, secret: string | null): Promise<ReadAnswer<Uint8Array>>;
  /**
   * Reads the key; one under a secret only with it. What was read stays at hand until it is let go.
   * @param of the key that it has to be: that of the open records, since the file may have been exchanged
   */
  unlock(id: string, secret: string | null, of?: Uint8Array): Promise<ReadAnswer<Uint8Array>>;
  /** What was read of records that did not open then: for what can be done about them. */
  atHand(id: string): Uint8Array | null;
  letGo(id: string): void;
  letGoOfAll(): void;
  /** Puts the key under a secret, in the place of what it was under. */
  protect(id: string, key: Uint8Array, secret: string): Promise<void>;
  hasRecoveryKey(id: string): boolean;
  /** Makes a recovery key. The one before stays good until `recoveryKeyIsKept`, and is the only one that is. */
  makeRecoveryKey(account: KnownAccount, key: Uint8Array): Promise<string>;
  recoveryKeyIsKept(id: string): void;
  /** The accounts that the recovery key is of, those first whose records were written last: a folder may have copies. */
  recover(recoveryKey: Uint8Array): Recovered[];
}

export interface Recovered {
  account: KnownAccount;
  key: Uint8Array;
}

const recoveredSchema = z.object({ account: knownAccountSchema, key: z.string().regex(/^[0-9a-f]{64}$/) });

export interface KeyParts {
  folder: string;
  keyring: Keyring;
  randomBytes: (count: number) => Uint8Array;
  writeFile: WriteWholeFile;
  steadyMillis: () => number;
  /** What a new secret costs whoever tries one. */
  secretCost: ScryptCost;
}

export function accountKeys(parts: KeyParts): AccountKeys {
  const { folder, keyring, writeFile, randomBytes } = parts;
  const attempts = attemptCounter(parts);
  const keys = new Map<string, Uint8Array>();
  const fileOf = (id: string, name: 'key' | 'recovery' | 'recovery-new') => path.join(folder, id, name);

  /** What the key store gives out of the key file. */
  async function textOf(id: string): Promise<ReadAnswer<string>> {
    const kept = await keyring.available();
    if (!kept.ok) return { ok: false, problem: noKeyring(kept.sentence) };
    const file = fileOf(id, 'key');
    if (!existsSync(file)) return { ok: false, problem: keyMissing };
    try {
      return { ok: true, value: await keyring.decrypt(readFileSync(file)) };
    } catch {
      return { ok: false, problem: keyUnreadable };
    }
  }

  async function tryKey(
    id: string,
    text: string,
    secret: string,
    of: Uint8Array | undefined,
  ): Promise<ReadAnswer<Uint8Array>> {
    const wait = attempts.wait(id);
    if (wait > 0) return { ok: false, problem: waitForNextTry(wait) };
    await attempts.begin(id);
    const key = await openKey(text, secret);
    if (key === null || !isKey(key, of)) return { ok: false, problem: wrongSecret(attempts.wait(id)) };
    attempts.succeeded(id);
    return { ok: true, value: key };
  }

  return {
    async keptBy(id) {
      const text = await textOf(id);
      if (!text.ok) return 'nobody-can-tell';
      const { kept } = readKeptKey(text.value);
      return kept === 'damaged' ? 'nobody-can-tell' : kept;
    },
    async create(id, secret) {
      const kept = await keyring.available();
      if (!kept.ok) return { ok: false, problem: noKeyring(kept.sentence) };
      const key = randomBytes(32);
      const text = secret === null ? bareKey(key) : await sealKey(key, secret, parts);
      await writeFile(fileOf(id, 'key'), await keyring.encrypt(text));
      return { ok: true, value: key };
    },
    async unlock(id, secret, of) {
      const text = await textOf(id);
      if (!text.ok) return text;
      const kept = readKeptKey(text.value);
      if (kept.kept === 'damaged') return { ok: false, problem: keyUnreadable };
      if (kept.kept === 'secret' && (secret === null || secret === '')) return { ok: false, problem: secretNeeded };
      if (kept.kept === 'bare' && !isKey(kept.key, of)) return { ok: false, problem: keyUnreadable };
      const key: ReadAnswer<Uint8Array> =
        kept.kept === 'bare' ? { ok: true, value: kept.key } : await tryKey(id, text.value, secret ?? '', of);
      if (key.ok) keys.set(id, key.value);
      return key;
    },
    atHand: (id) => keys.get(id) ?? null,
    letGo: (id) => void keys.delete(id),
    letGoOfAll: () => keys.clear(),
    async protect(id, key, secret) {
      const text = await sealKey(key, secret, parts);
      await writeFile(fileOf(id, 'key'), await keyring.encrypt(text));
      attempts.succeeded(id);
    },
    hasRecoveryKey: (id) => existsSync(fileOf(id, 'recovery')),
    async makeRecoveryKey(account, key) {
      const recoveryKey = randomBytes(recoveryKeyBytes);
      const content = JSON.stringify({ account, key: bareKey(key) });
      await writeFile(fileOf(account.id, 'recovery-new'), sealForRecovery(content, recoveryKey, randomBytes));
      return writeRecoveryKey(recoveryKey);
    },
    recoveryKeyIsKept(id) {
      if (!existsSync(fileOf(id, 'recovery-new'))) return;
      renameSync(fileOf(id, 'recovery-new'), fileOf(id, 'recovery'));
      flushFolder(path.join(folder, id));
    },
    recover(recoveryKey) {
      const found = (existsSync(folder) ? readdirSync(folder) : []).flatMap((id) => {
        // One that was made and given up, or not kept yet, opens nothing beside the one before.
        const name = existsSync(fileOf(id, 'recovery')) ? 'recovery' : 'recovery-new';
        const file = recoveredFrom(fileOf(id, name), recoveryKey);
        if (file === null) return [];
        // The folder says which account it is: a copy of it may have another name.
        const recovered = { account: { ...file.account, id }, key: Buffer.from(file.key, 'hex') };
        return [{ recovered, writtenAt: writtenAt(path.join(folder, id)), isCopy: file.account.id !== id }];
      });
      found.sort((a, b) => b.writtenAt - a.writtenAt || Number(a.isCopy) - Number(b.isCopy));
      return found.map(({ recovered }) => recovered);
    },
  };
}

function isKey(key: Uint8Array, of: Uint8Array | undefined): boolean {
  return of === undefined || (key.length === of.length && timingSafeEqual(key, of));
}

/** When the records of an account were written last, in milliseconds; 0: there are none. */
function writtenAt(folder: string): number {
  const times = ['store.db', 'store.db-wal'].map(
    (name) => statSync(path.join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? 0,
  );
  return Math.max(...times);
}

function recoveredFrom(file: string, recoveryKey: Uint8Array): z.infer<typeof recoveredSchema> | null {
  try {
    const content = openForRecovery(readFileSync(file, 'utf8'), recoveryKey);
    return content === null ? null : recoveredSchema.parse(JSON.parse(content));
  } catch {
    return null;
  }
}

const keyMissing: AppProblem = {
  code: 'key-missing',
  sentence:
    'The key of this account’s records is no longer on this computer, so they cannot be opened. Nothing was deleted.',
  action:
    'Open the account with its recovery key, or restore the folder of Provider Actuals from a backup of this computer. At a portal you can also sign in and begin anew beside it.',
};
const keyUnreadable: AppProblem = {
  code: 'key-unreadable',
  sentence: 'This computer’s keyring cannot unlock the key of this account’s records. Nothing was deleted.',
  action:
    'Sign in to this computer as the person who used Provider Actuals here, and unlock the keyring. If that is not possible, open the account with its recovery key, or sign in to its portal and begin anew beside it.',
};

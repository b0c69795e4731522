// The accounts that have a store on this computer: one folder each, with the store, its backups and its key. What must
// stay true: nothing here names a person in readable form (the list and every key go through the keyring); a key is
// written once and never replaced; nothing is ever deleted, also what cannot be read.
import { existsSync, readFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { type AppProblem, connectionSchema } from '../../src-shared/app-api/index.ts';
import type { Keyring } from '../machine/keyring.ts';
import type { WriteWholeFile } from '../machine/whole-file.ts';
import { noKeyring } from './problems.ts';

const knownAccountSchema = z.object({
  id: z.string(),
  user: z.object({ id: z.string(), name: z.string() }),
  provider: z.object({ id: z.string(), name: z.string() }),
  portalId: z.string(),
  connection: connectionSchema,
  /** ISO instant of the last sign-in or opening. */
  usedAt: z.string(),
  /** What the portal knows this computer by, and the user name that was typed for it. */
  computer: z.object({ user: z.string(), token: z.string() }).optional(),
});
export type KnownAccount = z.infer<typeof knownAccountSchema>;

type ReadAnswer<T> = { ok: true; value: T } | { ok: false; problem: AppProblem };

export interface AccountFolders {
  /** Newest first. */
  list(): Promise<ReadAnswer<KnownAccount[]>>;
  /** Adds or updates one. */
  remember(account: KnownAccount): Promise<void>;
  /** Takes one from the list; its folder stays. */
  forget(id: string): Promise<void>;
  /** The key of the account's store; `create` makes one for an account that has none. */
  key(id: string, create: boolean): Promise<ReadAnswer<Uint8Array>>;
  place(id: string): { file: string; backups: string };
}

export function accountFolders(parts: {
  folder: string;
  keyring: Keyring;
  randomBytes: (count: number) => Uint8Array;
  writeFile: WriteWholeFile;
}): AccountFolders {
  const { folder, keyring, writeFile } = parts;
  const listFile = path.join(folder, 'known');

  async function list(): Promise<ReadAnswer<KnownAccount[]>> {
    if (!existsSync(listFile)) return { ok: true, value: [] };
    const kept = await keyring.available();
    if (!kept.ok) return { ok: false, problem: noKeyring(kept.sentence) };
    try {
      const text = await keyring.decrypt(readFileSync(listFile));
      const accounts = z.array(knownAccountSchema).parse(JSON.parse(text));
      return { ok: true, value: accounts.sort((a, b) => (a.usedAt < b.usedAt ? 1 : -1)) };
    } catch {
      return { ok: false, problem: listUnreadable };
    }
  }

  return {
    list,
    async remember(account) {
      const known = await list();
      // A list that cannot be read is set aside, not overwritten: the folders it names are still there.
      if (!known.ok && existsSync(listFile)) renameSync(listFile, `${listFile}.unreadable-${account.id}`);
      const others = known.ok ? known.value.filter(({ id }) => id !== account.id) : [];
      const before = known.ok ? known.value.find(({ id }) => id === account.id) : undefined;
      const kept = before?.computer === undefined ? account : { computer: before.computer, ...account };
      await writeFile(listFile, await keyring.encrypt(JSON.stringify([kept, ...others])));
    },
    async forget(id) {
      const known = await list();
      if (!known.ok) return;
      const others = known.value.filter((account) => account.id !== id);
      await writeFile(listFile, await keyring.encrypt(JSON.stringify(others)));
    },
    async key(id, create) {
      const kept = await keyring.available();
      if (!kept.ok) return { ok: false, problem: noKeyring(kept.sentence) };
      const file = path.join(folder, id, 'key');
      if (!existsSync(file)) {
        if (!create) return { ok: false, problem: keyMissing };
        const key = parts.randomBytes(32);
        await writeFile(file, await keyring.encrypt(Buffer.from(key).toString('hex')));
      }
      try {
        const key = Buffer.from(await keyring.decrypt(readFileSync(file)), 'hex');
        return key.length === 32 ? { ok: true, value: key } : { ok: false, problem: keyUnreadable };
      } catch {
        return { ok: false, problem: keyUnreadable };
      }
    },
    place: (id) => ({ file: path.join(folder, id, 'store.db'), backups: path.join(folder, id, 'backups') }),
  };
}

const listUnreadable: AppProblem = {
  code: 'accounts-unreadable',
  sentence: 'The list of accounts on this computer cannot be read with this computer’s keyring. Nothing was deleted.',
  action: 'Sign in to this computer as the person who used Provider Actuals here, and unlock the keyring.',
};
const keyMissing: AppProblem = {
  code: 'key-missing',
  sentence:
    'The key of this account’s records is no longer on this computer, so they cannot be opened. Nothing was deleted.',
  action: 'Restore the folder of Provider Actuals from a backup of this computer, then open the account again.',
};
const keyUnreadable: AppProblem = {
  code: 'key-unreadable',
  sentence: 'This computer’s keyring cannot unlock the key of this account’s records. Nothing was deleted.',
  action: 'Sign in to this computer as the person who used Provider Actuals here, and unlock the keyring.',
};

// The accounts that have a store on this computer: one folder each, with the store, its backups and its key. What must
// stay true: nothing here names a person in readable form (the list goes through the keyring, the keys through
// account-keys.ts); nothing is ever deleted, also what cannot be read.
import { existsSync, readFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { type AppProblem, connectionSchema } from '../../src-shared/app-api/index.ts';
import type { Keyring } from '../machine/keyring.ts';
import type { WriteWholeFile } from '../machine/whole-file.ts';
import { noKeyring } from './problems.ts';

export const knownAccountSchema = z.object({
  id: z.string(),
  user: z.object({ id: z.string(), name: z.string() }),
  provider: z.object({ id: z.string(), name: z.string() }),
  portalId: z.string(),
  connection: connectionSchema,
  /** ISO instant of the last sign-in or opening. */
  usedAt: z.string(),
  /** What the portal knows this computer by, and the user name that was typed for it. */
  computer: z.object({ user: z.string(), token: z.string() }).optional(),
  /** Practice only: the printed password that the account was signed in to with. It is no secret. */
  printedPassword: z.string().optional(),
  /** Signed in to at its portal since there are secrets: from then on it opens without one no more. */
  secretDue: z.literal(true).optional(),
  /** ISO instant at which somebody who had neither secret nor recovery key began anew from the portal beside it. */
  setAside: z.string().optional(),
});
export type KnownAccount = z.infer<typeof knownAccountSchema>;

export type ReadAnswer<T> = { ok: true; value: T } | { ok: false; problem: AppProblem };

export interface AccountFolders {
  /** Newest first. */
  list(): Promise<ReadAnswer<KnownAccount[]>>;
  /** Adds or updates one. */
  remember(account: KnownAccount): Promise<void>;
  /** Takes one from the list; its folder stays. */
  forget(id: string): Promise<void>;
  place(id: string): { file: string; backups: string };
}

export function accountFolders(parts: { folder: string; keyring: Keyring; writeFile: WriteWholeFile }): AccountFolders {
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
      await writeFile(listFile, await keyring.encrypt(JSON.stringify([{ ...lasting(before), ...account }, ...others])));
    },
    async forget(id) {
      const known = await list();
      if (!known.ok) return;
      const others = known.value.filter((account) => account.id !== id);
      await writeFile(listFile, await keyring.encrypt(JSON.stringify(others)));
    },
    place: (id) => ({ file: path.join(folder, id, 'store.db'), backups: path.join(folder, id, 'backups') }),
  };
}

/** What an account keeps whenever it is written down anew. */
function lasting(before: KnownAccount | undefined): Partial<KnownAccount> {
  if (before === undefined) return {};
  const { computer, printedPassword, secretDue, setAside } = before;
  return {
    ...(computer === undefined ? {} : { computer }),
    ...(printedPassword === undefined ? {} : { printedPassword }),
    ...(secretDue === undefined ? {} : { secretDue }),
    ...(setAside === undefined ? {} : { setAside }),
  };
}

const listUnreadable: AppProblem = {
  code: 'accounts-unreadable',
  sentence: 'The list of accounts on this computer cannot be read with this computer’s keyring. Nothing was deleted.',
  action:
    'Sign in to this computer as the person who used Provider Actuals here, and unlock the keyring. If that is not possible, open each account with its recovery key.',
};

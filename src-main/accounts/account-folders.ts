// The accounts that have a store on this computer: one folder each, with the store, its backups and its key. What must
// stay true: nothing here names a person in readable form (the list goes through the keyring, the keys through
// account-keys.ts); nothing is ever deleted that is not written elsewhere, also what cannot be read.
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
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
  /** Takes one from the list; its folder stays. @returns false while the list cannot be read: it names the account still */
  forget(id: string): Promise<boolean>;
  place(id: string): { file: string; backups: string };
}

export function accountFolders(parts: { folder: string; keyring: Keyring; writeFile: WriteWholeFile }): AccountFolders {
  const { folder, keyring, writeFile } = parts;
  const listFile = path.join(folder, 'known');

  /** Null: it cannot be read, at least at the moment. */
  async function read(file: string): Promise<KnownAccount[] | null> {
    try {
      return z.array(knownAccountSchema).parse(JSON.parse(await keyring.decrypt(readFileSync(file))));
    } catch {
      return null;
    }
  }

  /** What a key store that read nothing for a moment had set aside, as far as it reads it again. */
  async function setAside(): Promise<{ file: string; accounts: KnownAccount[] }[]> {
    const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.startsWith(unreadable)) : [];
    const files = names.sort().map((name) => path.join(folder, name));
    const lists = await Promise.all(files.map(async (file) => ({ file, accounts: await read(file) })));
    return lists.flatMap(({ file, accounts }) => (accounts === null ? [] : [{ file, accounts }]));
  }

  async function readAll(): Promise<ReadAnswer<{ accounts: KnownAccount[]; foundAgain: string[] }>> {
    const isThere = existsSync(listFile);
    const kept = await keyring.available();
    if (!kept.ok) return isThere ? { ok: false, problem: noKeyring(kept.sentence) } : nothingThere;
    const own = isThere ? await read(listFile) : [];
    if (own === null) return { ok: false, problem: listUnreadable };
    const again = await setAside();
    const accounts = new Map(again.flatMap((list) => list.accounts).map((account) => [account.id, account]));
    for (const account of own) accounts.set(account.id, { ...lasting(accounts.get(account.id)), ...account });
    const newestFirst = [...accounts.values()].sort((a, b) => (a.usedAt < b.usedAt ? 1 : -1));
    return { ok: true, value: { accounts: newestFirst, foundAgain: again.map(({ file }) => file) } };
  }

  async function write(accounts: readonly KnownAccount[], foundAgain: readonly string[]): Promise<void> {
    await writeFile(listFile, await keyring.encrypt(JSON.stringify(accounts)));
    for (const file of foundAgain) rmSync(file, { force: true });
  }

  return {
    async list() {
      const known = await readAll();
      return known.ok ? { ok: true, value: known.value.accounts } : known;
    },
    async remember(account) {
      const known = await readAll();
      // A list that cannot be read is set aside, not overwritten: it may be read again later.
      if (!known.ok && existsSync(listFile)) renameSync(listFile, freeName(path.join(folder, unreadable + account.id)));
      const { accounts, foundAgain } = known.ok ? known.value : { accounts: [], foundAgain: [] };
      const before = accounts.find(({ id }) => id === account.id);
      const others = accounts.filter(({ id }) => id !== account.id);
      await write([{ ...lasting(before), ...account }, ...others], foundAgain);
    },
    async forget(id) {
      const known = await readAll();
      if (!known.ok) return false;
      const { accounts, foundAgain } = known.value;
      await write(
        accounts.filter((account) => account.id !== id),
        foundAgain,
      );
      return true;
    },
    place: (id) => ({ file: path.join(folder, id, 'store.db'), backups: path.join(folder, id, 'backups') }),
  };
}

const unreadable = 'known.unreadable-';
const nothingThere = { ok: true as const, value: { accounts: [], foundAgain: [] } };

function freeName(file: string): string {
  let name = file;
  for (let next = 2; existsSync(name); next += 1) name = `${file}-${next}`;
  return name;
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

export const listUnreadable: AppProblem = {
  code: 'accounts-unreadable',
  sentence: 'The list of accounts on this computer cannot be read with this computer’s keyring. Nothing was deleted.',
  action:
    'Sign in to this computer as the person who used Provider Actuals here, and unlock the keyring. If that is not possible, open each account with its recovery key.',
};

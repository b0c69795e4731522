// How the accounts of this computer stand, for the report for support: sizes, counts and codes, and no account by its name.
import { statSync } from 'node:fs';
import path from 'node:path';
import type { AppProblem, SyncStatus } from '../../src-shared/app-api/index.ts';
import type { SupportAccount, SupportSync } from '../../src-shared/support/support-report.ts';
import type { AccountFolders } from '../accounts/account-folders.ts';
import { listBackups } from '../store/backup.ts';

export interface SupportState {
  /** Null: the list of accounts cannot be read. */
  accounts: SupportAccount[] | null;
  sync: SupportSync | null;
}

interface SupportStateParts {
  folders: Pick<AccountFolders, 'list' | 'place'>;
  /** Why the account did not open at the last try. */
  problemOf: (accountId: string) => AppProblem | null;
  /** The account that is open, and how its sync stands; null: none is. */
  open: { accountId: string; status: SyncStatus; putAside: readonly string[] } | null;
}

export async function supportState({ folders, problemOf, open }: SupportStateParts): Promise<SupportState> {
  const known = await folders.list();
  const accounts = !known.ok
    ? null
    : known.value.map(({ id, connection }): SupportAccount => {
        const { file, backups } = folders.place(id);
        return {
          way: connection.kind,
          isOpen: id === open?.accountId,
          storeSize: sizeOf(file),
          logSize: sizeOf(`${file}-wal`) ?? 0,
          backups: listBackups({ folder: backups, name: path.basename(file, path.extname(file)) }).length,
          problem: problemOf(id)?.code ?? null,
        };
      });
  if (open === null) return { accounts, sync: null };
  const { problem, syncing: _, received: __, exchanges: ___, byOwnClock: ____, ...status } = open.status;
  return { accounts, sync: { ...status, problem: problem?.code ?? null, putAside: open.putAside } };
}

function sizeOf(file: string): number | null {
  return statSync(file, { throwIfNoEntry: false })?.size ?? null;
}

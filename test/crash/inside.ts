// Looks into the store of a killed app as its next start would: it must open (which checks the whole file), and the
// chain of its change log must verify.
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { accountFolders } from '../../src-main/accounts/account-folders.ts';
import { accountKeys } from '../../src-main/accounts/account-keys.ts';
import { uuidV7Maker } from '../../src-main/machine/uuid.ts';
import { wholeFileWriter } from '../../src-main/machine/whole-file.ts';
import { openStore } from '../../src-main/store/open.ts';
import { setTimer } from '../src-main/timers.ts';
import { plainKeyring } from './keyring.ts';
import { Broken } from './told.ts';

/** What opens the account that is killed again and again. */
export const secret = 'seven wooden spoons';

/** @returns false when there is no account yet: it was killed before it had one */
export async function lookInside(folder: string): Promise<boolean> {
  const parts = {
    folder: path.join(folder, 'accounts'),
    keyring: plainKeyring,
    randomBytes,
    writeFile: wholeFileWriter({ setTimer }),
    steadyMillis: () => performance.now(),
    secretCost: { cost: 2 ** 8, blockSize: 8, parallel: 1 },
  };
  const folders = accountFolders(parts);
  const keys = accountKeys(parts);
  const known = await folders.list();
  if (!known.ok) throw new Broken(`the list of accounts: ${known.problem.sentence}`);
  const [account] = known.value;
  if (account === undefined) return false;
  const key = await keys.unlock(account.id, secret);
  if (!key.ok) throw new Broken(`the key: ${key.problem.sentence}`);
  const { file, backups } = folders.place(account.id);
  const opened = openStore({
    file,
    create: false,
    key: key.value,
    clock: { now: () => new Date().toISOString() },
    newId: uuidV7Maker(Date.now, (count) => randomBytes(count)),
    device: 'Laptop 1',
    backupFolder: backups,
    migrationsFolder: path.resolve(import.meta.dirname, '../../drizzle/desktop'),
  });
  if (!opened.ok) throw new Broken(`the store: ${opened.problem.sentence}`);
  const chain = opened.store.changeLog.verify();
  opened.store.close();
  if (!chain.ok) throw new Broken(`the change log is broken at entry ${chain.firstBroken}`);
  return true;
}

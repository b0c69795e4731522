// Records that a newer version wrote, opened by this one.
import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { openDatabase } from '../../../src-main/store/database.ts';
import { unlock } from '../../../src-main/store/pragmas.ts';
import { opens, withUnsentWork } from './unsent-work.ts';

it('records that a newer version wrote say so, give their unsent work, and a backup from before takes their place', async () => {
  const unsent = await withUnsentWork();
  const { app, id, folder, file } = unsent;
  const key = Buffer.from(await app.keyring.decrypt(readFileSync(path.join(folder, 'key'))), 'hex');
  const db = openDatabase(file, { readonly: false, mustExist: true });
  unlock(db, key);
  db.exec("INSERT INTO schema_migration VALUES (999, '0999_of_a_newer_version', 'hash', '2025-06-09T12:00:00.000Z')");
  db.close();
  copyFileSync(file, path.join(folder, 'backups', 'store.29990101T000000000Z.backup'));
  expect(await opens(unsent)).toBe('store-newer');
  const recovery = await app.value('recovery.look', { accountId: id });
  expect(recovery).toMatchObject({
    canRestore: true,
    canStartAgain: false,
    unsent: { changes: 2, asOf: null, unreadable: 0 },
    backups: [{ state: 'newer' }, { state: 'sound', unsent: 1 }],
  });
  const [, before] = recovery.backups;
  const { setAside } = await app.value('recovery.restore', { accountId: id, backupId: before?.id ?? '' });
  expect(existsSync(path.join(setAside ?? '', 'store.db'))).toBe(true);
  expect(await opens(unsent)).toBe('open');
  expect(app.bugs).toEqual([]);
});

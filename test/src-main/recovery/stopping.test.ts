// Looking at backups and restoring one are stopped in the middle: everything is as it was, and may be done again.
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { RecoveryProgress } from '../../../src-main/recovery/recovery.ts';
import { opens, portal, type Unsent, withUnsentWork } from './unsent-work.ts';

void portal;

/** Stops what goes on as soon as it is that far. @returns how far it was each time */
function stopAt({ app }: Unsent, isThere: (progress: RecoveryProgress) => boolean): RecoveryProgress[] {
  const told: RecoveryProgress[] = [];
  app.heard = (event, payload) => {
    if (event !== 'recovery-progress') return;
    const progress = payload as RecoveryProgress;
    told.push(progress);
    if (isThere(progress)) void app.call('recovery.stop', {});
  };
  return told;
}

async function damaged(): Promise<{ unsent: Unsent; bytes: Buffer; backupId: string; files: () => string[] }> {
  const unsent = await withUnsentWork();
  const { app, id, file, folder } = unsent;
  const bytes = readFileSync(file);
  for (let at = 4096 * 6; at < 4096 * 9; at += 1) bytes[at] = (bytes[at] ?? 0) ^ 0x55;
  writeFileSync(file, bytes);
  expect(await opens(unsent)).toBe('store-corrupt');
  const { backups } = await app.value('recovery.look', { accountId: id });
  const files = () => readdirSync(folder, { recursive: true }).map(String).sort();
  return { unsent, bytes, backupId: backups[0]?.id ?? '', files };
}

describe('stopped in the middle', () => {
  test.each([
    ['copying', ({ what, done }: RecoveryProgress) => what === 'copying' && done > 0],
    ['checking', ({ what }: RecoveryProgress) => what === 'checking'],
  ])('while %s, the records and the backup are as they were; a second try restores it', async (what, isThere) => {
    const { unsent, bytes, backupId, files } = await damaged();
    const { app, id, folder, file } = unsent;
    const before = files();
    const told = stopAt(unsent, isThere);
    expect(await app.call('recovery.restore', { accountId: id, backupId })).toMatchObject({
      ok: false,
      problem: { code: 'recovery-stopped' },
    });
    expect(told.at(-1)?.what).toBe(what);
    expect(files()).toEqual(before);
    expect(readFileSync(file).equals(bytes)).toBe(true);
    expect(await opens(unsent)).toBe('store-corrupt');

    const size = statSync(path.join(folder, 'backups', backupId)).size;
    const whole = stopAt(unsent, () => false);
    const { setAside } = await app.value('recovery.restore', { accountId: id, backupId });
    expect(existsSync(setAside ?? '')).toBe(true);
    const copied = whole.filter((one) => one.what === 'copying');
    expect(copied.map(({ of }) => of)).toEqual(copied.map(() => size));
    expect(copied.at(-1)?.done).toBe(size);
    expect(await opens(unsent)).toBe('open');
    expect(app.bugs).toEqual([]);
  });

  test('a second restoring meanwhile is refused, and harms neither', async () => {
    const { unsent, backupId } = await damaged();
    const { app, id } = unsent;
    const [first, second] = await Promise.all([
      app.call('recovery.restore', { accountId: id, backupId }),
      app.call('recovery.restore', { accountId: id, backupId }),
    ]);
    expect([first.ok, second.ok].sort()).toEqual([false, true]);
    expect(await opens(unsent)).toBe('open');
  });

  test('a look ends at once, changes nothing, and can be had again', async () => {
    const { unsent, files } = await damaged();
    const { app, id } = unsent;
    const before = files();
    const told = stopAt(unsent, () => true);
    expect(await app.call('recovery.look', { accountId: id })).toMatchObject({ problem: { code: 'recovery-stopped' } });
    expect(told).toEqual([{ what: 'looking', done: 0, of: 1 }]);
    expect(files()).toEqual(before);
    app.heard = () => undefined;
    expect(await app.value('recovery.look', { accountId: id })).toMatchObject({ canRestore: true });
  });
});

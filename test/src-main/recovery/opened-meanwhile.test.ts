// The account is opened another way while a backup is copied, or while it is looked for what can be done: nothing is put
// under records that are open.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { RecoveryProgress } from '../../../src-main/recovery/recovery.ts';
import { opens, portal, type Unsent, withUnsentWork } from './unsent-work.ts';

void portal;

function damage(file: string, from: number): void {
  const bytes = readFileSync(file);
  for (let at = from; at < 4096 * 9; at += 1) bytes[at] = (bytes[at] ?? 0) ^ 0x55;
  writeFileSync(file, bytes);
}

/** Puts the records right and signs in, as soon as the work tells that it is there. */
function signInAt({ app, file }: Unsent, whole: Buffer, what: RecoveryProgress['what']) {
  return new Promise<unknown>((resolve) => {
    app.heard = (event, payload) => {
      if (event !== 'recovery-progress' || (payload as RecoveryProgress).what !== what) return;
      app.heard = () => undefined;
      writeFileSync(file, whole);
      resolve(app.signIn());
    };
  });
}

test.each(['copying', 'checking'] as const)('opened while %s: the restoring is refused', async (what) => {
  const unsent = await withUnsentWork();
  const { app, id, folder, file } = unsent;
  const whole = readFileSync(file);
  damage(file, 4096 * 6);
  expect(await opens(unsent)).toBe('store-corrupt');
  const { backups } = await app.value('recovery.look', { accountId: id });
  const signedIn = signInAt(unsent, whole, what);
  const restored = await app.call('recovery.restore', { accountId: id, backupId: backups[0]?.id ?? '' });
  expect(await signedIn).toMatchObject({ ok: true });
  expect(restored).toMatchObject({ ok: false, problem: { code: 'account-open' } });
  expect(await app.value('sync.status', {})).toMatchObject({ toSend: 2 });
  expect(readdirSync(folder).filter((name) => /^set-aside|restoring/.test(name))).toEqual([]);
  // Records that opened need nothing, also once they are closed again.
  await app.value('session.sign-out', {});
  expect(await app.call('recovery.look', { accountId: id })).toMatchObject({
    problem: { code: 'nothing-to-recover' },
  });
});

test('opened while it is looked for what can be done: nothing is set aside', async () => {
  const unsent = await withUnsentWork();
  const { app, id, folder, file } = unsent;
  const whole = readFileSync(file);
  damage(file, 4096 * 6);
  for (const backup of readdirSync(path.join(folder, 'backups'))) damage(path.join(folder, 'backups', backup), 0);
  expect(await opens(unsent)).toBe('store-corrupt');
  const signedIn = signInAt(unsent, whole, 'looking');
  const aside = await app.call('recovery.set-aside', { accountId: id });
  expect(await signedIn).toMatchObject({ ok: true });
  expect(aside).toMatchObject({ ok: false, problem: { code: expect.stringMatching(/account-open|not-set-aside/) } });
  expect(await app.value('session.state', {})).toMatchObject({ state: 'signed-in' });
  expect(await app.value('sync.status', {})).toMatchObject({ toSend: 2 });
});

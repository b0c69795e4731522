// An account by files begins with the rules of a file, and keeps them over the next starts; the edition that comes with
// the app gives way to a newer one only where nobody chose another.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { bradford } from '../../../src-shared/council/index.ts';
import { appOn } from '../real-app.ts';
import { portalForFile } from '../real-portal.ts';

const portal = portalForFile();
const folder = mkdtempSync(path.join(tmpdir(), 'council-of-files-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const secret = 'seven wooden spoons';
const names = { userName: 'Aisha Khan', providerName: 'Rowan Lodge Care', secret };

test('a file is chosen before anything begins, and its rules stay', async () => {
  const app = await appOn(portal, await portal.newProvider());
  // Under the shipped council's own id: somebody's newer edition is not put back either.
  const own = { ...bradford, version: 'our own edition', temporaryDays: 4 };
  app.dialogs.open = path.join(folder, 'own.json');
  writeFileSync(app.dialogs.open, JSON.stringify(own));
  const preview = await app.value('session.choose-council', {});
  expect(preview).toMatchObject({ version: 'our own edition', from: { version: bradford.version } });
  const begun = await app.value('session.begin-files', { ...names, councilId: preview?.id ?? '' });
  expect(begun).toMatchObject({ state: 'signed-in', account: { council: own.name } });
  expect((await app.value('profile.get', {})).temporaryDays).toBe(4);
  const accountId = begun.state === 'signed-in' ? begun.account.id : '';
  await app.value('session.sign-out', {});
  await app.value('session.open', { accountId, secret });
  expect(await app.value('profile.news', {})).toMatchObject({ version: 'our own edition', fromFile: 'own.json' });
});

test('without a file the rules that come with the app hold', async () => {
  const app = await appOn(portal, await portal.newProvider());
  await app.value('session.begin-files', names);
  expect(await app.value('profile.news', {})).toMatchObject({ version: bradford.version, fromFile: null });
});

test('a file that is not at hand any more begins nothing', async () => {
  const app = await appOn(portal, await portal.newProvider());
  expect(await app.call('session.begin-files', { ...names, councilId: 'old' })).toMatchObject({
    ok: false,
    problem: { code: 'gone' },
  });
  expect(await app.value('session.state', {})).toMatchObject({ state: 'signed-out', known: [] });
});

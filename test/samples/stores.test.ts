// Stores that 0.1.0 closed, or was killed with, open today with everything in them: without the network, on a copy each.
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { appOn, figures, insideStore, openedApp, type StoreName, storeNames } from './opening.ts';

const version = '0.1.0';
const nextWeek = '2025-06-09';

const expected: Record<
  StoreName,
  { entries: number; unsent: Record<string, number>; undo: string; redo: string | null }
> = {
  practice: {
    entries: 58,
    unsent: { 'actual pending': 4, 'care pending': 2, 'dispute-message pending': 1, 'generate pending': 1 },
    undo: 'the adjustment request for Hilda Pickles',
    redo: 'the change to Kirsty Kershaw’s Rowan Lodge Care – Home Support',
  },
  council: {
    entries: 72,
    unsent: {
      'actual conflict': 1,
      'actual rejected': 1,
      'actual unknown frozen': 2,
      'actual pending': 3,
      'care conflict': 1,
      'care rejected': 1,
      'care unknown frozen': 1,
      'care pending': 1,
      'dispute-message pending': 1,
    },
    undo: '“as planned” for Farzana Anwar’s Willow Bank Care – Support at Day Care',
    redo: 'the change to Shazia Raja’s Willow Bank Care – Home Support',
  },
  killed: {
    entries: 75,
    unsent: {
      'actual conflict': 1,
      'actual rejected': 1,
      'actual unknown frozen': 2,
      'actual pending': 4,
      'care conflict': 1,
      'care rejected': 1,
      'care unknown frozen': 1,
      'care pending': 1,
      'dispute-message pending': 1,
    },
    undo: 'the change to Beryl Whitaker’s Willow Bank Care – Home Support',
    redo: '“as planned” for Iftikhar Choudhry’s Willow Bank Care – Supported Living Beck View',
  },
  files: { entries: 68, unsent: {}, undo: '“as planned” for 2 lines', redo: null },
};

/** There were no secrets yet: by files the first one is asked at once, at a portal after the next sign-in there. */
const opensWith: Record<StoreName, string> = {
  practice: 'printed-password',
  council: 'nothing',
  killed: 'nothing',
  files: 'first-secret',
};

describe.each(storeNames)('the store %s', (name) => {
  test('opens whole: its chain holds, and nothing unsent is lost', () => {
    const inside = insideStore(version, name);
    const { entries, unsent, undo, redo } = expected[name];
    expect(inside.changeLog).toEqual({ ok: true, entries });
    const counted: Record<string, number> = {};
    for (const row of inside.unsent) counted[row] = (counted[row] ?? 0) + 1;
    expect(counted).toEqual(unsent);
    expect([inside.undoable, inside.redoable]).toEqual([undo, redo]);
    expect(inside.notes).toEqual([]);
  });

  test('tells its history in words, line by line and as a report', async () => {
    const app = await openedApp(version, name);
    const { weeks } = await app.value('week.list', {});
    let told = 0;
    for (const { weekStart, generated } of weeks.filter((one) => one.generated)) {
      expect(generated).toBe(true);
      const { rows } = await app.value('week.get', { weekStart });
      for (const { line } of rows) {
        const { entries } = await app.value('week.history', { weekStart, lineId: line.id });
        told += entries.length;
        for (const { at, by, device, what } of entries) {
          expect(at).toMatch(/^2025-06-\d\dT/);
          expect(['Aisha Khan', 'Ben Carter', 'Ben Moss', 'The portal']).toContain(by);
          expect(device).toMatch(/ laptop$/);
          expect(what).not.toBe('');
        }
      }
    }
    expect(told).toBeGreaterThan(20);
    const report = await app.value('report.get', { kind: 'history', from: '2025-05-19', to: '2025-06-16' });
    expect(report.rows.length).toBeGreaterThanOrEqual(told);
    expect(app.bugs).toEqual([]);
  });

  test('is on the list of accounts, and a backup of it is made', async () => {
    const app = appOn(version, name);
    const state = await app.value('session.state', {});
    expect(state).toMatchObject({
      state: 'signed-out',
      problem: null,
      known: [{ id: app.sample?.accountId, userName: 'Aisha Khan', opensWith: opensWith[name] }],
    });
    await app.open();
    expect(existsSync(path.join(path.dirname(app.storeFile()), 'backups'))).toBe(true);
  });
});

test('the killed store has what was saved before the end, also where only its log had it', async () => {
  const app = await openedApp(version, 'killed');
  expect(await figures(app, nextWeek)).toMatchObject({
    'line-00002': '3500 3500 0 0 0 untouched as-pulled',
    'line-00007': '1450 1250 0 200 0 changed to-send',
    'line-00011': '1500 1500 0 0 0 attested to-send',
  });
  expect(await app.value('sync.status', {})).toMatchObject({ toSend: 13, unknown: 3 });
  expect(await app.value('week.redo', {})).toEqual({ redone: expected.killed.redo });
  expect((await figures(app, nextWeek))['line-00002']).toBe('3500 3500 0 0 0 attested to-send');
});

test('a backup of the store takes the place of damaged records', async () => {
  const app = appOn(version, 'council');
  const file = app.storeFile();
  const backups = path.join(path.dirname(file), 'backups');
  mkdirSync(backups, { recursive: true });
  cpSync(file, path.join(backups, 'store.20250609T111800000Z.backup'));
  const bytes = readFileSync(file);
  for (let at = 4096 * 6; at < 4096 * 9; at += 1) bytes[at] = (bytes[at] ?? 0) ^ 0x55;
  writeFileSync(file, bytes);
  const accountId = app.sample?.accountId ?? '';
  expect(await app.call('session.open', { accountId })).toMatchObject({
    ok: false,
    problem: { code: 'store-corrupt' },
  });
  const { backups: offered } = await app.value('recovery.look', { accountId });
  expect(offered).toMatchObject([{ at: '2025-06-09T11:18:00.000Z', state: 'sound', unsent: 11 }]);
  await app.value('recovery.restore', { accountId, backupId: offered[0]?.id ?? '' });
  await app.open();
  expect(await app.value('sync.status', {})).toMatchObject({ toSend: 12 });
});

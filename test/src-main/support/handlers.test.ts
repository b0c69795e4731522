// The report for support, with a real log and real folders: what it says, and that it names nobody.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { openLog } from '../../../src-main/machine/log.ts';
import { wholeFileWriter } from '../../../src-main/machine/whole-file.ts';
import { supportHandlers } from '../../../src-main/support/handlers.ts';
import { lastProblems } from '../../../src-main/support/last-problems.ts';
import { supportState } from '../../../src-main/support/support-state.ts';
import type { SyncStatus } from '../../../src-shared/app-api/index.ts';
import { supportReport } from '../../../src-shared/support/support-report.ts';
import { temporaryFolder } from '../fixtures.ts';
import { setTimer } from '../timers.ts';

const now = '2025-06-09T13:00:00.000Z';
const clock = { now: () => now };

const status: SyncStatus = {
  online: false,
  syncing: false,
  received: 0,
  exchanges: 3,
  toSend: 3,
  unknown: 1,
  conflicts: 0,
  rejected: 1,
  lastSavedAt: now,
  lastSyncedAt: null,
  problem: { code: 'portal-unreachable', sentence: 'Ask Ada Lovelace at 01274 000000.', action: '' },
  workingOffline: false,
  byOwnClock: false,
};

function onThisComputer() {
  const folder = temporaryFolder();
  const place = (id: string) => ({
    file: path.join(folder, id, 'store.db'),
    backups: path.join(folder, id, 'backups'),
  });
  mkdirSync(place('one').backups, { recursive: true });
  writeFileSync(place('one').file, Buffer.alloc(10_000));
  writeFileSync(path.join(place('one').backups, 'store.20250608T090000000Z.backup'), '');
  const account = (id: string, name: string) => ({
    id,
    user: { id: `user-${id}`, name },
    provider: { id: 'provider-1', name: 'Larkspur Care' },
    portalId: 'portal',
    connection: { kind: 'practice' as const },
    usedAt: now,
  });
  const known = [account('one', 'Ada Lovelace'), account('two', 'Ben Nevis')];
  const log = openLog({ folder: path.join(folder, 'logs'), ...clock });
  log.info('start', { version: '0.1.0' });
  log.info('sync', { trouble: 'portal-unreachable' });
  log.bug('app-call', new TypeError('Ada Lovelace has no actual'), { call: 'week.get' });
  const saved = path.join(folder, 'report.txt');
  const handlers = supportHandlers({
    versions: { app: '0.1.0', electron: '45.4.1', chromium: '150.0', node: '24.21.0' },
    system: { platform: 'linux', release: '6.1', architecture: 'x64', packaged: true },
    state: () =>
      supportState({
        folders: { list: async () => ({ ok: true, value: known }), place },
        problemOf: (id) => (id === 'two' ? { code: 'store-missing', sentence: 'Ben’s.', action: '' } : null),
        open: { accountId: 'one', status, putAside: ['service line', 'unknown record'] },
      }),
    logFolder: path.join(folder, 'logs'),
    clock,
    newId: () => 'report-1',
    dialogs: { chooseWhereToSave: async () => saved },
    writeFile: wholeFileWriter({ setTimer }),
  });
  return { handlers, saved, folder };
}

it('says versions, sizes, states and the last problems by their codes, and names nobody', async () => {
  const { handlers, folder } = onThisComputer();
  const shown = await handlers['window.support-report']({});
  const text = shown.ok ? shown.value.text : '';
  expect(text).toContain('Version: 0.1.0\n');
  expect(text).toContain('1. practice, open, store 10 KB, not yet written into it 0 KB, 1 backup\n');
  expect(text).toContain('2. practice, closed, no store, 0 backups, did not open: store-missing\n');
  expect(text).toContain('To send: 3; of those without an answer 1, refused 1, in two versions 0\n');
  expect(text).toContain('What keeps the sync from its end: portal-unreachable\n');
  expect(text).toContain('Records kept apart: service line, unknown record\n');
  expect(text).toContain('Last problems, by code: 2\n');
  expect(text).toMatch(/ bug app-call call=week\.get error=TypeError /);
  for (const name of ['Ada', 'Ben', 'Larkspur', '01274', 'user-one', folder]) expect(text).not.toContain(name);
});

it('is saved exactly as it was shown, and only then', async () => {
  const { handlers, saved } = onThisComputer();
  const notYet = await handlers['window.save-support-report']({ id: 'report-1' });
  expect(notYet).toMatchObject({ ok: false, problem: { code: 'report-not-shown' } });
  const shown = await handlers['window.support-report']({});
  expect(await handlers['window.save-support-report']({ id: 'report-1' })).toEqual({
    ok: true,
    value: { path: saved },
  });
  expect(readFileSync(saved, 'utf8')).toBe(shown.ok ? shown.value.text : null);
});

it('takes the newest problems, also from the log before, and no line that was cut off', () => {
  const folder = temporaryFolder();
  const bug = (at: number) => JSON.stringify({ at: `2025-06-09T13:00:0${at}.000Z`, level: 'bug', event: `e${at}` });
  writeFileSync(path.join(folder, 'app.1.log'), `${bug(1)}\n${bug(2)}\n`);
  writeFileSync(path.join(folder, 'app.log'), `${bug(3)}\n{"at":"2025-06`);
  expect(lastProblems(folder, 2)?.map(({ event }) => event)).toEqual(['e2', 'e3']);
  expect(lastProblems(temporaryFolder())).toEqual([]);
});

it('says so when the log, or the list of accounts, is there and cannot be read', async () => {
  const folder = temporaryFolder();
  mkdirSync(path.join(folder, 'app.log'));
  expect(lastProblems(folder)).toBeNull();
  const versions = { app: '0.1.0', electron: '33', chromium: '130', node: '24' };
  const system = { platform: 'linux', release: '6', architecture: 'x64', packaged: true };
  const facts = { madeAt: now, versions, system, sync: null };
  const text = supportReport({ ...facts, accounts: null, problems: null });
  expect(text).toContain('The log cannot be read.');
  expect(text).toContain('The list of accounts cannot be read.');
});

// A backup for each day of use, and no trouble from one that cannot be made.
import { expect, test } from 'vitest';
import { dailyBackup } from '../../../src-main/store/daily-backup.ts';
import { SqliteError } from '../../../src-main/store/database.ts';
import { standingClock } from '../fixtures.ts';

test('an app that is left open makes one backup for each new day, at its first edit or exchange', () => {
  const clock = standingClock('2025-03-10T09:00:00.000Z');
  let made = 0;
  const backup = () => {
    made += 1;
    return 'backup';
  };
  const saved = dailyBackup({ file: 'store.db', backup }, clock, () => undefined);
  saved();
  expect(made).toBe(0);
  clock.set('2025-03-11T08:00:00.000Z');
  saved();
  saved();
  clock.set('2025-03-13T08:00:00.000Z');
  saved();
  expect(made).toBe(2);
});

test('a full disk keeps nobody from working, and is no bug', () => {
  const clock = standingClock('2025-03-10T09:00:00.000Z');
  const bugs: unknown[] = [];
  const backup = () => {
    throw new SqliteError('database or disk is full', 'SQLITE_FULL');
  };
  const saved = dailyBackup({ file: 'store.db', backup }, clock, (error) => bugs.push(error));
  clock.set('2025-03-11T08:00:00.000Z');
  expect(saved).not.toThrow();
  expect(bugs).toEqual([]);
});

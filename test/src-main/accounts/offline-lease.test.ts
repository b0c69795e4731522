// The keeper of the lease: what is written down, and what happens where it cannot be.
import { expect, it } from 'vitest';
import { type LeaseKeeper, leaseKeeper } from '../../../src-main/accounts/offline-lease.ts';
import { SqliteError } from '../../../src-main/store/database.ts';
import type { SyncState } from '../../../src-main/store/sync-repository.ts';

const start = Date.parse('2025-06-09T08:00:00.000Z');
const minute = 60_000;
const day = 24 * 60 * minute;

function kept() {
  const machine = { wall: start, steady: 0, writes: 0, fails: false, changed: 0, timer: () => {} };
  let state: Partial<SyncState> = { portalWord: null };
  const sync = {
    state: () => state as SyncState,
    update(change: Partial<SyncState>) {
      if (machine.fails) throw new SqliteError('full', 'SQLITE_FULL');
      machine.writes += 1;
      state = { ...state, ...change };
    },
  };
  const now = () => new Date(machine.wall).toISOString();
  const begin = (): LeaseKeeper =>
    leaseKeeper({
      sync,
      machineClock: { now },
      clock: { now },
      steadyMillis: () => machine.steady,
      setTimer: (_, then) => {
        machine.timer = then;
        return () => {
          machine.timer = () => {};
        };
      },
      refused: () => undefined,
      changed: () => {
        machine.changed += 1;
      },
    });
  const run = (millis: number) => {
    machine.wall += millis;
    machine.steady += millis;
    machine.timer();
  };
  return { machine, begin, run };
}

it('begins a fresh lease where none was counted before, and goes on with it at the next start', () => {
  const { machine, begin } = kept();
  const first = begin();
  expect(first.word()).toMatchObject({ state: 'good', warns: false });
  first.stop();
  machine.wall += 11 * day;
  const second = begin();
  expect(second.word()).toMatchObject({ state: 'good', warns: true });
  second.stop();
  machine.wall += 3 * day;
  expect(begin().word().state).toBe('over');
});

it('is written now and then only, and at once where the word changes', () => {
  const { machine, begin, run } = kept();
  const keeper = begin();
  expect(machine.writes).toBe(1);
  for (let minutes = 0; minutes < 20; minutes += 1) run(minute);
  expect(machine.writes).toBe(5);
  keeper.heard(null);
  keeper.heard(null);
  expect(machine.writes).toBe(5);
  run(10 * day);
  expect([machine.writes, machine.changed]).toEqual([6, 1]);
  keeper.blocked('This account was disabled.');
  expect([machine.writes, machine.changed]).toEqual([7, 2]);
});

it('is counted in memory where the disk takes nothing, and a kill loses minutes at most', () => {
  const { machine, begin, run } = kept();
  machine.fails = true;
  const keeper = begin();
  for (let days = 0; days < 14; days += 1) run(day);
  expect(keeper.word().state).toBe('over');
  machine.fails = false;
  keeper.heard(null);
  run(day);
  // Killed: nothing more is written.
  machine.wall += 4 * minute;
  expect(begin().word()).toMatchObject({ endsAt: new Date(start + 28 * day).toISOString() });
});

it('counts sleep as the clock tells it, and a date that is set while nobody sleeps as long as it stands', () => {
  const { machine, begin } = kept();
  const keeper = begin();
  keeper.asleep(true);
  machine.wall += 13 * day;
  keeper.asleep(false);
  machine.wall -= 13 * day;
  expect(keeper.word()).toMatchObject({ state: 'good', warns: true });
  machine.wall += 5 * day;
  expect(keeper.word().state).toBe('over');
  machine.wall -= 5 * day;
  expect(keeper.word().state).toBe('good');
});

it('hears of nothing once it has stopped', () => {
  const { machine, begin } = kept();
  const keeper = begin();
  keeper.stop();
  const { writes } = machine;
  keeper.answered({ ok: true, changed: false }, { signedIn: true, portalNow: null });
  expect(machine.writes).toBe(writes);
});

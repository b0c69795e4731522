import { expect, test } from 'vitest';
import {
  hoursHint,
  loggedMinutes,
  notClaimableHours,
  readHours,
  typedHours,
} from '../../../src-renderer/recording/day-hours.ts';
import { bradford } from '../../../src-shared/council/index.ts';
import { fitsDay } from '../../../src-shared/domain/day-limit.ts';
import { actualWith, extra, logEntry, serviceLine } from '../../builders.ts';

const fits = (level: string) => (minutes: number, day: string) =>
  fitsDay(minutes, day, serviceLine({ serviceLevel: level }), bradford);
const single = fits('Single-handed');
const of = (fitting: typeof single, logged = 0) => ({ fits: fitting, logged: () => logged });
const days = ['2025-03-03', '2025-03-04', '2025-03-05'];

test('each day with hours is an entry, an empty one is none', () => {
  expect(readHours(days, { '2025-03-03': '1:30', '2025-03-05': '90 min' }, of(single))).toEqual({
    ok: true,
    entries: [
      { day: '2025-03-03', minutes: 90 },
      { day: '2025-03-05', minutes: 90 },
    ],
  });
});

test('a day that cannot be read is asked for again', () => {
  expect(readHours(days, { '2025-03-04': 'much' }, of(single))).toMatchObject({
    ok: false,
    errors: { '2025-03-04': expect.any(String) },
  });
});

test('of the log, only the line’s entries of that day and kind count', () => {
  const log = [
    logEntry({ minutes: 30 }),
    logEntry({ id: 'log-2', kind: 'extra', minutes: 45 }),
    logEntry({ id: 'log-3', kind: 'extra', day: '2025-03-04', minutes: 15 }),
    logEntry({ id: 'log-4', kind: 'extra', lineId: 'line-2', minutes: 60 }),
  ];
  const logged = loggedMinutes(log, 'line-1', ['extra']);
  expect(days.map(logged)).toEqual([45, 15, 0]);
});

test('a bare number is hours, as the label says, and what was understood is shown', () => {
  expect(readHours(days, { '2025-03-03': '7' }, of(single))).toEqual({
    ok: true,
    entries: [{ day: '2025-03-03', minutes: 420 }],
  });
  expect(hoursHint('7')).toBe('= 7 h');
  expect(hoursHint('')).toMatch(/^Hours/);
});

test('more than the day has is refused at its day', () => {
  for (const text of ['25h', '10080 min', '45']) {
    expect(readHours(days, { '2025-03-04': text }, of(single))).toMatchObject({
      ok: false,
      errors: { '2025-03-04': expect.stringMatching(/more than Tuesday 4 March 2025 has: 24 h\.$/) },
    });
  }
});

test('where nobody knows how many carers come, it is asked about, and then taken', () => {
  const typed = { '2025-03-04': '30h' };
  const asked = readHours(days, typed, of(fits('Shared')));
  expect(asked).toMatchObject({ ok: false, errors: { '2025-03-04': expect.stringMatching(/once more/) } });
  expect(readHours(days, typed, { ...of(fits('Shared')), asked: typed })).toMatchObject({
    ok: true,
    entries: [{ minutes: 1800 }],
  });
  expect(readHours(days, typed, { ...of(single), asked: typed })).toMatchObject({ ok: false });
});

test('a day cannot have had less than the log has of it', () => {
  expect(readHours(days, { '2025-03-04': '1' }, of(single, 120))).toMatchObject({
    ok: false,
    errors: { '2025-03-04': expect.stringMatching(/^The log has 2 h/) },
  });
  expect(readHours(days, { '2025-03-04': '2' }, of(single, 120))).toMatchObject({ ok: true });
});

const given = (day: string, minutes: number) => logEntry({ id: `given-${day}`, kind: 'extra', day, minutes });
const summary = (...entryIds: string[]) => ({
  status: 'differs' as const,
  entries: entryIds.length,
  delivered: 0,
  minutes: { frustrated: 0, missed: 0, extra: 0 },
  quantities: { frustrated: 0, missed: 0, extra: 0 },
  notClaimable: { entryIds, minutes: 0 },
});

test('what is logged and cannot be claimed stands in the boxes, in words that are read as the same', () => {
  const log = [given('2025-03-03', 120), given('2025-03-05', 90)];
  const row = { actual: actualWith([]), log: summary('given-2025-03-05') };
  const start = notClaimableHours(row, log, days, false);
  expect(start).toEqual({ '2025-03-05': '1 h 30 min' });
  expect(readHours(days, start, of(single, 90))).toEqual({ ok: true, entries: [{ day: '2025-03-05', minutes: 90 }] });
});

test('where no extra is taken, what the line claims for a day stands there too, as hours', () => {
  const actual = actualWith([extra({ quantity: 200, firstDay: '2025-03-04', lastDay: '2025-03-04' })]);
  expect(notClaimableHours({ actual, log: null }, [], days, true)).toEqual({ '2025-03-04': '2 h' });
  expect(notClaimableHours({ actual, log: null }, [], days, false)).toEqual({});
  expect(typedHours(days, () => 0)).toEqual({});
});

import { expect, test } from 'vitest';
import { loggedMinutes, readHours } from '../../../src-renderer/recording/day-hours.ts';
import { logEntry } from '../../builders.ts';

const days = ['2025-03-03', '2025-03-04', '2025-03-05'];

test('each day with hours is an entry, an empty one is none', () => {
  expect(readHours(days, { '2025-03-03': '1:30', '2025-03-05': '90 min' })).toEqual({
    ok: true,
    entries: [
      { day: '2025-03-03', minutes: 90 },
      { day: '2025-03-05', minutes: 90 },
    ],
  });
});

test('a day that cannot be read is asked for again', () => {
  expect(readHours(days, { '2025-03-04': 'much' })).toMatchObject({
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

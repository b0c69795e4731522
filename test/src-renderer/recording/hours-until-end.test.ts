import { expect, test } from 'vitest';
import { readHours, withRestMissed } from '../../../src-renderer/recording/hours-until-end.ts';
import { actualWith, extra, missed } from '../../builders.ts';

const days = ['2025-03-03', '2025-03-04', '2025-03-05'];
const reasons = (variations: ReturnType<typeof withRestMissed>) =>
  variations.map(({ category, reason, quantity }) => [category, reason, quantity]);

test('each day with hours is an entry, an empty one is none', () => {
  expect(readHours(days, { '2025-03-03': '1:30', '2025-03-05': '90 min' })).toEqual({
    ok: true,
    entries: [
      { day: '2025-03-03', minutes: 90 },
      { day: '2025-03-05', minutes: 90 },
    ],
    minutes: 180,
  });
});

test('a day that cannot be read is asked for again', () => {
  expect(readHours(days, { '2025-03-04': 'much' })).toMatchObject({
    ok: false,
    errors: { '2025-03-04': expect.any(String) },
  });
});

test('the rest of the plan is missed because the service ended', () => {
  expect(reasons(withRestMissed(actualWith([]), 180, 25, 'missed'))).toEqual([['missed', 'service_ended', 700]]);
});

test('what else stands on the line stays, and is no part of the rest', () => {
  const actual = actualWith([missed('non_engagement', { quantity: 200 }), extra({ quantity: 100 })]);
  expect(reasons(withRestMissed(actual, 240, 25, 'missed'))).toEqual([
    ['missed', 'non_engagement', 200],
    ['extra', 'temporary_increase', 100],
    ['missed', 'service_ended', 500],
  ]);
});

test('nothing given is the whole plan, also one off the step; said again it takes the place of before', () => {
  const actual = actualWith([missed('service_ended', { quantity: 400 })], { planned: 1010 });
  expect(reasons(withRestMissed(actual, 0, 25, 'missed'))).toEqual([['missed', 'service_ended', 1010]]);
});

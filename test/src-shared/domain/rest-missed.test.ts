import { expect, test } from 'vitest';
import { withRestMissed } from '../../../src-shared/domain/rest-missed.ts';
import { actualWith, extra, missed } from '../../builders.ts';

const reasons = (variations: ReturnType<typeof withRestMissed>) =>
  variations.map(({ category, reason, quantity }) => [category, reason, quantity]);

const given = (minutes: number, extra = 0) => ({ minutes, extra });

test('the rest of the plan is missed because the service ended', () => {
  expect(reasons(withRestMissed(actualWith([]), given(180), 25, 'missed'))).toEqual([['missed', 'service_ended', 700]]);
});

test('what else stands on the line stays, and is no part of the rest', () => {
  const actual = actualWith([missed('non_engagement', { quantity: 200 }), extra({ quantity: 100 })]);
  expect(reasons(withRestMissed(actual, given(240), 25, 'missed'))).toEqual([
    ['missed', 'non_engagement', 200],
    ['extra', 'temporary_increase', 100],
    ['missed', 'service_ended', 500],
  ]);
});

test('nothing given is the whole plan, also one off the step; said again it takes the place of before', () => {
  const actual = actualWith([missed('service_ended', { quantity: 400 })], { planned: 1010 });
  expect(reasons(withRestMissed(actual, given(0), 25, 'missed'))).toEqual([['missed', 'service_ended', 1010]]);
});

test('extra hours that are logged and not claimed are no part of the plan', () => {
  expect(reasons(withRestMissed(actualWith([]), given(240, 60), 25, 'missed'))).toEqual([
    ['missed', 'service_ended', 700],
  ]);
});

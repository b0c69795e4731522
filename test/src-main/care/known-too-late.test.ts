// What is told of confirmed weeks once a death or a stay becomes known.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listKnownTooLate } from '../../../src-main/care/known-too-late.ts';
import type { Store } from '../../../src-main/store/store.ts';
import { hospitalStay, serviceEnd } from '../../builders.ts';
import { aisha, answerOf, contextOf, storeWithProvider, week, weekStart } from '../fixtures.ts';

let store: Store;
beforeEach(() => {
  store = storeWithProvider();
});
afterEach(() => store.close());

const services = (state: 'open' | 'confirmed') => [
  { service: 'Home Support', state, receiptId: state === 'open' ? null : 'r-1' },
];
const told = () => answerOf(listKnownTooLate(contextOf(store))).people;
const weekIs = (status: 'open' | 'confirmed' | 'payment-processed') =>
  store.sync.applyChanges([{ kind: 'week', week: week({ status, services: services('open') }) }], 'next');
const die = () =>
  store.command({ what: 'save-care', by: aisha, source: 'typed' }, (write) =>
    write.care('end', 'e-1', { kind: 'end', id: 'e-1', value: serviceEnd({ lastDay: '2025-02-28' }) }),
  );

test('a week that is still open is told by its findings, not here', () => {
  die();
  expect(told()).toEqual([]);
});

test('a confirmed week is to be opened again', () => {
  weekIs('confirmed');
  expect(told()).toEqual([]);
  die();
  expect(told()).toMatchObject([
    {
      ssRef: '0012345',
      why: 'The person died on Friday 28 February 2025',
      weeks: [{ weekStart, todo: 'reopen', hours: 1000 }],
      draft: null,
    },
  ]);
});

test('a week that is paid is told to the contact for payments, with its hours', () => {
  weekIs('payment-processed');
  die();
  const [person] = told();
  expect(person?.weeks).toMatchObject([{ todo: 'give-back' }]);
  expect(person?.draft?.text).toContain('10.00 hours');
});

test('one confirmed service of an open week is told', () => {
  store.sync.applyChanges([{ kind: 'week', week: week({ services: services('confirmed') }) }], 'next');
  die();
  expect(told()).toMatchObject([{ weeks: [{ todo: 'reopen' }] }]);
});

test('what was acknowledged when the week was confirmed was known then', () => {
  weekIs('confirmed');
  const value = hospitalStay({ admitted: '2025-02-24', discharged: null });
  store.command({ what: 'save-care', by: aisha, source: 'typed' }, (write) =>
    write.care('stay', value.id, { kind: 'stay', id: value.id, value }),
  );
  expect(told()).toHaveLength(1);
  store.command({ what: 'acknowledge', by: aisha, source: 'typed' }, (write) =>
    write.acknowledge(
      weekStart,
      { key: `delivered-during-stay|${weekStart}|line-1|actual|x`, reason: 'No calls were due' },
      'line-1',
    ),
  );
  expect(told()).toEqual([]);
});

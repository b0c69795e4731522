// What is told of confirmed weeks once a death or a stay becomes known.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listKnownTooLate } from '../../../src-main/care/known-too-late.ts';
import type { Store } from '../../../src-main/store/store.ts';
import type { HospitalStay } from '../../../src-shared/domain/lines.ts';
import { frustrated, hospitalStay, missed, serviceEnd } from '../../builders.ts';
import { aisha, answerOf, contextOf, handlersOf, storeWithProvider, week, weekStart } from '../fixtures.ts';

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

const inHospital = hospitalStay({ admitted: '2025-02-24', discharged: null });
const save = (value: HospitalStay) =>
  store.command({ what: 'save-care', by: aisha, source: 'typed' }, (write) =>
    write.care('stay', value.id, { kind: 'stay', id: value.id, value }),
  );
const call = () => handlersOf(contextOf(store));

/** Says in the open week of each of its warnings on the line that it is right, and confirms the week. */
async function sayAndConfirm(): Promise<void> {
  weekIs('open');
  const { findings } = answerOf(await call()['week.get']({ weekStart }));
  for (const { key, level, lineId } of findings) {
    if (level === 'warning' && lineId === 'line-1')
      answerOf(await call()['week.acknowledge']({ weekStart, key, reason: 'No calls were due' }));
  }
  weekIs('confirmed');
}

test('what was acknowledged when the week was confirmed was known then', async () => {
  save(inHospital);
  weekIs('confirmed');
  expect(told()).toHaveLength(1);
  await sayAndConfirm();
  expect(told()).toEqual([]);
  // A stay of another week changes nothing of it.
  save(hospitalStay({ id: 'stay-2', admitted: '2025-04-21' }));
  expect(told()).toEqual([]);
});

test('an acknowledgement counts for what it was given for: not for other days, nor for hours outside the stay', async () => {
  save(hospitalStay({ admitted: '2025-03-05', discharged: '2025-03-08' }));
  await sayAndConfirm();
  expect(told()).toEqual([]);
  save(inHospital);
  expect(told()).toMatchObject([{ weeks: [{ hours: 1000 }] }]);
});

const recorded = { quantity: 1000, firstDay: null, lastDay: null };

test('a stay that is taken out after the week was confirmed lists what was recorded for it', async () => {
  save(inHospital);
  const variation = frustrated({ ...recorded, hospitalStayId: inHospital.id });
  answerOf(await call()['week.record']({ weekStart, lineId: 'line-1', variations: [variation] }));
  weekIs('payment-processed');
  expect(told()).toEqual([]);
  answerOf(await call()['care.remove']({ kind: 'stay', id: inHospital.id }));
  const [person] = told();
  expect(person).toMatchObject({
    ssRef: '0012345',
    why: 'A hospital stay that these weeks tell of turned out not to be so',
    weeks: [{ weekStart, todo: 'give-back', hours: 1000, notSo: 0 }],
  });
  expect(person?.draft?.text).toContain('turned out not to be so');
});

test('an end of service that is taken back lists what was recorded as ended, and undo takes that back', async () => {
  die();
  const variation = missed('service_ended', recorded);
  answerOf(await call()['week.record']({ weekStart, lineId: 'line-1', variations: [variation] }));
  weekIs('confirmed');
  expect(told()).toEqual([]);
  answerOf(await call()['care.remove']({ kind: 'end', id: 'e-1' }));
  expect(told()).toMatchObject([
    { why: 'The service had not ended when these weeks say so', weeks: [{ todo: 'reopen', hours: 0, notSo: 1000 }] },
  ]);
  answerOf(await call()['week.undo']({}));
  expect(told()).toEqual([]);
});

test('each week is told with what touches it, not with another fact of the person', () => {
  save(inHospital);
  store.command({ what: 'save-care', by: aisha, source: 'typed' }, (write) =>
    write.care('end', 'e-1', { kind: 'end', id: 'e-1', value: serviceEnd({ lastDay: '2025-05-28' }) }),
  );
  weekIs('confirmed');
  expect(told()).toMatchObject([{ why: 'The person was in hospital from Monday 24 February 2025' }]);
});

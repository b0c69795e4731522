// The list of decisions on a stay beside versions that know none: portals that drop it, packets and steps of undo.
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Store } from '../../../src-main/store/store.ts';
import type { HospitalStay } from '../../../src-shared/domain/lines.ts';
import type { CareRecord } from '../../../src-shared/portal-api/index.ts';
import { hospitalStay } from '../../builders.ts';
import { aisha, now, storeWithProvider } from '../fixtures.ts';

let store: Store;
beforeEach(() => {
  store = storeWithProvider();
});
afterEach(() => store.close());

const decision = {
  state: 'requested' as const,
  by: 'B Khan',
  reference: 'D-7',
  fromWeek: null,
  throughWeek: 4,
  lineIds: ['line-1'],
  on: '2025-03-03',
};
const listed = (parts: Partial<HospitalStay> = {}) =>
  hospitalStay({ decisions: [decision], resumed: null, callsFallOnStayDays: true, ...parts });
/** As a version without the list has it. */
const unlisted = ({ decisions, resumed, callsFallOnStayDays, ...stay }: HospitalStay): HospitalStay => stay;
const recordOf = (value: HospitalStay): CareRecord => ({ kind: 'stay', id: value.id, value });
const save = (value: HospitalStay, undo = false) =>
  store.command(
    {
      what: 'save-care',
      by: aisha,
      source: 'typed',
      ...(undo ? { undo: { label: 'the hospital stay', weekStart: null } } : {}),
    },
    (write) => write.care('stay', value.id, recordOf(value)),
  );
const held = () => store.care.stays()[0];
const feed = (version: number, value: HospitalStay) =>
  store.sync.applyChanges(
    [{ kind: 'care', version, changed: { ...aisha, at: '2025-03-04T09:00:00.000Z' }, record: recordOf(value) }],
    'next',
  );

test('a stay is kept with its list, its day of restart and what was said of its calls', () => {
  const stay = listed({ discharged: '2025-03-04', resumed: '2025-03-06' });
  save(stay);
  expect(held()).toEqual(stay);
});

test('a stay of a version without the list is kept as it is', () => {
  save(unlisted(listed()));
  expect(held()).toEqual(unlisted(listed()));
});

test('a portal that drops the list gives the rest of its record back, and the list stays', () => {
  save(listed());
  const batch = store.outbox.takeBatch({ now, limit: 10, newKey: () => 'key-1' });
  const accepted = { outcome: 'accepted' as const, version: 1 };
  store.outbox.settle(
    'key-1',
    (batch?.rows ?? []).map(({ id }) => ({ id, ...accepted })),
  );
  feed(1, unlisted(listed()));
  expect(held()).toEqual(listed());
  feed(2, unlisted(listed({ discharged: '2025-03-08' })));
  expect(held()).toEqual(listed({ discharged: '2025-03-08' }));
});

test('a decision that was not sent yet does not pass for one that the portal holds', () => {
  feed(1, unlisted(listed()));
  save(listed());
  feed(2, unlisted(listed()));
  expect(held()?.decisions).toEqual([decision]);
  expect(store.care.sendState('stay', 'stay-1')).not.toBe('sent');
});

test('a record without the list, from a packet say, adds its approval and shortens nothing', () => {
  save(listed());
  const approval = { state: 'given' as const, by: 'B Khan', reference: 'D-8', throughWeek: 5 };
  save(unlisted(listed({ approval })));
  expect(held()?.decisions?.map(({ state, throughWeek }) => [state, throughWeek])).toEqual([
    ['requested', 4],
    ['given', 5],
  ]);
  expect(held()?.callsFallOnStayDays).toBe(true);
});

test('undo takes the first decision back, and redo gives it again', () => {
  save(unlisted(listed()));
  save(listed(), true);
  expect(store.undo.undo(aisha).outcome).toBe('done');
  expect(held()?.decisions).toEqual([]);
  expect(store.undo.redo(aisha).outcome).toBe('done');
  expect(held()?.decisions).toEqual([decision]);
});

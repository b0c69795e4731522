// What goes on from the week before.
import { expect, test } from 'vitest';
import { bradford } from '../../../src-shared/council/index.ts';
import { type ContinuingWeek, continuingOf } from '../../../src-shared/domain/continuing.ts';
import type { HospitalStay } from '../../../src-shared/domain/lines.ts';
import { missed, monday, serviceLine, weeklyActual } from '../../builders.ts';

const line = serviceLine();
const before = '2025-02-24';
const stay = (parts: Partial<HospitalStay> = {}): HospitalStay => ({
  id: 'stay-1',
  ssRef: line.ssRef,
  admitted: '2025-02-26',
  discharged: null,
  told: null,
  approval: null,
  ...parts,
});
const lastWeek = (parts: Parameters<typeof missed>[1]) =>
  weeklyActual({ weekStart: before, missed: 1000, actual: 0, variations: [missed('planned_absence', parts)] });

function offers(parts: Partial<ContinuingWeek> = {}) {
  return continuingOf({
    weekStart: monday,
    lines: [line],
    untouched: new Map([[line.id, weeklyActual()]]),
    earlier: {},
    stays: [],
    ends: [],
    council: bradford,
    ...parts,
  });
}

test('a stay that began before the week is offered on its lines, by its days', () => {
  expect(offers({ stays: [stay()] })).toMatchObject([
    {
      lineId: line.id,
      cause: { what: 'stay' },
      variations: [{ category: 'frustrated', quantity: 1000, hospitalStayId: 'stay-1', firstDay: monday }],
      estimated: false,
    },
  ]);
  expect(offers({ stays: [stay({ discharged: '2025-03-04' })] })).toMatchObject([
    { variations: [{ lastDay: '2025-03-04' }], estimated: true },
  ]);
});

test('beyond the paid weeks it is offered as missed, as long as nothing was decided', () => {
  const long = stay({ admitted: '2025-02-10' });
  expect(offers({ stays: [long] })).toMatchObject([{ variations: [{ category: 'missed', reason: 'hospital' }] }]);
});

test('a stay that begins in the week, or was over before it, goes on from nowhere', () => {
  expect(offers({ stays: [stay({ admitted: monday })] })).toEqual([]);
  expect(offers({ stays: [stay({ discharged: '2025-03-01' })] })).toEqual([]);
});

test.each([
  ['took all of last week', { quantity: 1000, firstDay: before, lastDay: '2025-03-02' }],
  ['took all of it, without days', { quantity: 1000 }],
  ['ended on its Sunday', { quantity: 400, firstDay: '2025-02-28', lastDay: '2025-03-02' }],
])('an absence that %s is offered for the whole week', (_, parts) => {
  const earlier = { [line.id]: [lastWeek({ ...parts, note: 'With her son' })] };
  expect(offers({ earlier })).toMatchObject([
    {
      cause: { what: 'absence' },
      variations: [
        { category: 'missed', quantity: 1000, firstDay: monday, lastDay: '2025-03-09', note: 'With her son' },
      ],
    },
  ]);
});

test.each([
  ['in the middle of last week', [lastWeek({ quantity: 400, firstDay: '2025-02-25', lastDay: '2025-02-26' })]],
  ['of some hours without days', [lastWeek({ quantity: 400 })]],
  ['of an earlier week', [{ ...lastWeek({ quantity: 1000 }), weekStart: '2025-02-17' }]],
])('an absence %s does not go on', (_, weeks) => {
  expect(offers({ earlier: { [line.id]: weeks } })).toEqual([]);
});

test('an end comes before whatever else went on', () => {
  const end = { ssRef: line.ssRef, lineId: null, lastDay: '2025-02-28', cause: 'died' as const };
  const earlier = { [line.id]: [lastWeek({ quantity: 1000 })] };
  expect(offers({ ends: [end], stays: [stay()], earlier })).toMatchObject([
    { cause: { what: 'end' }, variations: [{ reason: 'service_ended', quantity: 1000 }] },
  ]);
});

test('a line of which somebody has said anything is left alone', () => {
  expect(offers({ stays: [stay()], untouched: new Map() })).toEqual([]);
});

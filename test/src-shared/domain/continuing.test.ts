// What goes on from the week before.
import { expect, test } from 'vitest';
import { bradford } from '../../../src-shared/council/index.ts';
import { type ContinuingWeek, continuingOf } from '../../../src-shared/domain/continuing.ts';
import type { AdjustmentRequest, HospitalStay } from '../../../src-shared/domain/lines.ts';
import { adjustmentRequest, missed, monday, serviceLine, weeklyActual } from '../../builders.ts';

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
    absences: [],
    weekStart: monday,
    lines: [line],
    untouched: new Map([[line.id, weeklyActual()]]),
    earlier: {},
    stays: [],
    ends: [],
    adjustments: [],
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
  ['took all of last week', { firstDay: before, lastDay: '2025-03-02' }],
  ['took all of it, without days', {}],
  ['began before it, with an open end', { firstDay: '2025-02-20' }],
])('an absence that %s is offered for the whole week, without what was noted then', (_, parts) => {
  const earlier = { [line.id]: [lastWeek({ quantity: 1000, ...parts, note: 'With her son until Sunday' })] };
  expect(offers({ earlier })).toEqual([
    {
      lineId: line.id,
      cause: expect.objectContaining({ what: 'absence' }),
      variations: [missed('planned_absence', { quantity: 1000, firstDay: monday, lastDay: '2025-03-09' })],
      estimated: false,
    },
  ]);
});

test.each([
  ['in the middle of last week', [lastWeek({ quantity: 400, firstDay: '2025-02-25', lastDay: '2025-02-26' })]],
  ['of all hours, over by Wednesday', [lastWeek({ quantity: 1000, firstDay: before, lastDay: '2025-02-26' })]],
  ['of one visit on its Sunday', [lastWeek({ quantity: 100, firstDay: '2025-03-02', lastDay: '2025-03-02' })]],
  ['of its last days', [lastWeek({ quantity: 400, firstDay: '2025-02-28', lastDay: '2025-03-02' })]],
  ['from Friday with an open end', [lastWeek({ quantity: 1000, firstDay: '2025-02-28' })]],
  ['from earlier until its Sunday', [lastWeek({ quantity: 1000, firstDay: '2025-02-20', lastDay: '2025-03-02' })]],
  ['of a few hours on each of its days', [lastWeek({ quantity: 400, firstDay: before, lastDay: '2025-03-02' })]],
  ['of some hours without days', [lastWeek({ quantity: 400 })]],
  ['of an earlier week', [{ ...lastWeek({ quantity: 1000 }), weekStart: '2025-02-17' }]],
  ['of a week in which extra was given', [{ ...lastWeek({ quantity: 1000 }), extra: 100 }]],
])('an absence %s does not go on', (_, weeks) => {
  expect(offers({ earlier: { [line.id]: weeks } })).toEqual([]);
});

test.each([
  ['all of last week and until Wednesday', { quantity: 1000, firstDay: before, lastDay: '2025-03-05' }, 425],
  ['from Friday until Wednesday', { quantity: 425, firstDay: '2025-02-28', lastDay: '2025-03-05' }, 425],
  ['of fewer hours than the plan’s share', { quantity: 100, firstDay: '2025-03-02', lastDay: '2025-03-05' }, 300],
  ['of more hours than the plan’s share', { quantity: 600, firstDay: '2025-03-01', lastDay: '2025-03-05' }, 425],
])('an absence with a known end, %s, is offered up to it, as an estimate', (_, parts, quantity) => {
  const earlier = { [line.id]: [lastWeek(parts)] };
  const days = { firstDay: monday, lastDay: '2025-03-05' };
  expect(offers({ earlier })).toMatchObject([
    { cause: { what: 'absence' }, variations: [{ quantity, ...days, note: '' }], estimated: true },
  ]);
});

test('an absence that ends after the week keeps its last day, so that it goes no further the week after', () => {
  const earlier = { [line.id]: [lastWeek({ quantity: 1000, firstDay: before, lastDay: '2025-03-12' })] };
  const [offer] = offers({ earlier });
  expect(offer).toMatchObject({ variations: [{ quantity: 1000, lastDay: '2025-03-12' }], estimated: false });
  const next = weeklyActual({ weekStart: '2025-03-10' });
  const taken = weeklyActual({ missed: 1000, actual: 0, variations: offer?.variations ?? [] });
  const weekAfter = { weekStart: '2025-03-10', untouched: new Map([[line.id, next]]), earlier: { [line.id]: [taken] } };
  expect(offers(weekAfter)).toMatchObject([{ variations: [{ quantity: 425, lastDay: '2025-03-12' }] }]);
});

const asked = (endDate: string | null, parts: Partial<AdjustmentRequest> = {}) =>
  adjustmentRequest({
    changes: [{ lineId: line.id, kind: 'reduction', hours: { from: 1000, to: 0 } }],
    startDate: '2025-02-20',
    endDate,
    ...parts,
  });
const fewerHours = [{ lineId: line.id, kind: 'reduction' as const, hours: { from: 1000, to: 800 } }];

test.each([
  ['ends in the week', [asked('2025-03-05')], '2025-03-05', 425],
  ['ends after it', [asked('2025-03-20')], '2025-03-09', 1000],
  ['has no end', [asked(null)], '2025-03-09', 1000],
  ['was refused', [asked('2025-03-05', { outcome: 'rejected' })], '2025-03-09', 1000],
  ['asks for fewer hours', [asked('2025-03-05', { changes: fewerHours })], '2025-03-09', 1000],
  ['is over since before Sunday', [asked('2025-02-28')], '2025-03-09', 1000],
  [
    'is followed by one that begins in the week',
    [asked('2025-03-05'), asked('2025-03-06', { startDate: monday })],
    '2025-03-05',
    425,
  ],
])('an absence of all of last week, with a request that %s', (_, adjustments, lastDay, quantity) => {
  const earlier = { [line.id]: [lastWeek({ quantity: 1000 })] };
  expect(offers({ earlier, adjustments })).toMatchObject([{ variations: [{ quantity, lastDay }] }]);
});

test.each([[['2025-03-05', null]], [[null, '2025-03-05']], [['2025-03-05', '2025-03-07']]])(
  'an absence with requests that do not agree on its end is left to look at: %j',
  (ends) => {
    const earlier = { [line.id]: [lastWeek({ quantity: 1000 })] };
    expect(offers({ earlier, adjustments: ends.map((end) => asked(end)) })).toEqual([]);
  },
);

test('an absence whose end was recorded otherwise than it was asked for is left to look at', () => {
  const earlier = { [line.id]: [lastWeek({ quantity: 1000, firstDay: before, lastDay: '2025-03-05' })] };
  expect(offers({ earlier, adjustments: [asked('2025-03-12')] })).toEqual([]);
  for (const same of ['2025-03-05', null])
    expect(offers({ earlier, adjustments: [asked(same)] })).toMatchObject([
      { variations: [{ lastDay: '2025-03-05' }] },
    ]);
});

test('an absence of some hours, of which nobody said since when, has no share that goes on', () => {
  const parts = { quantity: 100, lastDay: '2025-03-05' };
  expect(offers({ earlier: { [line.id]: [lastWeek(parts)] } })).toEqual([]);
  expect(offers({ earlier: { [line.id]: [lastWeek({ ...parts, quantity: 1000 })] } })).toMatchObject([
    { variations: [{ quantity: 425, lastDay: '2025-03-05' }], estimated: true },
  ]);
});

test.each([
  ['took all of last week', { quantity: 1000 }],
  ['began before the discharge', { quantity: 400, firstDay: '2025-02-27', lastDay: '2025-03-05' }],
  ['began nobody knows when', { quantity: 1000, lastDay: '2025-03-05' }],
])('beside a stay that ended last week an absence that %s is left to look at', (_, parts) => {
  const earlier = { [line.id]: [lastWeek(parts)] };
  expect(offers({ earlier, stays: [stay({ discharged: '2025-02-28' })] })).toEqual([]);
  expect(offers({ earlier, stays: [stay({ discharged: '2025-02-20', admitted: '2025-02-10' })] })).toHaveLength(1);
});

test('an absence that began once the stay was over goes on', () => {
  const earlier = { [line.id]: [lastWeek({ quantity: 425, firstDay: '2025-02-28', lastDay: '2025-03-05' })] };
  expect(offers({ earlier, stays: [stay({ discharged: '2025-02-28' })] })).toMatchObject([
    { cause: { what: 'absence' } },
  ]);
  expect(offers({ earlier, stays: [stay({ discharged: '2025-02-27', resumed: '2025-03-01' })] })).toEqual([]);
});

test('of two ends that do not agree whether there is care in the week none is chosen', () => {
  const end = (lastDay: string) => ({ ssRef: line.ssRef, lineId: line.id, lastDay, cause: 'moved' as const });
  expect(offers({ ends: [end('2025-02-20'), end('2025-03-05')] })).toEqual([]);
  expect(offers({ ends: [end('2025-02-20'), end('2025-02-27')] })).toMatchObject([{ cause: { what: 'end' } }]);
});

test('an absence that was asked for until last Sunday is over', () => {
  expect(
    offers({ earlier: { [line.id]: [lastWeek({ quantity: 1000 })] }, adjustments: [asked('2025-03-02')] }),
  ).toEqual([]);
});

test('of two absences that reach the week none is chosen', () => {
  const until = (lastDay: string) => missed('planned_absence', { quantity: 300, firstDay: before, lastDay });
  const weeks = [{ ...lastWeek({}), variations: [until('2025-03-04'), until('2025-03-05')] }];
  expect(offers({ earlier: { [line.id]: weeks } })).toEqual([]);
});

test.each([
  ['a death', { ends: [{ ssRef: line.ssRef, lineId: null, lastDay: '2025-03-04', cause: 'died' as const }] }],
  [
    'an end of the line',
    { ends: [{ ssRef: line.ssRef, lineId: line.id, lastDay: '2025-03-08', cause: 'moved' as const }] },
  ],
  ['the plan’s end', { lines: [{ ...line, endDate: '2025-03-04' }] }],
  ['the plan’s start', { lines: [{ ...line, startDate: '2025-03-05' }] }],
])('with %s inside the week nothing is said to go on', (_, parts) => {
  expect(offers({ stays: [stay()], ...parts })).toEqual([]);
  expect(offers({ earlier: { [line.id]: [lastWeek({ quantity: 1000 })] }, ...parts })).toEqual([]);
});

test('an end on the week’s Sunday leaves the whole week to a stay', () => {
  const end = { ssRef: line.ssRef, lineId: null, lastDay: '2025-03-09', cause: 'died' as const };
  expect(offers({ stays: [stay()], ends: [end] })).toMatchObject([{ cause: { what: 'stay' }, estimated: false }]);
});

test.each([
  [
    'discharged and readmitted in the week',
    [stay({ discharged: monday }), stay({ id: 'stay-2', admitted: '2025-03-05' })],
  ],
  ['two that go on', [stay({ admitted: '2024-12-01' }), stay({ id: 'stay-2' })]],
  [
    'an old one without discharge, and a newer one that is over',
    [stay({ admitted: '2024-12-01' }), stay({ id: 'stay-2', discharged: '2025-03-01' })],
  ],
  ['one without discharge, and a readmission after the week', [stay(), stay({ id: 'stay-2', admitted: '2025-03-11' })]],
])('stays of which one alone does not explain the week are not offered: %s', (_, stays) => {
  expect(offers({ stays })).toEqual([]);
  expect(offers({ stays: stays.toReversed(), earlier: { [line.id]: [lastWeek({ quantity: 1000 })] } })).toEqual([]);
});

test('a stay whose discharge is known is offered, whatever came after the week or belongs to somebody else', () => {
  const known = stay({ discharged: '2025-03-04' });
  const others = [stay({ id: 'stay-2', admitted: '2025-03-11' }), stay({ id: 'stay-3', ssRef: '0099999' })];
  expect(offers({ stays: [...others, known] })).toMatchObject([{ variations: [{ hospitalStayId: 'stay-1' }] }]);
});

test('an absence beside an admission in the week is not offered', () => {
  const earlier = { [line.id]: [lastWeek({ quantity: 1000 })] };
  expect(offers({ stays: [stay({ admitted: '2025-03-05' })], earlier })).toEqual([]);
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

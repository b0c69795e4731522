// A week and the absences in it: what is the absence's own, which steps are left, and which weeks say otherwise.
import { expect, test } from 'vitest';
import { bradford } from '../../../src-shared/council/index.ts';
import { absenceChange, absencesOfWeek, weeksBeside } from '../../../src-shared/domain/absence-week.ts';
import type { Absence } from '../../../src-shared/domain/absences.ts';
import type { Variation } from '../../../src-shared/domain/actuals.ts';
import type { HospitalStay } from '../../../src-shared/domain/lines.ts';
import { monday, serviceLine, weeklyActual } from '../../builders.ts';

// monday is 3 March 2025.
const line = serviceLine();
/** From the Wednesday of the week to the Tuesday after the next one. */
const holiday: Absence = {
  id: 'absence-1',
  ssRef: line.ssRef,
  kind: 'holiday',
  lineIds: null,
  firstDay: '2025-03-05',
  lastDay: '2025-03-18',
  toldOn: '2025-02-20',
  note: '',
};
const away = (quantity: number, firstDay: string | null, lastDay: string | null, note = ''): Variation => ({
  category: 'missed',
  reason: 'planned_absence',
  quantity,
  firstDay,
  lastDay,
  hospitalStayId: null,
  note,
});
const actualWith = (...variations: Variation[]) => {
  const missed = variations.reduce((sum, { quantity }) => sum + quantity, 0);
  return weeklyActual({ variations, missed, actual: 1000 - missed });
};
const known = (absences: Absence[], stays: HospitalStay[] = []) => ({ absences, stays, ends: [] });
const stepsWith = (variations: Variation[], absence: Absence = holiday, stays: HospitalStay[] = []) =>
  absencesOfWeek({
    ...known([absence], stays),
    weekStart: monday,
    lines: [line],
    actuals: new Map([[line.id, actualWith(...variations)]]),
    adjustments: [],
    council: bradford,
  })[0]?.steps;
const changeWith = (variations: Variation[], absence: Absence = holiday) =>
  absenceChange(line, actualWith(...variations), absence, {
    ...known([absence]),
    weekStart: monday,
    council: bradford,
  });
const short = ({ quantity, firstDay, lastDay, note }: Variation) =>
  [quantity, firstDay?.slice(8) ?? '', lastDay?.slice(8) ?? '', note].join(' ').trim();

const lunch = 'lunch call cancelled';

test.each<[string, Variation]>([
  ['undated', away(200, null, null, lunch)],
  ['from a day on, with no last day', away(200, '2025-03-06', null, lunch)],
  ['on the Thursday only', away(200, '2025-03-06', '2025-03-06', lunch)],
  ['from the Monday before to the Thursday', away(200, '2025-03-03', '2025-03-06', lunch)],
])('hours away that are not the absence’s leave the week to be recorded: %s', (_, other) => {
  expect(stepsWith([other])).toContain('record');
});

test.each<[string, Variation[], string[]]>([
  ['undated hours stay', [away(200, null, null, lunch)], [`200   ${lunch}`, '700 05 18']],
  [
    'so do those that began before it, with what was noted of them',
    [away(200, '2025-03-03', '2025-03-06', lunch)],
    [`200 03 06 ${lunch}`, '700 05 18'],
  ],
  ['hours that lie within it are replaced', [away(200, '2025-03-06', '2025-03-06')], ['700 05 18']],
  ['and only what others leave is recorded', [away(600, null, null)], ['600', '400 05 18']],
])('what recording it makes of the week: %s', (_, before, after) => {
  expect(changeWith(before)?.variations.map(short)).toEqual(after);
});

test('fewer hours on all of its days are a correction, and the week is recorded', () => {
  expect(stepsWith([away(400, '2025-03-05', '2025-03-09')])).not.toContain('record');
});

test('where other reasons explain all of the plan, nothing is left to record', () => {
  expect(stepsWith([away(1000, null, null)])).not.toContain('record');
});

test('whoever came back early: what was recorded while it was longer is replaced', () => {
  const early = { ...holiday, lastDay: '2025-03-07' };
  const recorded = away(700, '2025-03-05', '2025-03-18');
  expect(stepsWith([recorded], early)).toContain('differs');
  expect(changeWith([recorded], early)?.variations.map(short)).toEqual(['425 05 07']);
});

const besideWith = (before: Absence | null, after: Absence, ...variations: Variation[]) =>
  weeksBeside(
    { before, after },
    [line],
    [actualWith(...variations)],
    { ...known([after]), council: bradford },
    () => true,
  ).map(({ says }) => says);

test.each<[string, Variation]>([
  ['undated', away(200, null, null)],
  ['on the Thursday only', away(200, '2025-03-06', '2025-03-06')],
  ['from the Monday before', away(200, '2025-03-03', '2025-03-06')],
])(
  'a week that was confirmed with a few other hours away says otherwise, and not that it still says away: %s',
  (_, other) => {
    expect(besideWith(null, holiday, other)).toEqual(['not-away']);
    expect(besideWith(holiday, { ...holiday, lastDay: '2025-03-25' }, other)).toEqual(['not-away']);
  },
);

test('a week that was confirmed with all of it does not', () => {
  const recorded = away(700, '2025-03-05', '2025-03-18');
  expect(besideWith(null, holiday, recorded)).toEqual([]);
  expect(besideWith(holiday, { ...holiday, lastDay: '2025-03-07' }, recorded)).toEqual(['still-away']);
  expect(besideWith(holiday, { ...holiday, firstDay: '2025-03-03' }, recorded)).toEqual(['not-away']);
});

test.each<[string, string, string | null, boolean]>([
  ['admitted the day before it was planned', '2025-03-04', '2025-03-06', true],
  ['admitted before, and still there', '2025-03-04', null, true],
  ['admitted a day later', '2025-03-06', null, true],
  ['discharged before', '2025-03-01', '2025-03-04', false],
  ['admitted after', '2025-03-08', null, false],
])('a planned admission has come: %s', (_, admitted, discharged, hasCome) => {
  const planned: Absence = { ...holiday, kind: 'admission', lastDay: '2025-03-07' };
  const stay: HospitalStay = { id: 'stay-1', ssRef: line.ssRef, admitted, discharged, told: null, approval: null };
  expect(stepsWith([], planned, [stay])).toEqual(hasCome ? [] : ['admission']);
});

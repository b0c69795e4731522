// Absences: which days of a week are theirs, what they make of a line, and when a request is needed.
import { expect, test } from 'vitest';
import { bradford } from '../../../src-shared/council/index.ts';
import {
  type Absence,
  absenceSchema,
  absencesOverlap,
  daysOfAbsence,
  offerAbsences,
  requestOfAbsence,
} from '../../../src-shared/domain/absences.ts';
import type { HospitalStay, ServiceEnd } from '../../../src-shared/domain/lines.ts';
import { adjustmentRequest, monday, serviceLine } from '../../builders.ts';

// monday is 3 March 2025.
const line = serviceLine();
const absence = (parts: Partial<Absence> = {}): Absence => ({
  id: 'absence-1',
  ssRef: line.ssRef,
  kind: 'holiday',
  lineIds: null,
  firstDay: '2025-03-03',
  lastDay: '2025-03-09',
  toldOn: '2025-02-20',
  note: '',
  ...parts,
});
const stay = (admitted: string, discharged: string | null): HospitalStay => ({
  id: 'stay-1',
  ssRef: line.ssRef,
  admitted,
  discharged,
  told: null,
  approval: null,
});
interface Besides {
  absences?: Absence[];
  stays?: HospitalStay[];
  ends?: ServiceEnd[];
}
const besides = ({ absences = [], stays = [], ends = [] }: Besides) => ({ absences, stays, ends });
const short = (days: readonly string[]) => days.map((day) => day.slice(8)).join(' ');

test.each<[string, Partial<Absence>, Besides, string]>([
  ['a whole week', {}, {}, '03 04 05 06 07 08 09'],
  ['from the Thursday before to the Wednesday', { firstDay: '2025-02-27', lastDay: '2025-03-05' }, {}, '03 04 05'],
  ['from the Friday on, with no last day', { firstDay: '2025-03-07', lastDay: null }, {}, '07 08 09'],
  ['another week', { firstDay: '2025-03-10', lastDay: '2025-03-12' }, {}, ''],
  ['other lines of the person', { lineIds: ['another'] }, {}, ''],
  ['another person', { ssRef: '999' }, {}, ''],
  ['a planned admission fills nothing', { kind: 'admission' }, {}, ''],
  ['told on the first day: that day was cancelled late', { toldOn: '2025-03-03' }, {}, '04 05 06 07 08 09'],
  ['told on nobody knows which day', { toldOn: null }, {}, '03 04 05 06 07 08 09'],
  ['a stay within it has its own days', {}, { stays: [stay('2025-03-05', '2025-03-06')] }, '03 04 07 08 09'],
  ['a stay that goes on', {}, { stays: [stay('2025-03-05', null)] }, '03 04'],
  [
    'a service that ended on the Wednesday',
    {},
    { ends: [{ ssRef: line.ssRef, lineId: null, lastDay: '2025-03-05', cause: 'moved' }] },
    '03 04 05',
  ],
  [
    'days that an earlier absence has',
    { firstDay: '2025-03-04' },
    { absences: [absence({ id: 'absence-0', lastDay: '2025-03-05' })] },
    '06 07 08 09',
  ],
  [
    'the same, recorded by a colleague as well: one of the two has the days',
    {},
    { absences: [absence({ id: 'absence-0' })] },
    '',
  ],
])('the days of an absence: %s', (_, parts, known, days) => {
  const one = absence(parts);
  const all = besides({ ...known, absences: [...(known.absences ?? []), one] });
  expect(short(daysOfAbsence(line, one, monday, all))).toBe(days);
});

test('a line that ends in the middle has no days after it', () => {
  const ending = serviceLine({ startDate: '2025-03-04', endDate: '2025-03-06' });
  expect(short(daysOfAbsence(ending, absence(), monday, besides({ absences: [absence()] })))).toBe('04 05 06');
});

const offer = (absences: Absence[], known: Besides = {}, planned = 1000) =>
  offerAbsences(line, planned, monday, besides({ ...known, absences }), bradford);

test('a whole week away is the whole plan, also where the plan is off the step', () => {
  expect(offer([absence()], {}, 1010)).toMatchObject({
    estimated: false,
    shares: [{ variation: { category: 'missed', reason: 'planned_absence', quantity: 1010, firstDay: monday } }],
  });
});

test('part of a week is the plan’s share of its days, a guess', () => {
  const parts = offer([absence({ firstDay: '2025-02-27', lastDay: '2025-03-05' })]);
  expect(parts).toMatchObject({
    estimated: true,
    shares: [{ variation: { quantity: 425, firstDay: '2025-03-03', lastDay: '2025-03-05' } }],
  });
});

test('the last day is named where it is after the week, so that a request is asked for while there is time', () => {
  const [share] = offer([absence({ firstDay: '2025-03-06', lastDay: '2025-03-20' })])?.shares ?? [];
  expect(share?.variation).toMatchObject({ firstDay: '2025-03-06', lastDay: '2025-03-20' });
  const [open] = offer([absence({ firstDay: '2025-03-06', lastDay: null })])?.shares ?? [];
  expect(open?.variation.lastDay).toBe('2025-03-09');
});

test('two absences that touch leave no hour of the week between them', () => {
  const shares =
    offer([
      absence({ id: 'b', kind: 'respite', firstDay: '2025-03-06', lastDay: '2025-03-09' }),
      absence({ id: 'a', lastDay: '2025-03-05' }),
    ])?.shares ?? [];
  expect(shares.map(({ absence: { id }, variation }) => [id, variation.quantity])).toEqual([
    ['a', 425],
    ['b', 575],
  ]);
});

test('a stay within an absence parts it in two, and its own hours are left for it', () => {
  const shares = offer([absence()], { stays: [stay('2025-03-05', '2025-03-06')] })?.shares ?? [];
  expect(shares.map(({ variation }) => [variation.firstDay, variation.lastDay, variation.quantity])).toEqual([
    ['2025-03-03', '2025-03-04', 275],
    ['2025-03-07', '2025-03-09', 425],
  ]);
});

test.each<[string, Partial<Absence>, boolean]>([
  ['7 days', {}, false],
  ['8 days', { lastDay: '2025-03-10' }, true],
  ['an open end', { lastDay: null }, true],
  ['a planned admission', { kind: 'admission', lastDay: null }, false],
])('a request is needed for more than a week: %s', (_, parts, needed) => {
  const found = requestOfAbsence(absence(parts), [line], [], bradford);
  expect(found === null ? null : [found.fromDay, found.lines.map(({ id }) => id)]).toEqual(
    needed ? ['2025-03-10', [line.id]] : null,
  );
});

test('a request that covers it from day 8 to its last day answers it; a shorter one, or one that was refused, does not', () => {
  const long = absence({ lastDay: '2025-03-20' });
  const asked = (parts: Parameters<typeof adjustmentRequest>[0]) =>
    requestOfAbsence(long, [line], [adjustmentRequest(parts)], bradford);
  const change = { changes: [{ lineId: line.id, kind: 'reduction' as const }], startDate: '2025-03-10' };
  expect(asked({ ...change, endDate: '2025-03-20' })).toBeNull();
  expect(asked({ ...change, endDate: null })).toBeNull();
  expect(asked({ ...change, endDate: '2025-03-15' })).not.toBeNull();
  expect(asked({ ...change, endDate: '2025-03-20', outcome: 'rejected' })).not.toBeNull();
});

test('two overlap where they share a line and a day', () => {
  const other = (parts: Partial<Absence>) => absence({ id: 'absence-2', ...parts });
  expect(absencesOverlap(absence(), other({ firstDay: '2025-03-09', lastDay: null }))).toBe(true);
  expect(absencesOverlap(absence(), other({ firstDay: '2025-03-10' }))).toBe(false);
  expect(absencesOverlap(absence({ lineIds: ['a'] }), other({ lineIds: ['b'] }))).toBe(false);
  expect(absencesOverlap(absence(), other({ kind: 'admission' }))).toBe(false);
});

test('an absence of no line at all is none', () => {
  expect(absenceSchema.safeParse(absence({ lineIds: [] })).success).toBe(false);
});

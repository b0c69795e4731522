// What the weeks of a person come to.
import { expect, test } from 'vitest';
import { absencesOf, isOfNote, reasonSums, sumsOf } from '../../../../src-renderer/screens/person/person-sums.ts';
import type { PersonWeek } from '../../../../src-shared/app-api/index.ts';
import type { WeeklyActual } from '../../../../src-shared/domain/actuals.ts';
import { missed, weeklyActual } from '../../../builders.ts';

function week(actual: Partial<WeeklyActual> = {}, parts: Partial<PersonWeek> = {}): PersonWeek {
  return {
    actual: weeklyActual(actual),
    knowledge: 'untouched',
    attested: null,
    status: 'open',
    expected: 1000,
    notSaid: 0,
    payment: null,
    ...parts,
  };
}

const away = missed('planned_absence', { firstDay: '2025-03-04', lastDay: '2025-03-05', note: 'With her sister' });
const weeks = [
  week({ actual: 600, missed: 400, variations: [away, missed('non_engagement')] }, { expected: 600, notSaid: 400 }),
  week({ lineId: 'line-2' }),
  week(
    { weekStart: '2025-02-24', actual: 800, missed: 200, variations: [missed('non_engagement')] },
    { expected: 800 },
  ),
];

test('two lines of one week are one week, and their hours add up', () => {
  expect(sumsOf(weeks)).toEqual({
    weeks: 2,
    planned: 3000,
    actual: 2400,
    frustrated: 0,
    missed: 600,
    extra: 0,
    expected: 2400,
    notSaid: 400,
  });
});

test('reasons add up across weeks, the most hours first', () => {
  expect(reasonSums(weeks)).toEqual([
    { category: 'missed', reason: 'non_engagement', quantity: 400, weeks: 2 },
    { category: 'missed', reason: 'planned_absence', quantity: 200, weeks: 1 },
  ]);
});

test('days away are those with notice given', () => {
  expect(absencesOf(weeks)).toMatchObject([{ weekStart: '2025-03-03', quantity: 200, note: 'With her sister' }]);
});

test('a week as planned is of note only with a comment', () => {
  expect(weeks.map(isOfNote)).toEqual([true, false, true]);
  expect(isOfNote(week({ comment: 'Her niece visited.' }))).toBe(true);
});

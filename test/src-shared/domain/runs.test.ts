// From which earlier change some days go on, where only days off lie between: then a person says whether it is another.
import { expect, test } from 'vitest';
import { bradford } from '../../../src-shared/council/index.ts';
import { type DayRun, daysOffOf, goesOnFrom } from '../../../src-shared/domain/runs.ts';
import { dayNumber } from '../../../src-shared/domain/week.ts';

const run = (first: string, last = first): DayRun => ({ first: dayNumber(first), last: dayNumber(last) });
const isDayOff = daysOffOf(bradford);
const of = (days: DayRun, ...others: DayRun[]) => goesOnFrom(days, others, isDayOff);

test('a weekend between leaves open whether it is another one', () => {
  const friday = run('2025-02-27', '2025-02-28');
  expect(of(run('2025-03-03'), friday)).toEqual(friday);
  expect(of(run('2025-03-03'), run('2025-02-20'), friday)).toEqual(friday);
});

test('so does a long weekend, and not a working day', () => {
  // Good Friday 18 April to Easter Monday 21 April 2025.
  expect(of(run('2025-04-22'), run('2025-04-17'))).not.toBeNull();
  expect(of(run('2025-03-04'), run('2025-02-28'))).toBeNull();
});

test('what touches or overlaps is the same change', () => {
  expect(of(run('2025-03-03'), run('2025-03-01', '2025-03-02'))).toBeNull();
  expect(of(run('2025-03-03', '2025-03-05'), run('2025-02-28', '2025-03-03'))).toBeNull();
});

test('what comes after does not matter', () => {
  expect(of(run('2025-03-03'), run('2025-03-05'))).toBeNull();
  expect(of(run('2025-03-03'), run('2025-02-28'), run('2025-03-05'))).toEqual(run('2025-02-28'));
});

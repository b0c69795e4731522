import { expect, test } from 'vitest';
import { bradford } from '../../../src-shared/council/index.ts';
import { bankHolidaysIn, linesMaybeClosed } from '../../../src-shared/domain/closed-days.ts';
import { actualWith, lineOf, missed, weeklyActual } from '../../builders.ts';

const easter = '2025-04-21';
const lines = [
  lineOf('support_at_day_care', { id: 'day-care' }),
  lineOf('day_activities_planned', { id: 'planned' }),
  lineOf('home_support', { id: 'home' }),
];
const asPlanned = (lineId: string, weekStart = easter) => weeklyActual({ lineId, weekStart });

test('a week has its bank holidays', () => {
  expect(bankHolidaysIn(easter, bradford)).toEqual(['2025-04-21']);
  expect(bankHolidaysIn('2025-03-03', bradford)).toEqual([]);
});

test('day services that stand as planned on a bank holiday are pointed out, home support is not', () => {
  const actuals = lines.map(({ id }) => asPlanned(id));
  expect(linesMaybeClosed(easter, lines, actuals, bradford)).toEqual(['day-care', 'planned']);
});

test('one that differs from plan has been looked at, and another week has no holiday', () => {
  const closed = actualWith([missed('service_closed')], { lineId: 'day-care', weekStart: easter });
  expect(linesMaybeClosed(easter, lines, [closed], bradford)).toEqual([]);
  expect(linesMaybeClosed('2025-03-03', lines, [asPlanned('day-care', '2025-03-03')], bradford)).toEqual([]);
});

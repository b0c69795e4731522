// The overview's sums: the same numbers as in the weeks, however they are cut.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../../../src-shared/domain/week.ts';
import { overviewOf } from '../../../src-shared/report/overview.ts';
import { actualWith, frustrated, missed, monday, serviceLine, weeklyActual } from '../../builders.ts';

const lines = [serviceLine(), serviceLine({ id: 'line-2', service: 'Extra Care' })];

test('weeks come oldest first, each with its sums', () => {
  const before = addDays(monday, -7);
  const week = { lines, needingAttention: 0, actuals: [weeklyActual()] };
  const { weeks } = overviewOf([
    { ...week, weekStart: monday, needingAttention: 1, actuals: [actualWith([missed()])] },
    { ...week, weekStart: before },
  ]);
  expect(weeks).toMatchObject([
    { weekStart: before, planned: 1000, actual: 1000, missed: 0, needingAttention: 0 },
    { weekStart: monday, planned: 1000, actual: 800, missed: 200, needingAttention: 1 },
  ]);
});

test('missed is told by reason, and only reasons that occur are shown', () => {
  const actuals = [actualWith([missed('non_engagement'), missed('provider_cause', { quantity: 100 }), frustrated()])];
  const { missedByReason } = overviewOf([
    { weekStart: addDays(monday, -7), lines, actuals: [], needingAttention: 0 },
    { weekStart: monday, lines, actuals, needingAttention: 0 },
  ]);
  expect(missedByReason).toEqual([
    { reason: 'non_engagement', quantities: [0, 200] },
    { reason: 'provider_cause', quantities: [0, 100] },
  ]);
});

test('the services of the week add up to the week', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom('line-1', 'line-2'), fc.nat(5000), fc.nat(900))), (made) => {
      const actuals = made.map(([lineId, planned, lost]) =>
        weeklyActual({ lineId, planned: planned + lost, actual: planned, missed: lost }),
      );
      const { weeks, byService } = overviewOf([{ weekStart: monday, lines, actuals, needingAttention: 0 }]);
      for (const field of ['planned', 'actual', 'missed', 'lines'] as const) {
        expect(byService.reduce((sum, service) => sum + service[field], 0)).toBe(weeks[0]?.[field]);
      }
    }),
  );
});

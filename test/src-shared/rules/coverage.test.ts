import { describe, expect, test } from 'vitest';
import { findingOf, rulesOf, serviceLine, weeklyActual } from '../../builders.ts';

describe('actual-missing', () => {
  test('refuses a planned line without an actual', () => {
    const finding = findingOf('actual-missing', { actuals: [] });
    expect(finding.lineId).toBe('line-1');
    expect(finding.action).toEqual({ kind: 'generate-week' });
  });

  test('refuses a line with two actuals', () => {
    expect(findingOf('actual-missing', { actuals: [weeklyActual(), weeklyActual()] }).message).toContain('2 actuals');
  });

  test('is silent until the week is generated', () => {
    expect(rulesOf({ actuals: [], generated: false })).toEqual(['week-not-generated']);
  });

  test.each([
    [{ startDate: '2025-03-09' }, ['actual-missing']],
    [{ startDate: '2025-03-10' }, []],
    [{ endDate: '2025-03-03' }, ['actual-missing']],
    [{ endDate: '2025-03-02' }, []],
  ])('a line with %j and no actual gives %j', (parts, expected) => {
    expect(rulesOf({ lines: [serviceLine(parts)], actuals: [] })).toEqual(expected);
  });
});

describe('unplanned-service', () => {
  test.each([
    [{ startDate: '2025-03-10' }, 'starts on 10 March 2025'],
    [{ endDate: '2025-03-02' }, 'ended on 2 March 2025'],
  ])('refuses an actual for a line with %j', (parts, when) => {
    expect(findingOf('unplanned-service', { lines: [serviceLine(parts)] }).message).toContain(when);
  });

  test('refuses an actual for a line that the council does not know', () => {
    const actuals = [weeklyActual(), weeklyActual({ lineId: 'line-9' })];
    expect(findingOf('unplanned-service', { actuals }).lineId).toBe('line-9');
  });

  test('accepts a line planned for a single day of the week', () => {
    expect(rulesOf({ lines: [serviceLine({ startDate: '2025-03-09', endDate: '2025-03-09' })] })).toEqual([]);
  });
});

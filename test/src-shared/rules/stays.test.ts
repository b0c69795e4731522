import { describe, expect, test } from 'vitest';
import { findingOf, hospitalStay, rulesOf, serviceLine, weeklyActual } from '../../builders.ts';

describe('hospital-readmission', () => {
  const back = (discharged: string) => ({
    stays: [
      hospitalStay({ id: 'stay-0', admitted: '2025-02-10', discharged }),
      hospitalStay({ admitted: '2025-03-04' }),
    ],
  });

  test('points out a stay that begins 6 days after a discharge, and not one after 7', () => {
    expect(rulesOf(back('2025-02-26'))).toContain('hospital-readmission');
    expect(rulesOf(back('2025-02-25'))).not.toContain('hospital-readmission');
  });

  test.each([
    ['2025-02-26', '6 days after coming home'],
    ['2025-03-03', '1 day after coming home'],
    ['2025-03-04', 'on the day of the discharge before'],
    ['2025-03-05', 'before the earlier stay had ended'],
  ])('says how long after a discharge on %s', (discharged, words) => {
    const { message } = findingOf('hospital-readmission', back(discharged));
    expect(message).toContain(`on Tuesday 4 March 2025, ${words}. `);
  });

  test('is told once, on the first line of the person, under one key in every week', () => {
    const lines = [serviceLine(), serviceLine({ id: 'line-2' })];
    const finding = findingOf('hospital-readmission', { ...back('2025-02-26'), lines });
    expect(finding.lineId).toBe('line-1');
    const next = {
      ...back('2025-02-26'),
      lines: [serviceLine({ id: 'line-2' })],
      weekStart: '2025-03-10',
      actuals: [weeklyActual({ lineId: 'line-2', weekStart: '2025-03-10' })],
    };
    expect(findingOf('hospital-readmission', next).key).toBe(finding.key);
  });
});

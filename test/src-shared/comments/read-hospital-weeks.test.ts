import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readHospitalWeeks, withHospitalWeek } from '../../../src-shared/comments/read-hospital-weeks.ts';
import { hospitalComment, hospitalWeek } from '../../../src-shared/domain/hospital.ts';
import { addDays } from '../../../src-shared/domain/week.ts';

describe('readHospitalWeeks', () => {
  test.each([
    ['hospital week 2', [2]],
    ['Hosp wk 2', [2]],
    ['Hosp. Wk2', [2]],
    ['in hospital – week two', [2]],
    ['In hospital, 2nd week', [2]],
    ['second week in hospital', [2]],
    ['week 2 of hospital stay', [2]],
    ['Admitted to BRI, week 3', [3]],
    ['hospital week no. 4', [4]],
    ['hospital weeks 1 and 2', [1, 2]],
    ['hospital week 1 & 2', [1, 2]],
    ['hospital week 12', [12]],
    ['hospital retainer wk: 1', [1]],
    ['hospital week 2, admitted Sunday 9 February 2025', [2]],
    ['hospital', []],
    ['hospital, week commencing 3 March', []],
    ['hospital week 3 March', []],
    ['hospital week 10/02/2025', []],
    ['hospital for 2 weeks', []],
    ['week 2', []],
    ['', []],
  ])('reads “%s” as %j', (comment, weeks) => {
    expect(readHospitalWeeks(comment)).toEqual(weeks);
  });

  test('reads every comment that the app writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), (days) => {
        const admitted = addDays('2025-03-09', -days);
        const week = hospitalWeek({ admitted }, '2025-03-03');
        expect(readHospitalWeeks(hospitalComment({ admitted }, '2025-03-03'))).toEqual([week]);
      }),
    );
  });

  test('never throws', () => {
    fc.assert(fc.property(fc.string(), (comment) => void readHospitalWeeks(`hospital week ${comment}`)));
  });
});

describe('withHospitalWeek', () => {
  const sentence = 'hospital week 2, admitted Monday 24 February 2025';

  test.each([
    ['', sentence],
    ['  ', sentence],
    ['Hosp wk 1', 'Hosp wk 2'],
    ['in hospital – week one, son told', 'in hospital – week 2, son told'],
    ['in hospital', `in hospital; ${sentence}`],
    ['away all week', `away all week; ${sentence}`],
    ['hospital weeks 3 and 4', `hospital weeks 3 and 4; ${sentence}`],
  ])('turns “%s” into “%s”', (comment, expected) => {
    expect(withHospitalWeek(comment, 2, sentence)).toBe(expected);
  });
});

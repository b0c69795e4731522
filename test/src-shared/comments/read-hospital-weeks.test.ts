import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { namesWeek, readHospitalWeeks } from '../../../src-shared/comments/read-hospital-weeks.ts';
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
    ['hospital weeks 1-2', [1, 2]],
    ['hospital weeks 1 to 3', [1, 2, 3]],
    ['hospital weeks 1, 2 and 3', [1, 2, 3]],
    ['hospital wk 2/6', [2]],
    ['hospital W2', [2]],
    ['hospital week II', [2]],
    ['hospital week 1, 2 carers came', [1]],
    ['hospital week 2 - 5 hours missed', [2]],
    ['hospital week 2, 10 March admitted', [2]],
    ['hospital week 3 March', []],
    ['hospital week 2 hours', []],
    ['hospital wk 2 hrs', []],
    ['hospital week 2 days', []],
    ['hospital W2 visits', []],
    ['hospital, this week 2 calls', []],
    ['hospital week 2.5 hours', []],
    ['hospital, rota week 2', []],
    ['hospital, this week I visited', []],
    ['hospital week 10/02/2025', []],
    ['hospital for 2 weeks', []],
    ['hospital week (2)', [2]],
    ['hospital week ２', [2]],
    ['hos\u00adpital we\u200bek 2', [2]],
    ['hospital, ward W2', []],
    ['hospital, not week 2', []],
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

describe('namesWeek', () => {
  test.each(['wk2', 'week two', '2nd week', 'W2', 'week II', 'weeks 1-2', 'hospital week 2'])(
    'takes “%s” for week 2 of hours that are in hospital anyway',
    (comment) => {
      expect(namesWeek(comment, 2)).toBe(true);
    },
  );

  test.each(['2', 'two', 'week 2 hours', 'ward 2', 'week 22'])('does not take “%s” for it', (comment) => {
    expect(namesWeek(comment, 2)).toBe(false);
  });
});

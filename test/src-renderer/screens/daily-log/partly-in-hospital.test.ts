import { expect, test } from 'vitest';
import { whyPartlyInHospital } from '../../../../src-renderer/screens/daily-log/partly-in-hospital.ts';
import { daysOutside } from '../../../../src-shared/domain/hospital.ts';

const days = ['2025-06-02', '2025-06-03', '2025-06-04', '2025-06-05', '2025-06-06'];
const why = (...stays: { admitted: string; discharged: string | null }[]) =>
  whyPartlyInHospital(days, daysOutside(days, stays));

test('days beside a stay that is recorded are not logged with those in it', () => {
  expect(why({ admitted: '2025-06-02', discharged: '2025-06-03' })).toBe(
    'The hospital stay that is recorded does not cover Wednesday 4 June 2025 and 2 more days. Log those days apart, or correct the stay first.',
  );
  expect(why({ admitted: '2025-06-03', discharged: null })).toMatch(/does not cover Monday 2 June 2025\. Log/);
});

test('all of them in hospital are, by one stay or two, and so are those before any stay is recorded', () => {
  expect(why({ admitted: '2025-05-29', discharged: null })).toBeNull();
  expect(
    why({ admitted: '2025-05-29', discharged: '2025-06-04' }, { admitted: '2025-06-05', discharged: null }),
  ).toBeNull();
  expect(why()).toBeNull();
});

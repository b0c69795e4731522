// Providers of any size, for benchmarks and load.
import { expect, test } from 'vitest';
import { happening, recorded, visitsByDay } from '../../../src-portal/practice/happenings.ts';
import { inventedProvider } from '../../../src-portal/practice/index.ts';
import { bradford } from '../../../src-shared/council/index.ts';
import { serviceTypes } from '../../../src-shared/domain/lines.ts';
import { payable } from '../../../src-shared/domain/payable.ts';

test('a provider has exactly as many people and lines as asked for', () => {
  const big = inventedProvider({ people: 1500, lines: 2000, seed: 7, providerId: 'hazel-court' });
  expect([big.people.length, big.lines.length]).toEqual([1500, 2000]);
  expect(big.provider).toEqual({ id: 'hazel-court', name: 'Hazel Court Care' });
  expect(new Set(big.lines.map(({ serviceType }) => serviceType))).toEqual(new Set(serviceTypes));
});

test('another seed makes other people, the same seed the same', () => {
  const size = { people: 15, lines: 20, providerId: 'hazel-court' };
  const [one, again, other] = [7, 7, 8].map((seed) => inventedProvider({ ...size, seed }));
  expect(one).toEqual(again);
  expect(one?.people).not.toEqual(other?.people);
});

test('user names differ between providers', () => {
  const users = ['a', 'b'].flatMap((providerId) =>
    inventedProvider({ people: 1, lines: 1, seed: 1, providerId }).accounts.map(({ user }) => user),
  );
  expect(new Set(users).size).toBe(4);
});

test('more lines than the people can have are refused with a sentence', () => {
  expect(() => inventedProvider({ people: 10, lines: 100, seed: 1, providerId: 'a' })).toThrow('ask for more people');
});

test('visits of a week fall on days of it and add up', () => {
  for (let visits = 0; visits <= 42; visits += 1) {
    expect(visitsByDay(visits).reduce((sum, count) => sum + count, 0)).toBe(visits);
  }
});

test('a refused visit is paid in supported living, a holiday is not', () => {
  const line = {
    id: 'line-1',
    ssRef: '0000001',
    serviceType: 'supported_living_community' as const,
    service: 'A – Supported Living',
    serviceLevel: 'Community support',
    plannedQuantity: 600,
    plannedVisits: 2,
    startDate: '2024-01-01',
    endDate: null,
  };
  const week = { from: '2025-03-10', to: '2025-03-16' };
  const refused = recorded(line, week.from, [happening(line, 'non_engagement', week, 'Refused.', { visits: 1 })]);
  const holiday = recorded(line, week.from, [happening(line, 'planned_absence', week, 'Away.')]);
  const paid = (actual: typeof refused) => payable(line, actual, bradford, { stays: [], earlier: {} }).payable;
  expect([refused.actual, paid(refused)]).toEqual([300, 600]);
  expect([holiday.actual, paid(holiday)]).toEqual([0, 0]);
});

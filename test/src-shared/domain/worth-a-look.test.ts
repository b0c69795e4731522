// Which of the lines that nobody has looked at should be looked at first.
import { expect, test } from 'vitest';
import type { Knowledge } from '../../../src-shared/domain/actuals.ts';
import { type LookWeek, worthALook } from '../../../src-shared/domain/worth-a-look.ts';
import { monday, serviceLine, weeklyActual } from '../../builders.ts';

const line = (id: string, knowledge: Knowledge = 'untouched', ssRef = id) => ({
  line: serviceLine({ id, ssRef }),
  knowledge,
  notChecked: false,
});
const differing = (weekStart: string) => weeklyActual({ weekStart, actual: 800, missed: 200 });
const look = (parts: Partial<LookWeek>) =>
  worthALook({ weekStart: monday, lines: [], stays: [], ends: [], notReported: new Set(), earlier: {}, ...parts }).map(
    ({ lineId, near }) => `${lineId}: ${near.join(', ')}`,
  );

test('a line with nothing near it is not among them, nor one that somebody looked at', () => {
  expect(look({ lines: [line('1'), line('2', 'attested'), line('3', 'changed'), line('4', 'evidenced')] })).toEqual([]);
});

test('another line of the person that differs, a stay and an end are near', () => {
  const stay = { id: 's', admitted: '2025-02-28', discharged: '2025-03-03', told: null, approval: null };
  expect(
    look({
      lines: [line('1', 'untouched', 'A'), line('2', 'changed', 'A'), line('3'), line('4'), line('5')],
      stays: [
        { ...stay, ssRef: 'A' },
        { ...stay, id: 't', ssRef: '3', discharged: '2025-03-01' },
      ],
      ends: [
        { ssRef: '4', lineId: 'another', lastDay: '2025-03-09', cause: 'moved' },
        { ssRef: '5', lineId: null, lastDay: '2025-03-10', cause: 'died' },
      ],
    }),
  ).toEqual(['1: stay, other-line', '4: end']);
});

test('a difference every week until now is near, one that was missing once is not', () => {
  const weeks = [differing('2025-02-24'), differing('2025-02-17'), differing('2025-02-10')];
  const once = [weeks[0], weeklyActual({ weekStart: '2025-02-17' }), weeks[2]].flatMap((week) => week ?? []);
  expect(look({ lines: [line('1'), line('2')], earlier: { 1: weeks, 2: once } })).toEqual(['1: every-week']);
});

test('what was taken from last week is to be checked, although it counts as changed', () => {
  const lines = [line('1', 'untouched', 'A'), line('2', 'changed', 'A'), { ...line('3', 'changed'), notChecked: true }];
  expect(look({ lines })).toEqual(['3: not-checked', '1: other-line']);
});

test('lines of a site that has not reported come after those with something of their own near them', () => {
  const lines = [line('1'), line('2'), line('3', 'untouched', 'A'), line('4', 'changed', 'A'), line('5', 'attested')];
  const ends = [{ ssRef: '2', lineId: null, lastDay: '2025-03-09', cause: 'moved' as const }];
  expect(look({ lines, ends, notReported: new Set(['1', '2', '5']) })).toEqual([
    '2: end, site',
    '3: other-line',
    '1: site',
  ]);
});

import { expect, test } from 'vitest';
import { weeksToChoose } from '../../../../src-renderer/panels/dispute/weeks-to-choose.ts';

test('offers half a year back from the newest week, and whatever else is here, each once', () => {
  const weeks = weeksToChoose(['2025-06-02', '2024-06-03'], '2025-05-26');
  expect(weeks.slice(0, 3)).toEqual(['2025-06-02', '2025-05-26', '2025-05-19']);
  expect(weeks).toHaveLength(27);
  expect(weeks.at(-1)).toBe('2024-06-03');
});

test('offers the week that is open where nothing is known yet', () => {
  expect(weeksToChoose([], '2025-06-02').at(0)).toBe('2025-06-02');
});

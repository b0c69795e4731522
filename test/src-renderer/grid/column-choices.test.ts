import { describe, expect, test } from 'vitest';
import { chosenColumns, isAsAtFirst, keptOrder, moved, noChoices } from '../../../src-renderer/grid/column-choices.ts';

const columns = [
  { field: 'person' },
  { field: 'ssRef', hide: true },
  { field: 'missed', flex: 1, maxWidth: 90 },
  { colId: 'state' },
] as const;
const ids = (choices: Partial<typeof noChoices>) =>
  chosenColumns([...columns], { ...noChoices, ...choices }).map(({ colId, field }) => colId ?? field);

describe('the columns as somebody likes them', () => {
  test('are as the week has them while nobody chose', () => {
    // The grid keeps what it is not told: each column says whether it is left out.
    const said = columns.map((column) => ({ ...column, hide: 'hide' in column }));
    expect(chosenColumns([...columns], noChoices)).toEqual(said);
    // As it comes back from the disk.
    expect(isAsAtFirst(structuredClone(noChoices))).toBe(true);
    expect(isAsAtFirst({ ...noChoices, hidden: ['visits'] })).toBe(false);
  });

  test('stand in the order that was chosen, and one that the order does not know stays behind its neighbour', () => {
    expect(ids({ order: ['person', 'state', 'missed', 'ssRef'] })).toEqual(['person', 'state', 'missed', 'ssRef']);
    expect(ids({ order: ['state', 'person', 'missed'] })).toEqual(['state', 'person', 'ssRef', 'missed']);
  });

  test('are left out, but never the person; what has no room stays left out', () => {
    const chosen = chosenColumns([...columns], { ...noChoices, hidden: ['person', 'missed', 'gone'] });
    expect(chosen.map(({ hide }) => hide)).toEqual([false, true, true, false]);
  });

  test('are as wide as somebody made them, whatever room there is', () => {
    const [, , missed] = chosenColumns([...columns], { ...noChoices, widths: { missed: 140 } });
    expect(missed).toMatchObject({ width: 140, flex: null, maxWidth: null });
  });
});

describe('an order that is changed', () => {
  test('moves a column one place among those on show', () => {
    expect(moved(['a', 'b', 'c'], 'b', 1)).toEqual(['a', 'c', 'b']);
    expect(moved(['a', 'b', 'c'], 'a', -1)).toEqual(['a', 'b', 'c']);
  });

  test('keeps what is left out behind the column that it stood behind', () => {
    expect(keptOrder(['a', 'x', 'b', 'y', 'c'], ['b', 'a', 'c'])).toEqual(['b', 'y', 'a', 'x', 'c']);
    expect(keptOrder(['x', 'a', 'b'], ['b', 'a'])).toEqual(['x', 'b', 'a']);
  });
});

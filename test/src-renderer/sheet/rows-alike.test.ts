// Two lines alike are told apart by the order of their rows: where one of the rows cannot be taken, the other is nobody's either.
import { describe, expect, test } from 'vitest';
import { planPaste } from '../../../src-renderer/sheet/plan-paste.ts';
import { readTabSeparated } from '../../../src-renderer/sheet/tab-separated.ts';
import { gridRow, into } from './fixtures.ts';

const alike = ['1', '2'].map((id) => ({ ...gridRow(id), ssRef: '0001', person: 'Ada Okafor' }));
const rows = [...alike, gridRow('3')];

describe('a refused row of one of two lines alike', () => {
  test.each([
    [
      'was cut by a line break',
      'SS Ref\tMissed\tComment\n0001\t1\tfirst\nof the first\n0001\t2\tsecond\n0003\t1\tx',
      2,
      4,
    ],
    [
      'has a blank date among other weeks',
      'SS Ref\tDate\tMissed\n0001\t\t1\n0001\t2025-06-02\t2\n0003\t2025-06-02\t1\n0003\t2025-05-26\t1',
      2,
      3,
    ],
    ['has a figure that cannot be read', 'SS Ref\tMissed\n0001\tone\n0001\t2\n0003\t1', 2, 3],
    ['says more than its line takes', 'SS Ref\tMissed\tActual\n0001\t1\t12\n0001\t2\t8\n0003\t1\t9', 2, 3],
    ['is the later one', 'SS Ref\tMissed\n0001\t1\n0001\ttwo\n0003\t1', 3, 2],
  ])('keeps the other from being taken: it %s', (_, sheet, wrong, other) => {
    const plan = planPaste(readTabSeparated(sheet), into({ rows }));
    expect(plan.changes.map(({ lineId }) => lineId)).toEqual(['3']);
    const both = `Rows ${Math.min(wrong, other)} and ${Math.max(wrong, other)} are of lines alike`;
    expect(plan.refused.find(({ row }) => row === other)?.sentence).toBe(
      `${both}, which only their order tells apart, and row ${wrong} cannot be taken. Put that right and paste them together.`,
    );
    expect(plan.refused.find(({ row }) => row === wrong)?.sentence).toContain(`${both}: paste them together.`);
  });

  test('keeps nobody else’s from being taken, nor one that the plan tells apart', () => {
    const planned = alike.map((row, at) => ({ ...row, planned: at === 0 ? 1000 : 400 }));
    const sheet = 'SS Ref\tPlanned\tMissed\n0001\t10\tone\n0001\t4\t2\n0003\t10\t1';
    const plan = planPaste(readTabSeparated(sheet), into({ rows: [...planned, gridRow('3')] }));
    expect(plan.changes.map(({ lineId }) => lineId)).toEqual(['2', '3']);
  });
});

describe('with something else going on', () => {
  const linesTaken = (sheet: string, target: Parameters<typeof into>[0]) => {
    const plan = planPaste(readTabSeparated(sheet), into(target));
    return { lines: plan.changes.map(({ lineId }) => lineId), refused: plan.refused.map(({ row }) => row) };
  };

  test('three lines alike and another two are each taken together or not at all', () => {
    const three = ['1', '2', '3'].map((id) => ({ ...gridRow(id), ssRef: '0001', person: 'Ada Okafor' }));
    const two = ['4', '5'].map((id) => ({ ...gridRow(id), ssRef: '0004', person: 'Ben Cole' }));
    const sheet = 'SS Ref\tMissed\n0001\t1\n0004\t1\n0001\tone\n0004\t2\n0001\t3';
    expect(linesTaken(sheet, { rows: [...three, ...two] })).toEqual({ lines: ['4', '5'], refused: [2, 4, 6] });
  });

  test('where the filter hides one of them, the other is not taken either', () => {
    for (const hidden of ['1', '2']) {
      const shown = rows.filter(({ id }) => id !== hidden);
      expect(linesTaken('SS Ref\tMissed\n0001\t1\n0001\t2\n0003\t1', { rows: shown, week: rows })).toEqual({
        lines: ['3'],
        refused: [2, 3],
      });
    }
  });

  test('where the grid is sorted otherwise, neither is taken, whichever row is refused', () => {
    for (const figures of ['one\n0001\t2', '1\n0001\ttwo']) {
      const sheet = `SS Ref\tMissed\n0001\t${figures}\n0003\t1`;
      expect(linesTaken(sheet, { rows: rows.toReversed(), week: rows })).toEqual({ lines: ['3'], refused: [2, 3] });
    }
  });

  test('a row without a plan is not the first line where a refused row was that by its plan', () => {
    const planned = alike.map((row, at) => ({ ...row, planned: at === 0 ? 1000 : 400 }));
    const sheet = 'SS Ref\tPlanned\tMissed\n0001\t10\tone\n0001\t\t2\n0003\t10\t1';
    expect(linesTaken(sheet, { rows: [...planned, gridRow('3')] })).toEqual({ lines: ['3'], refused: [2, 3] });
  });
});

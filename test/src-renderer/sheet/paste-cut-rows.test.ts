// Pasted rows that a line break without quotation marks has cut, beside rows that only have fewer cells.
import { describe, expect, test } from 'vitest';
import { planPaste } from '../../../src-renderer/sheet/plan-paste.ts';
import { into } from './fixtures.ts';

const headings = ['SS Ref', 'Missed', 'Comment'];
function pasted(...rows: string[][]) {
  const plan = planPaste([headings, ...rows], into());
  return [plan.changes.map(({ lineId }) => lineId), plan.refused.map(({ row, sentence }) => [row, sentence])];
}

describe('pasted rows', () => {
  test('of which a comment goes on below are not taken, neither half of it', () => {
    const join = 'Join the rows, and put the cell in quotation marks or take the line break out of it.';
    expect(pasted(['0001', '2', 'Away'], ['all week'], ['0002', '1', 'Ill'])).toEqual([
      ['2'],
      [
        [2, `The last cell seems to go on in row 3, after a line break. ${join}`],
        [3, `This seems to be the rest of row 2, after a line break. ${join}`],
      ],
    ]);
  });

  test('with fewer cells that say whose they are stand for themselves', () => {
    expect(pasted(['0001', '2', 'Away'], ['0002', '1'])).toEqual([['1', '2'], []]);
    expect(pasted(['0001', '2', 'Away'], ['0009'])).toEqual([['1'], [[3, expect.stringContaining('SS Ref 0009')]]]);
    expect(pasted(['0001', '2', 'Away'], ['Total', '2'])).toEqual([['1'], []]);
  });

  test('that go by their place may have as few cells as they like', () => {
    const plan = planPaste([['Missed', 'Comment'], ['2', 'Away'], ['1']], into());
    expect(plan.changes.map(({ lineId }) => lineId)).toEqual(['1', '2']);
  });
});

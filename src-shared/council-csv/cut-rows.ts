// Rows of a council file that a line break has cut, in words: the row that lost the end of its comment, and what stands below it.
import type { CutRow } from '../readers/cut-rows.ts';
import { type Problem, rowList } from './problem.ts';
import type { FileRow } from './row.ts';

const fix = 'Join the rows, and put the comment in quotation marks or take the line break out of it.';

/** Refuses both parts of a row that was cut: half a comment is not what somebody wrote. */
export function refuseCutRow({ first, rest }: CutRow, rows: FileRow[]): void {
  const numbers = (sizes: CutRow['rest']) => rowList(sizes.map(({ at }) => rows[at]?.number ?? 0));
  const what = first.hasAll ? 'the comment' : `the row, which has ${first.cells} cells,`;
  refuse(first.at, `${what} seems to go on in ${numbers(rest)}: a line break is not in quotation marks`);
  const of = first.hasAll ? 'the comment in ' : '';
  for (const { at } of rest) {
    refuse(
      at,
      `this seems to be the rest of ${of}${numbers([first])}, after a line break that is not in quotation marks`,
    );
  }

  function refuse(at: number, wrong: string): void {
    const row = rows[at];
    if (row === undefined) return;
    const message = `Row ${row.number}: ${wrong}.`;
    const problem: Problem = { code: 'row-cut', row: row.number, column: null, message, fix };
    const others = row.problems.filter(({ code }) => code !== 'cells-missing');
    rows[at] = { ...row, values: null, problems: [...others, problem] };
  }
}

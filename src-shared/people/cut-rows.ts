// Rows of a list that a line break without quotation marks has cut: what follows it stands under the wrong headings, and may look
// like somebody.
import { rowList } from '../council-csv/problem.ts';
import { count } from '../domain/count.ts';
import { cutRowFinder } from '../readers/cut-rows.ts';
import { isFooter } from '../readers/footer.ts';
import type { ColumnMapping } from './columns.ts';
import type { ListRows } from './list-file.ts';
import type { SsRefs } from './ss-ref.ts';

/** What is said of a row, by its index. */
export interface CutListRows {
  /** Rows that are nobody's own, with what to do. */
  refused: ReadonlyMap<number, { sentence: string; fix: string }>;
  /** Rows that are whole but for the end of their last cell, perhaps. */
  warned: ReadonlyMap<number, string>;
}

const cutBy = 'a line break that is not in quotation marks';

/** Finds the rows under the headings that were cut; none in what is no text, where a cell holds its line breaks. */
export function cutListRows(rows: ListRows, headingsRow: number, mapping: ColumnMapping, ssRefs: SsRefs): CutListRows {
  const refused = new Map<number, { sentence: string; fix: string }>();
  const warned = new Map<number, string>();
  const { open } = rows;
  if (open === undefined) return { refused, warned };
  const width = mapping.length;
  const ssRefAt = mapping.findIndex(({ field }) => field === 'ssRef');
  const nameAt = mapping.findIndex(({ field }) => field === 'name' || field === 'familyName' || field === 'givenName');
  const foundIn = (cells: readonly string[]) => {
    const written = cells[ssRefAt] ?? '';
    const found = /\d/.test(written) ? ssRefs.find(written) : null;
    return found?.ok === true ? found : null;
  };
  const isKnown = (cells: readonly string[]) => foundIn(cells)?.known === true;
  // A program that leaves out the blanks at the end of a row does so for people who are known, too.
  const known = rows.filter((cells, at) => at > headingsRow && isKnown(cells));
  const leavesOutBlanks = known.length === 0 || known.some(({ length }) => length < width);
  const namesSomebody = (cells: readonly string[]) =>
    isKnown(cells) || (leavesOutBlanks && foundIn(cells) !== null && (cells[nameAt] ?? '') !== '');
  const lastIsKept = mapping.at(-1)?.field != null;
  const finder = cutRowFinder(width, ({ first, rest }) => {
    const number = ({ at }: { at: number }) => at + 1;
    const below = rowList(rest.map(number));
    const fix = 'Join the rows, and put the cell in quotation marks or take the line break out of it.';
    if (first.hasAll) {
      if (lastIsKept) {
        warned.set(first.at, `The last cell may go on in ${below}, after ${cutBy}: then a part of it is missing here.`);
      }
      for (const { at, cells } of rest) {
        const sentence = `The row has ${count(cells, 'cell')} for ${width} headings, and may be the rest of row ${number(first)}, after ${cutBy}.`;
        const otherwise = 'If it is not, give it as many cells as there are headings.';
        refused.set(at, { sentence, fix: `${fix} ${otherwise}` });
      }
      return;
    }
    const sentence = `The row has ${count(first.cells, 'cell')} for ${width} headings, and seems to go on in ${below}, after ${cutBy}.`;
    refused.set(first.at, { sentence, fix });
    for (const { at } of rest) {
      refused.set(at, { sentence: `This seems to be the rest of row ${number(first)}, after ${cutBy}.`, fix });
    }
  });
  for (const [at, cells] of rows.entries()) {
    if (at <= headingsRow || cells.every((cell) => cell === '') || isFooter(cells)) continue;
    const hasAll = cells.length >= width;
    finder.add({ at, cells: cells.length, hasAll, begins: hasAll || namesSomebody(cells), isOpen: open.has(at) });
  }
  finder.end();
  return { refused, warned };
}

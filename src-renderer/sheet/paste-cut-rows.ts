// Rows of pasted text that a line break without quotation marks has cut, as text from a mail has them: half a comment is not taken,
// and its rest is nobody's row.
import { rowList } from '../../src-shared/council-csv/problem.ts';
import { cutRowFinder } from '../../src-shared/readers/cut-rows.ts';
import { isFooter } from '../../src-shared/readers/footer.ts';
import { isEntered } from '../grid/sheet-columns.ts';
import { findingColumns, type LinesNamed } from './line-named.ts';

/**
 * @param rows those under the headings, of which the first is row `firstRow` of the sheet, from 0
 * @returns a sentence for each row that was cut, by its index
 */
export function cutPasteRows(
  rows: readonly (readonly string[])[],
  firstRow: number,
  columns: readonly (string | null)[],
  people: Pick<LinesNamed, 'isPerson' | 'isSsRef'>,
): ReadonlyMap<number, string> {
  const sentences = new Map<number, string>();
  // Rows that go by their place may have as few cells as they like.
  if (!columns.some((column) => findingColumns.includes(column ?? ''))) return sentences;
  const number = ({ at }: { at: number }) => firstRow + at + 1;
  const finder = cutRowFinder(columns.length, ({ first, rest }) => {
    const what = first.hasAll ? 'The last cell' : 'This row';
    const join = 'Join the rows, and put the cell in quotation marks or take the line break out of it.';
    sentences.set(first.at, `${what} seems to go on in ${rowList(rest.map(number))}, after a line break. ${join}`);
    for (const { at } of rest) {
      sentences.set(at, `This seems to be the rest of row ${number(first)}, after a line break. ${join}`);
    }
  });
  const isRow = (cells: readonly string[]) =>
    columns.some((column, index) => {
      const text = (cells[index] ?? '').trim();
      if (text === '' || column === null) return false;
      if (column === 'person' && people.isPerson(text)) return true;
      if (column === 'ssRef' && (people.isSsRef(text) || /^\S*\d\S*$/.test(text))) return true;
      return isEntered(column) && column !== 'comment' && /^\d/.test(text);
    });
  for (const [at, cells] of rows.entries()) {
    if (cells.every((cell) => cell.trim() === '')) continue;
    if (isFooter(cells, (text) => people.isPerson(text) || people.isSsRef(text))) continue;
    const hasAll = cells.length >= columns.length;
    const last = (cells.at(-1) ?? '').trim();
    const isOpen = last !== '' && !/[\r\n]/.test(last);
    finder.add({ at, cells: cells.length, hasAll, begins: hasAll || isRow(cells), isOpen });
  }
  finder.end();
  return sentences;
}

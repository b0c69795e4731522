// One sheet of a workbook as rows of texts. Cells stand by their address, so that a styled corner far away makes no table
// of blanks; what is merged downwards stands in each of its rows.
import { formatCount } from '../../domain/quantity.ts';
import { type NumberFormat, numberText } from './cell-text.ts';
import { saveAsCsv, type WorkbookLimits, WorkbookRefused } from './limits.ts';
import { unescaped, walkXml } from './xml.ts';

export interface SheetContext {
  name: string;
  sharedStrings: readonly string[];
  formats: readonly NumberFormat[];
  is1904: boolean;
  limits: WorkbookLimits;
  /** Cells of all sheets so far. */
  counted: { cells: number };
}

export interface SheetRows {
  rows: string[][];
  /** Cells that say what a cell above says, because the two are merged. */
  repeated: { row: number; column: number }[];
  /** Formulas that no program has calculated yet: their cells are blank, and what they would say is not known. */
  uncalculated: { row: number; column: number }[];
  /** Rows with something in them that are not on show, as where a filter is set. */
  hidden: number[];
}

/** @throws WorkbookRefused at a limit */
export function readSheet(xml: string, context: SheetContext): SheetRows {
  const rows: string[][] = [];
  const merges: string[] = [];
  const uncalculated: SheetRows['uncalculated'] = [];
  const hiddenRows = new Set<number>();
  let [row, column] = [-1, -1];
  let cell: {
    type: string;
    style: number;
    value: string;
    inline: string;
    hasValue: boolean;
    hasFormula: boolean;
  } | null = null;
  /** Which text is being read: a value, the runs of an inline text, or nothing that counts. */
  let into: 'value' | 'inline' | null = null;
  let phonetic = 0;
  walkXml(xml, {
    open(name, attribute) {
      switch (name) {
        case 'row': {
          const number = Number(attribute('r'));
          row = number >= 1 ? number - 1 : row + 1;
          column = -1;
          if (/^(?:1|true)$/.test(attribute('hidden'))) hiddenRows.add(row);
          return;
        }
        case 'c': {
          const place = addressOf(attribute('r'));
          if (place === null) column += 1;
          else [row, column] = [place.row, place.column];
          const style = Number(attribute('s') || '0');
          cell = { type: attribute('t') || 'n', style, value: '', inline: '', hasValue: false, hasFormula: false };
          return;
        }
        case 'v':
          into = 'value';
          if (cell !== null) cell.hasValue = true;
          return;
        case 'f':
          if (cell !== null) cell.hasFormula = true;
          return;
        case 't':
          if (cell !== null && phonetic === 0) into = 'inline';
          return;
        case 'rPh':
          phonetic += 1;
          return;
        case 'mergeCell':
          if (merges.length < 10_000) merges.push(attribute('ref'));
      }
    },
    text(text) {
      if (cell === null || into === null) return;
      if (into === 'value') cell.value += text;
      else cell.inline += text;
    },
    close(name) {
      if (name === 'rPh') phonetic -= 1;
      if (name === 'v' || name === 't') into = null;
      if (name !== 'c' || cell === null) return;
      if (cell.hasFormula && !cell.hasValue && cell.inline === '') uncalculated.push({ row, column });
      const text = textOf(cell, context);
      cell = null;
      if (text === '') return;
      put(rows, row, column, text, context);
    },
  });
  for (let index = 0; index < rows.length; index += 1) rows[index] ??= [];
  const hidden = [...hiddenRows].filter((index) => (rows[index] ?? []).length > 0);
  return { rows, repeated: fillDown(rows, merges), uncalculated, hidden };
}

function textOf(
  cell: { type: string; style: number; value: string; inline: string },
  { sharedStrings, formats, is1904 }: SheetContext,
): string {
  switch (cell.type) {
    case 's':
      return sharedStrings[Number(cell.value)] ?? '';
    case 'inlineStr':
      return unescaped(cell.inline);
    case 'b':
      // As the sheet shows it, and as the same sheet saved as CSV has it.
      return cell.value === '' ? '' : /^(?:0|false)$/i.test(cell.value) ? 'FALSE' : 'TRUE';
    case 'n':
      return cell.value.trim() === '' ? '' : numberText(cell.value, formats[cell.style] ?? 'plain', is1904);
    case 'd':
      return cell.value.replace(/T00:00:00(?:\.0+)?Z?$/, '');
    default:
      return unescaped(cell.value);
  }
}

function put(rows: string[][], row: number, column: number, text: string, context: SheetContext): void {
  const { limits, counted, name } = context;
  if (row >= limits.rows || column >= limits.columns) {
    throw new WorkbookRefused(
      `Cell ${addressText(row, column)} of the sheet “${name}” holds something far from everything else, beyond ${formatCount(limits.rows)} rows or ${formatCount(limits.columns)} columns.`,
      'Delete what stands there, or copy the list to a sheet of its own, and choose the file again.',
    );
  }
  counted.cells += 1;
  if (counted.cells > limits.cells) {
    throw new WorkbookRefused(
      `This workbook has more than ${formatCount(limits.cells)} filled cells, far more than a list or a week.`,
      saveAsCsv,
    );
  }
  const cells = rows[row] ?? [];
  rows[row] = cells;
  while (cells.length < column) cells.push('');
  cells[column] = text;
}

/** Cells merged over several rows say the same in each of them, as they are seen; which of them is for the reader to know. */
function fillDown(rows: string[][], merges: readonly string[]): SheetRows['repeated'] {
  const repeated: SheetRows['repeated'] = [];
  for (const merge of merges) {
    const [from, to] = merge.split(':').map((address) => addressOf(address));
    if (from == null || to == null || to.row <= from.row) continue;
    const text = rows[from.row]?.[from.column] ?? '';
    if (text === '') continue;
    for (let row = from.row + 1; row <= Math.min(to.row, rows.length - 1); row += 1) {
      const cells = rows[row];
      // A row without anything of its own is no row of the list.
      if (cells === undefined || cells.length === 0) continue;
      while (cells.length <= from.column) cells.push('');
      if (cells[from.column] !== '') continue;
      cells[from.column] = text;
      repeated.push({ row, column: from.column });
    }
  }
  return repeated;
}

function addressOf(address: string): { row: number; column: number } | null {
  const parts = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(address);
  if (parts === null) return null;
  let column = 0;
  for (const letter of parts[1] ?? '') column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(parts[2]) - 1, column: column - 1 };
}

function addressText(row: number, column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return `${letters}${row + 1}`;
}

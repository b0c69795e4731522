// A table in a web page, as many programs save under the name .xls: Excel opens it, so people take it for a workbook. The
// largest table of the page is read as rows of texts; a log-in page has none worth the name.
import { tidyText } from './characters.ts';
import { withoutEntities } from './wording.ts';

/** A table is no wider, and no cell reaches over more rows. */
const mostSpanned = 1000;
/** No list or week has more cells, spanned ones included; a table that has them is read no further. */
const mostCells = 2_000_000;

/** Bytes that hold the characters by which a web page is told, in whatever encoding. */
export const webPageBeginning = 16_384;

/** True for text that is a web page. */
export function isWebPage(text: string): boolean {
  return /^\s*(?:\ufeff|ï»¿)?\s*(?:<\?xml[^<>]*\?>\s*)?<(?:!doctype\s+html|html|head|body|script|style|meta|table|div|!--)/i.test(
    text.slice(0, 4096),
  );
}

/** True for Excel's own XML of 2003, which is no web page, though it is saved as .xls too. */
export function isSpreadsheetXml(text: string): boolean {
  const beginning = text.slice(0, 4096);
  return /^\s*<\?xml/.test(beginning) && /urn:schemas-microsoft-com:office:spreadsheet/.test(beginning);
}

/** A table's rows, and the cells of them that say what a cell above says, because that one reaches down over them. */
export interface HtmlTable {
  rows: string[][];
  repeated: { row: number; column: number }[];
}

/** The page's largest table; null where it has none of at least two rows and two columns. */
export function tableOfHtml(page: string): HtmlTable | null {
  // A page that asks for a password is a log-in page, whatever tables lay it out.
  if (/<input\b[^<>]{0,2000}type\s{0,9}=\s{0,9}["']?password/i.test(page)) return null;
  const bare = withoutUnseen(page);
  const tables: HtmlTable[] = [];
  const open: Table[] = [];
  const tag = /<(\/?)(table|tr|td|th|br|p|div|sup|sub)\b([^<>]*)>/gi;
  let from = 0;
  for (let found = tag.exec(bare); found !== null; found = tag.exec(bare)) {
    const table = open.at(-1);
    table?.add(bare.slice(from, found.index));
    from = tag.lastIndex;
    const [, closing, name = '', attributes = ''] = found;
    switch (name.toLowerCase()) {
      case 'table':
        if (closing === '') open.push(new Table());
        else if (table !== undefined) {
          open.pop();
          tables.push(table.whole());
        }
        break;
      case 'tr':
        if (closing === '') table?.startRow();
        else table?.endCell();
        break;
      case 'td':
      case 'th':
        if (closing === '') table?.startCell(span(attributes, 'colspan'), span(attributes, 'rowspan'));
        else table?.endCell();
        break;
      case 'sup':
      case 'sub':
        // 7<sup>1</sup> is a seven with a note, or half of a fraction, and no 71.
        if (/^\s*\d/.test(bare.slice(from, from + 20))) table?.partDigits();
        break;
      default:
        table?.add(' ');
    }
  }
  for (const table of open) tables.push(table.whole());
  const cells = ({ rows }: HtmlTable) => rows.reduce((sum, row) => sum + row.filter((cell) => cell !== '').length, 0);
  const [largest] = tables.toSorted((a, b) => cells(b) - cells(a));
  const isTable = largest !== undefined && largest.rows.filter((row) => row.length > 1).length > 1;
  return isTable ? largest : null;
}

const unseen = [
  { from: /<!--/g, to: /-->/g },
  { from: /<script\b/gi, to: /<\/script/gi },
  { from: /<style\b/gi, to: /<\/style/gi },
  { from: /<head\b/gi, to: /<\/head/gi },
  { from: /<title\b/gi, to: /<\/title/gi },
];

/** A page without comments, scripts and styles; what is never closed ends with the page. */
function withoutUnseen(page: string): string {
  let rest = page;
  for (const { from, to } of unseen) {
    const kept: string[] = [];
    let at = 0;
    from.lastIndex = 0;
    for (let found = from.exec(rest); found !== null; found = from.exec(rest)) {
      kept.push(rest.slice(at, found.index), ' ');
      to.lastIndex = found.index;
      at = to.test(rest) ? to.lastIndex : rest.length;
      from.lastIndex = at;
    }
    rest = kept.join('') + rest.slice(at);
  }
  return rest;
}

function span(attributes: string, name: string): number {
  const number = Number(new RegExp(`\\b${name}\\s*=\\s*["']?(\\d+)`, 'i').exec(attributes)?.[1] ?? '1');
  return Math.min(Math.max(number, 1), mostSpanned);
}

class Table {
  readonly #rows: string[][] = [];
  readonly #repeated: HtmlTable['repeated'] = [];
  /** Cells of rows above that reach into later ones: column → text and how many rows it still reaches. */
  readonly #reaching = new Map<number, { text: string; rows: number }>();
  #cells = 0;
  #cell: { text: string; columns: number; rows: number } | null = null;

  startRow(): void {
    this.#endRow();
    this.#rows.push([]);
  }

  startCell(columns: number, rows: number): void {
    this.endCell();
    if (this.#rows.length === 0) this.#rows.push([]);
    this.#cell = { text: '', columns, rows };
  }

  add(text: string): void {
    if (this.#cell !== null) this.#cell.text += text;
  }

  endCell(): void {
    const cell = this.#cell;
    const row = this.#rows.at(-1);
    this.#cell = null;
    if (cell === null || row === undefined) return;
    this.#fillReaching(row);
    const text = tidyText(withoutEntities(cell.text.replace(/<[^<>]*>/g, '')));
    if (cell.rows > 1) this.#reaching.set(row.length, { text, rows: cell.rows - 1 });
    const columns = Math.min(cell.columns, mostSpanned - row.length, mostCells - this.#cells);
    this.#cells += Math.max(1, columns);
    row.push(text, ...Array.from({ length: Math.max(0, columns - 1) }, () => ''));
  }

  /** What comes is not of the figure that stands there. */
  partDigits(): void {
    if (/\d\s*$/.test(this.#cell?.text.replace(/<[^<>]*>/g, '') ?? '')) this.add(' ');
  }

  whole(): HtmlTable {
    this.#endRow();
    const fromAbove = new Set(this.#repeated.map(({ row, column }) => `${row} ${column}`));
    // A row without anything of its own is no row of the list.
    const rows = this.#rows.map((cells, row) =>
      cells.every((cell, column) => cell === '' || fromAbove.has(`${row} ${column}`)) ? [] : cells,
    );
    return { rows, repeated: this.#repeated.filter(({ row }) => rows[row]?.length !== 0) };
  }

  /** Also cells at the row's end that reach into it from above. */
  #endRow(): void {
    this.endCell();
    const row = this.#rows.at(-1);
    if (row !== undefined) this.#fillReaching(row);
  }

  #fillReaching(row: string[]): void {
    for (let cell = this.#reaching.get(row.length); cell !== undefined; cell = this.#reaching.get(row.length)) {
      if (cell.rows <= 1) this.#reaching.delete(row.length);
      else this.#reaching.set(row.length, { ...cell, rows: cell.rows - 1 });
      if (cell.text !== '') this.#repeated.push({ row: this.#rows.length - 1, column: row.length });
      row.push(cell.text);
    }
  }
}

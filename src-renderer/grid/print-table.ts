// Paper does not scroll: while the page is printed, every line on show stands in a plain table in the grid's place, with the
// columns as they are shown and the sums.
import styles from './grid.module.css';
import type { GridRow } from './rows.ts';
import { headingOf, sheetText } from './sheet-columns.ts';

interface PrintedLines {
  title: string;
  rows: readonly GridRow[];
  /** The ids of the columns on show, in their order. */
  columns: readonly string[];
  totals: GridRow;
}

/** @param read asked as soon as the page is about to be printed @returns how to stop */
export function listenToPrint(frame: HTMLElement, read: () => PrintedLines): () => void {
  let table: HTMLElement | null = null;
  const take = () => {
    table?.remove();
    table = null;
  };
  const put = () => {
    take();
    table = printedTable(read());
    frame.append(table);
  };
  window.addEventListener('beforeprint', put);
  window.addEventListener('afterprint', take);
  return () => {
    take();
    window.removeEventListener('beforeprint', put);
    window.removeEventListener('afterprint', take);
  };
}

function printedTable({ title, rows, columns, totals }: PrintedLines): HTMLElement {
  const table = document.createElement('table');
  table.className = styles.printed ?? '';
  table.createCaption().textContent = title;
  const headings = table.createTHead().insertRow();
  for (const column of columns) {
    const heading = document.createElement('th');
    heading.scope = 'col';
    heading.textContent = headingOf(column);
    headings.append(heading);
  }
  const body = table.createTBody();
  for (const row of rows) addRow(body, row, columns);
  addRow(table.createTFoot(), totals, columns);
  return table;
}

function addRow(part: HTMLTableSectionElement, row: GridRow, columns: readonly string[]): void {
  const cells = part.insertRow();
  for (const column of columns) {
    const cell = cells.insertCell();
    cell.textContent = sheetText(row, column);
    if (typeof row[column as keyof GridRow] === 'number') cell.className = styles.number ?? '';
  }
}

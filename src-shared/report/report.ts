// What every report is: a title, columns, rows, and what the reader should know. The same table is shown on screen,
// written as CSV and XLSX, and printed, so that none of them says something else.
import { z } from 'zod';
import type { SpreadsheetValue } from '../council-csv/spreadsheet.ts';
import { formatQuantity } from '../domain/quantity.ts';

export const reportKinds = [
  'missing-actuals',
  'variations-person',
  'variations-service',
  'variations-reason',
  'hours',
  'hospital',
  'history',
] as const;
export const reportKindSchema = z.enum(reportKinds);
export type ReportKind = z.infer<typeof reportKindSchema>;

export const reportSchema = z.object({
  kind: reportKindSchema,
  title: z.string(),
  /** Which weeks, in words. */
  period: z.string(),
  /** A sentence where the table needs one; empty otherwise. */
  note: z.string(),
  columns: z.array(z.object({ label: z.string(), holds: z.enum(['text', 'quantity', 'count']) })),
  /** Quantities are hundredths. */
  rows: z.array(z.array(z.union([z.string(), z.number(), z.null()]))),
  /** A last row of sums, of the length of the columns; absent where sums mean nothing. */
  totals: z.array(z.union([z.string(), z.number(), z.null()])).nullable(),
});
export type Report = z.infer<typeof reportSchema>;
/** What of it goes into a file. */
export type ReportTable = Pick<Report, 'title' | 'period' | 'columns' | 'rows' | 'totals'>;
export type ReportRow = Report['rows'][number];

export const notEncrypted =
  'This file is not encrypted. It names people and their care: keep it where only those who need it can open it, and delete it after use.';

/** A cell as it is read: quantities with two decimals, nothing as an empty text. */
export function cellText(value: ReportRow[number], holds: Report['columns'][number]['holds']): string {
  if (value === null) return '';
  return typeof value === 'number' && holds === 'quantity' ? formatQuantity(value) : String(value);
}

/** Rows for a spreadsheet: quantities become numbers of hours, so that it can add them up. */
export function spreadsheetRows({ columns, rows, totals }: ReportTable): SpreadsheetValue[][] {
  return [...rows, ...(totals === null ? [] : [totals])].map((row) =>
    row.map((value, index) =>
      typeof value === 'number' && columns[index]?.holds === 'quantity' ? value / 100 : value,
    ),
  );
}

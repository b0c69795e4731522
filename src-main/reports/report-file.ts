// A report as a file for people. Texts that a spreadsheet would run as a formula are guarded in both forms, and the file
// itself says that it is not encrypted, because it travels without the app.
import writeExcelFile from 'write-excel-file/node';
import { guardCell, spreadsheetText } from '../../src-shared/council-csv/spreadsheet.ts';
import { notEncrypted, type ReportTable, spreadsheetRows } from '../../src-shared/report/report.ts';

export async function reportFile(report: ReportTable, format: 'csv' | 'xlsx'): Promise<Uint8Array> {
  switch (format) {
    case 'csv':
      return new TextEncoder().encode(asText(report));
    case 'xlsx':
      return asWorkbook(report);
  }
}

function asText(report: ReportTable): string {
  const headings = report.columns.map(({ label }) => label);
  // Below the table, so that the first row stays the headings for whoever sorts it.
  const foot = [[], [`${report.title}, ${report.period}`], [notEncrypted]];
  return spreadsheetText(headings, [...spreadsheetRows(report), ...foot]);
}

async function asWorkbook(report: ReportTable): Promise<Uint8Array> {
  const heading = report.columns.map(({ label }) => ({ value: label, type: String, fontWeight: 'bold' as const }));
  const rows = spreadsheetRows(report).map((row) =>
    row.map((value, index) => {
      if (value === null || value === '') return null;
      if (typeof value !== 'number') return { value: guardCell(value), type: String };
      return { value, type: Number, format: report.columns[index]?.holds === 'quantity' ? '0.00' : '0' };
    }),
  );
  const foot = [
    [],
    [{ value: `${report.title}, ${report.period}`, type: String }],
    [{ value: notEncrypted, type: String }],
  ];
  const columns = report.columns.map(({ label, holds }) => ({ width: holds === 'text' ? 24 : label.length + 6 }));
  return writeExcelFile([heading, ...rows, ...foot], { sheet: report.title, columns, stickyRowsCount: 1 }).toBuffer();
}

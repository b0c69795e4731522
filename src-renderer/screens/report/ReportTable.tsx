// A report as a table, on screen and in print.
import { count } from '../../../src-shared/domain/count.ts';
import { cellText, type Report, type ReportRow } from '../../../src-shared/report/report.ts';
import tableStyles from '../../components/table.module.css';

export function ReportTable({ report }: { report: Report }) {
  const { columns, rows, totals } = report;
  if (rows.length === 0) {
    return (
      <p>
        {report.title}, {report.period}: there is nothing to report. Choose other weeks above to see more.
      </p>
    );
  }
  const numberClass = (index: number) => (columns[index]?.holds === 'text' ? undefined : tableStyles.number);
  const cells = (row: ReportRow) =>
    row.slice(1).map((value, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a column's place is what it is
      <td key={index} className={numberClass(index + 1)}>
        {cellText(value, columns[index + 1]?.holds ?? 'text')}
      </td>
    ));
  return (
    <div className={tableStyles.scroll}>
      <table className={tableStyles.table}>
        <caption>
          <strong>{report.title}</strong>, {report.period}, {count(rows.length, 'row')}.
          {report.note === '' ? null : ` ${report.note}`}
        </caption>
        <thead>
          <tr>
            {columns.map(({ label }, index) => (
              <th key={label} scope="col" className={numberClass(index)}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a report is drawn whole, rows never move
            <tr key={index}>
              <th scope="row">{cellText(row[0] ?? null, columns[0]?.holds ?? 'text')}</th>
              {cells(row)}
            </tr>
          ))}
        </tbody>
        {totals === null ? null : (
          <tfoot>
            <tr>
              <th scope="row">{cellText(totals[0] ?? null, 'text')}</th>
              {cells(totals)}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}

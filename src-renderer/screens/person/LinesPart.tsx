// What is planned for the person, and what all weeks on this computer came to, a line each.
import type { PersonView } from '../../../src-shared/app-api/index.ts';
import { count } from '../../../src-shared/domain/count.ts';
import { formatQuantity, formatSum } from '../../../src-shared/domain/quantity.ts';
import { formatDate } from '../../../src-shared/domain/week.ts';
import { Part } from '../../components/Page.tsx';
import table from '../../components/table.module.css';
import { shortServiceAndLevel } from '../../words/service-name.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import styles from './person.module.css';
import { type PersonSums, reasonSums, sumsOf } from './person-sums.ts';

export function LinesPart({ person: { lines, weeks } }: { person: PersonView }) {
  const { serviceName, council } = useWorkspace();
  const total = sumsOf(weeks);
  const reasons = reasonSums(weeks);
  return (
    <Part title={`Lines (${lines.length})`}>
      <div className={table.scroll}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">Service</th>
              <th scope="col">Runs</th>
              <NumberHeading label="Hours a week" />
              <NumberHeading label="Weeks here" />
              <NumberHeading label="Planned" />
              <NumberHeading label="Actual" />
              <NumberHeading label="Frustrated" />
              <NumberHeading label="Missed" />
              <NumberHeading label="Extra" />
              <NumberHeading label="Expected to be paid" />
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.id}>
                <th scope="row">{shortServiceAndLevel(line, serviceName)}</th>
                <td>
                  {line.planned
                    ? `since ${formatDate(line.startDate)}${line.endDate === null ? '' : `, until ${formatDate(line.endDate)}`}`
                    : 'not planned any more'}
                </td>
                <td className={table.number}>{formatQuantity(line.plannedQuantity)}</td>
                <Sums sums={sumsOf(weeks.filter(({ actual }) => actual.lineId === line.id))} />
              </tr>
            ))}
          </tbody>
          {lines.length < 2 ? null : (
            <tfoot>
              <tr>
                <th scope="row" colSpan={3}>
                  Total
                </th>
                <Sums sums={total} />
              </tr>
            </tfoot>
          )}
        </table>
      </div>
      {reasons.length === 0 ? null : (
        <ul>
          {reasons.map(({ category, reason, quantity, weeks: inWeeks }) => (
            <li key={`${category} ${reason}`}>
              {formatSum(quantity)} {category} in {count(inWeeks, 'week')}: {council.reasons[reason].label}
            </li>
          ))}
        </ul>
      )}
      {total.notSaid === 0 ? null : (
        <p className={styles.soft}>
          On {formatSum(total.notSaid)} of these hours the guidance does not say whether they are paid; they are not
          counted as expected.
        </p>
      )}
    </Part>
  );
}

function NumberHeading({ label }: { label: string }) {
  return (
    <th scope="col" className={table.number}>
      {label}
    </th>
  );
}

function Sums({ sums }: { sums: PersonSums }) {
  const { planned, actual, frustrated, missed, extra, expected } = sums;
  return (
    <>
      <td className={table.number}>{sums.weeks}</td>
      {[planned, actual, frustrated, missed, extra, expected].map((sum, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a column's place is what it is
        <td key={index} className={table.number}>
          {formatSum(sum)}
        </td>
      ))}
    </>
  );
}

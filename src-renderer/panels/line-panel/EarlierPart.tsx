// The line's last twelve weeks, small: planned against delivered, with the numbers in the table under the picture.
import { count } from '../../../src-shared/domain/count.ts';
import { formatQuantity, formatQuantityShort } from '../../../src-shared/domain/quantity.ts';
import { formatWeek } from '../../../src-shared/domain/week.ts';
import { useEarlier } from '../../app-api/queries.ts';
import { Chart } from '../../charts/Chart.tsx';
import { useWorkspace } from '../../workspace/workspace.ts';
import styles from './line-panel.module.css';

export function EarlierPart({ lineId }: { lineId: string }) {
  const { week } = useWorkspace();
  const { value } = useEarlier(week.weekStart, lineId);
  if (value === null) return null;
  const weeks = value.actuals.toSorted((a, b) => a.weekStart.localeCompare(b.weekStart));
  const differing = weeks.filter(({ planned, actual }) => planned !== actual).length;
  return (
    <section className={styles.part}>
      {weeks.length === 0 ? (
        <>
          <h3>Earlier weeks</h3>
          <p className={styles.soft}>This is the first week of the line on this computer.</p>
        </>
      ) : (
        <Chart
          title={weeks.length === 1 ? 'The week before' : `Last ${weeks.length} weeks`}
          summary={`Planned against actual: different in ${count(differing, 'week')} of ${weeks.length}.`}
          places={weeks.map(({ weekStart }) => String(Number(weekStart.slice(8))))}
          placesInFull={weeks.map(({ weekStart }) => formatWeek(weekStart))}
          placeLabel="Week"
          kind="beside"
          size="small"
          series={[
            { label: 'Planned', look: 'outline', values: weeks.map(({ planned }) => planned) },
            { label: 'Actual', look: 'solid', values: weeks.map(({ actual }) => actual) },
          ]}
          format={formatQuantityShort}
          unit={`Hours a week; planned now ${formatQuantity(weeks.at(-1)?.planned ?? 0)}`}
        />
      )}
    </section>
  );
}

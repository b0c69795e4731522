// What runs across weeks on the line: the days of an increase and non-engagements in a row. Hospital weeks stand with
// their stay.
import type { WeekRow } from '../../../src-shared/app-api/index.ts';
import { useCounts } from '../../app-api/care-queries.ts';
import { increaseWords, nonEngagementWords } from '../../words/running.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import styles from './line-panel.module.css';

export function CountsPart({ row }: { row: WeekRow }) {
  const { week } = useWorkspace();
  const { value } = useCounts(week.weekStart);
  const counts = value?.lines.find((line) => line.lineId === row.line.id);
  if (counts === undefined) return null;
  return (
    <section className={styles.part}>
      <h3>Counted across weeks</h3>
      <dl className={styles.facts}>
        {counts.increase == null ? null : (
          <>
            <dt>Increase</dt>
            <dd>{increaseWords(counts.increase)}</dd>
          </>
        )}
        {counts.nonEngagement == null ? null : (
          <>
            <dt>Non-engagement</dt>
            <dd>{nonEngagementWords(counts.nonEngagement)}</dd>
          </>
        )}
      </dl>
    </section>
  );
}

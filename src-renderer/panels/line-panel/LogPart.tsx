// This week's log of the line by day, and what it makes of the figures; where there is none, what it would do.
import type { WeekRow } from '../../../src-shared/app-api/index.ts';
import { formatDuration } from '../../../src-shared/domain/duration.ts';
import { formatShortDate } from '../../../src-shared/domain/week.ts';
import { entryWords } from '../../words/log.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import { LogStatusWords } from '../log-status/LogStatusWords.tsx';
import { NotClaimable } from '../log-status/NotClaimable.tsx';
import styles from './line-panel.module.css';

export function LogPart({ row }: { row: WeekRow }) {
  const { week, council } = useWorkspace();
  const entries = week.log.filter(({ lineId }) => lineId === row.line.id);
  if (entries.length === 0) {
    return (
      <section className={styles.part}>
        <h3>Daily log</h3>
        <p className={styles.soft}>
          {week.readOnly
            ? 'Nothing was logged in this week.'
            : 'Nothing logged this week: what you log by day becomes this line’s figures.'}
        </p>
      </section>
    );
  }
  return (
    <section className={styles.part}>
      <h3>Daily log</h3>
      <ul className={styles.list}>
        {entries.map((entry) => (
          <li key={entry.id}>
            {formatShortDate(entry.day)}: {entryWords(entry, council)}, {formatDuration(entry.minutes)}
            {entry.kind !== 'not-claimed' && row.log?.notClaimable?.entryIds.includes(entry.id) ? (
              <NotClaimable />
            ) : null}
            {entry.note === '' ? null : <span className={styles.detail}>{entry.note}</span>}
          </li>
        ))}
      </ul>
      <LogStatusWords row={row} weekStart={week.weekStart} readOnly={week.readOnly} />
    </section>
  );
}

// Who changed what, when, and where it came from. Newest first.
import type { HistoryEntry } from '../../../src-shared/app-api/index.ts';
import { useHistory } from '../../app-api/queries.ts';
import { formatShortMoment } from '../../words/time.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import styles from './line-panel.module.css';

const sourceWords: Record<HistoryEntry['source'], string> = {
  typed: 'typed',
  file: 'from a file',
  sync: 'from the portal',
  log: 'from the daily log',
};

export function HistoryPart({ lineId }: { lineId: string }) {
  const { week } = useWorkspace();
  const { value, problem } = useHistory(week.weekStart, lineId);
  const entries = value?.entries ?? [];
  return (
    <section className={styles.part}>
      <h3>History</h3>
      {problem === null ? null : <p>{problem.sentence}</p>}
      {value !== null && entries.length === 0 ? (
        <p className={styles.soft}>Nothing has happened to this line yet.</p>
      ) : null}
      <ol className={styles.list}>
        {entries.map((entry) => (
          <li key={entry.id}>
            <p>
              {entry.what} <span className={styles.soft}>({sourceWords[entry.source]})</span>
            </p>
            {entry.changes.map((change) => (
              <p key={change.field}>
                {change.field}: from {change.from || 'nothing'} to {change.to || 'nothing'}
              </p>
            ))}
            {entry.why === '' ? null : <p>{entry.why}</p>}
            <p className={styles.soft}>
              {entry.by}, {formatShortMoment(entry.at)}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}

// Records of the portal that were put aside because they cannot be right: which, why, and what to do about them.
import { formatWeek } from '../../../src-shared/domain/week.ts';
import { usePutAside } from '../../app-api/queries.ts';
import { Part } from '../../components/Page.tsx';
import styles from './help.module.css';

/** Nothing where there are none. */
export function PutAside() {
  const records = usePutAside().value?.records ?? [];
  if (records.length === 0) return null;
  return (
    <Part title="Records kept apart">
      <p>
        The portal sent these, and they cannot be right. Nothing of yours is lost. Give this list to the people who run
        the portal: once they have corrected a record, it comes with the next sync and leaves this list.
      </p>
      <ul aria-label="Records kept apart">
        {records.map(({ what, id, weekStart, why, at }) => (
          <li key={`${what} ${weekStart} ${id}`}>
            {[what, id, weekStart === null ? '' : `in the week ${formatWeek(weekStart)}`].filter(Boolean).join(' ')}
            <div className={styles.soft}>
              {why}
              {at === null ? '' : ` (came on ${at.slice(0, 10)})`}
            </div>
          </li>
        ))}
      </ul>
    </Part>
  );
}

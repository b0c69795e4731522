// A finding in words: what is wrong, how to put it right, and which sentence of the guidance says so.
import type { WeekFinding } from '../../../src-shared/app-api/index.ts';
import { Mark } from '../../marks/Mark.tsx';
import { formatShortMoment } from '../../words/time.ts';
import styles from './finding.module.css';

interface FindingWordsProps {
  finding: WeekFinding;
  /** False where the sentence of the guidance stands above already. */
  withSource?: boolean;
  messageId?: string;
}

export function FindingWords({ finding, withSource = true, messageId }: FindingWordsProps) {
  const { level, acknowledged } = finding;
  return (
    <div className={styles.words}>
      {acknowledged !== null && level === 'warning' ? (
        <Mark shape="tick" tone="quiet">
          Accepted by {acknowledged.by.name}, {formatShortMoment(acknowledged.by.at)}: {acknowledged.reason}
        </Mark>
      ) : (
        <Mark shape={level === 'error' ? 'triangle' : 'triangle-open'} tone={level === 'error' ? 'error' : 'attention'}>
          {level === 'error' ? 'Problem' : 'Check'}
        </Mark>
      )}
      <p className={styles.message} id={messageId}>
        {finding.message}
      </p>
      <p>{finding.fix}</p>
      {finding.source === '' || !withSource ? null : <p className={styles.source}>{finding.source}</p>}
    </div>
  );
}

// What is wrong with the line: the sentence, how to put it right, and the sentence of the guidance it rests on.
import type { WeekFinding, WeekRow } from '../../../src-shared/app-api/index.ts';
import type { Recording } from '../../recording/use-recording.ts';
import { FindingButtons } from '../finding/FindingButtons.tsx';
import { FindingWords } from '../finding/FindingWords.tsx';
import styles from './line-panel.module.css';

export function FindingsPart({
  row,
  findings,
  recording,
}: {
  row: WeekRow;
  findings: WeekFinding[];
  recording: Recording;
}) {
  if (findings.length === 0) return null;
  return (
    <section className={styles.part}>
      <h3>To put right</h3>
      <ul className={styles.list}>
        {findings.map((finding) => (
          <li key={finding.key} className={styles.finding}>
            <FindingWords finding={finding} />
            <FindingButtons finding={finding} row={row} recording={recording} />
          </li>
        ))}
      </ul>
    </section>
  );
}

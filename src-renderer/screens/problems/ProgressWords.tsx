// "3 of 12 dealt with", with a bar that says the same.
import { ProgressBar } from 'react-aria-components';
import type { Progress } from '../../workspace/progress.ts';
import styles from './problems.module.css';

export function ProgressWords({ progress: { dealt, all } }: { progress: Progress }) {
  if (all === 0) return null;
  const words = `${dealt} of ${all} dealt with since you began`;
  return (
    <ProgressBar
      className={styles.progress ?? ''}
      value={dealt}
      maxValue={all}
      aria-label="Progress"
      valueLabel={words}
    >
      <progress className={styles.bar} value={dealt} max={all} aria-hidden="true" />
      <span>{words}</span>
    </ProgressBar>
  );
}

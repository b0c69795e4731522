// The mark of an entry of the daily log whose hours were given and that nobody may claim.
import { Mark } from '../../marks/Mark.tsx';
import { notClaimableWords } from '../../words/log.ts';
import styles from './log-status.module.css';

export function NotClaimable() {
  return (
    <span className={styles.mark}>
      <Mark shape="cross" tone="quiet">
        {notClaimableWords}
      </Mark>
    </span>
  );
}

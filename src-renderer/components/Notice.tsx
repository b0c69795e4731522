// A sentence about something that stays true until it is dealt with, with what to do about it. Never a pop-up, never
// in the way of typing.

import { Shape, type ShapeName } from '../marks/Shape.tsx';
import styles from './Notice.module.css';

export type NoticeTone = 'information' | 'attention' | 'error' | 'done';

const shapes: Record<NoticeTone, ShapeName> = {
  information: 'dot',
  attention: 'triangle-open',
  error: 'triangle',
  done: 'tick',
};

interface NoticeProps {
  tone: NoticeTone;
  sentence: string;
  /** What to do now; empty when there is nothing to do. */
  action?: string;
  /** No higher than a row of the grid: for what stands beside the work all day. */
  compact?: boolean;
  /** Buttons. */
  children?: React.ReactNode;
}

export function Notice({ tone, sentence, action = '', compact = false, children }: NoticeProps) {
  return (
    <div className={`${styles.notice} ${styles[tone]} ${compact ? styles.compact : ''}`}>
      <Shape name={shapes[tone]} />
      <p className={styles.words}>
        <strong>{sentence}</strong>
        {action === '' ? null : <span> {action}</span>}
      </p>
      {children === undefined ? null : <div className={styles.buttons}>{children}</div>}
    </div>
  );
}

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

/** What the list of notices shows of one of them, wherever it comes from. */
export interface NoticeEntry {
  /** The same for as long as it is about the same thing. */
  key: string;
  tone: NoticeTone;
  sentence: string;
  /** What to do now; empty when there is nothing to do. */
  action: string;
  /** The way to where it is dealt with; null: none, or already there. */
  go: { label: string; take: () => void } | null;
  /** False for what stays until it is dealt with. */
  mayDismiss: boolean;
  /** Dismisses it for good; without it, until the app starts again. */
  onDismiss?: () => void;
}

interface NoticeProps {
  tone: NoticeTone;
  sentence: string;
  /** What to do now; empty when there is nothing to do. */
  action?: string;
  /** Buttons. */
  children?: React.ReactNode;
}

export function Notice({ tone, sentence, action = '', children }: NoticeProps) {
  return (
    <div className={`${styles.notice} ${styles[tone]}`}>
      <Shape name={shapes[tone]} />
      <p className={styles.words}>
        <strong>{sentence}</strong>
        {action === '' ? null : <span> {action}</span>}
      </p>
      {children === undefined ? null : <div className={styles.buttons}>{children}</div>}
    </div>
  );
}

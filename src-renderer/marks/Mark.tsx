// A word with its shape and tone: how every state in the app is shown.
import styles from './Mark.module.css';
import { Shape, type ShapeName } from './Shape.tsx';

export type Tone = 'plain' | 'quiet' | 'done' | 'changed' | 'attention' | 'error' | 'accent';

export function Mark({ shape, tone, children }: { shape: ShapeName; tone: Tone; children: React.ReactNode }) {
  return (
    <span className={`${styles.mark} ${styles[tone]}`}>
      <Shape name={shape} />
      <span>{children}</span>
    </span>
  );
}

// The shapes that stand beside a state's word, so that no state is told by colour alone. Always decorative: the word
// is what is read out.
import styles from './Shape.module.css';
import { type ShapeName, shapePaths } from './shape-paths.ts';

export type { ShapeName } from './shape-paths.ts';

/** A 1em square that takes the colour of its text. */
export function Shape({ name }: { name: ShapeName }) {
  const { d, filled } = shapePaths[name];
  return (
    <svg className={styles.shape} viewBox="0 0 16 16" stroke="currentColor" aria-hidden="true" focusable="false">
      <path d={d} fill={filled ? 'currentColor' : 'none'} />
    </svg>
  );
}

// The shapes that stand beside a state's word, so that no state is told by colour alone. Always decorative: the word
// is what is read out.
import styles from './Shape.module.css';

export type ShapeName =
  | 'ring'
  | 'tick'
  | 'dot'
  | 'triangle'
  | 'triangle-open'
  | 'cross'
  | 'two-ways'
  | 'question'
  | 'up'
  | 'log';

const paths: Record<ShapeName, React.ReactNode> = {
  ring: <circle cx="8" cy="8" r="5.25" fill="none" />,
  tick: <path d="M3 8.5 6.5 12 13 4.5" fill="none" />,
  dot: <circle cx="8" cy="8" r="5" fill="currentColor" />,
  triangle: <path d="M8 2.5 14.5 13.5H1.5Z" fill="currentColor" />,
  'triangle-open': <path d="M8 3 14 13H2Z" fill="none" />,
  cross: <path d="m4 4 8 8m0-8-8 8" fill="none" />,
  'two-ways': <path d="M2 5.5h11m-3-3 3 3-3 3M14 10.5H3m3-3-3 3 3 3" fill="none" />,
  question: <path d="M5.5 5.5a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .8-1 1.7m0 2.5v.5" fill="none" />,
  up: <path d="M8 13V3.5M4 7l4-4 4 4" fill="none" />,
  log: <path d="M4 3.5h8M4 8h8M4 12.5h5" fill="none" />,
};

/** A 1em square that takes the colour of its text. */
export function Shape({ name }: { name: ShapeName }) {
  return (
    <svg className={styles.shape} viewBox="0 0 16 16" stroke="currentColor" aria-hidden="true" focusable="false">
      {paths[name]}
    </svg>
  );
}

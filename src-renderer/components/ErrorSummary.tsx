// What is wrong with a form, at the top of it, each sentence leading to its field: the same words stand at the field.
import { useEffect, useRef } from 'react';
import styles from './ErrorSummary.module.css';

export interface SummarisedError {
  sentence: string;
  action?: string;
  /** The field to go to; absent where no single field is wrong. */
  goTo?: () => void;
}

/** Takes the focus whenever a new set of errors comes. */
export function ErrorSummary({ errors }: { errors: readonly SummarisedError[] }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (errors.length > 0) box.current?.focus();
  }, [errors]);
  if (errors.length === 0) return null;
  return (
    <div ref={box} role="alert" tabIndex={-1} className={styles.summary}>
      <h2>There is a problem</h2>
      <ul>
        {errors.map((error) => (
          <li key={error.sentence}>
            {error.goTo === undefined ? (
              <strong>{error.sentence}</strong>
            ) : (
              <button type="button" className={styles.link} onClick={error.goTo}>
                {error.sentence}
              </button>
            )}
            {error.action ? <span> {error.action}</span> : null}
          </li>
        ))}
      </ul>
    </div>
  );
}

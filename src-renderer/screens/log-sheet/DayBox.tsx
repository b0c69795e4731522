// One day's box of a sheet that is typed back. What cannot be read says so once the box is left, and keeps its text.
import { useId, useState } from 'react';
import styles from './sheet-entry.module.css';
import { wrongWithBox } from './typed-sheet.ts';

interface DayBoxProps {
  label: string;
  /** Its row and column: where Enter goes is found by it. */
  place: string;
  boxKey: string;
  text: string;
  onText: (text: string) => void;
  /** What is known of that day already. */
  known: string;
}

export function DayBox({ label, place, boxKey, text, onText, known }: DayBoxProps) {
  const id = useId();
  const [left, setLeft] = useState(text !== '');
  const wrong = left ? wrongWithBox(text) : '';
  const said = [wrong, known].filter(Boolean).join(' ');
  return (
    <>
      <input
        className={styles.box}
        aria-label={label}
        aria-invalid={wrong !== ''}
        {...(said === '' ? {} : { 'aria-describedby': id })}
        data-place={place}
        data-box={boxKey}
        value={text}
        maxLength={200}
        onChange={(event) => {
          setLeft(false);
          onText(event.target.value);
        }}
        onBlur={() => setLeft(true)}
      />
      {said === '' ? null : (
        <span id={id} className={`${styles.said} ${wrong === '' ? styles.soft : styles.wrong}`}>
          {said}
        </span>
      )}
    </>
  );
}

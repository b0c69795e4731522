// What takes its time: what it is, how far it is, and a way to stop it. What is over in a moment only says what it is.
import { useEffect, useState } from 'react';
import { Button } from './Button.tsx';
import styles from './LongWork.module.css';

interface LongWorkProps {
  words: string;
  /** How far it is, of how much, and in words; null: nobody knows yet. */
  progress: { done: number; of: number; words: string } | null;
  onStop: () => unknown;
}

/** In milliseconds. */
const soon = 600;

export function LongWork({ words, progress, onStop }: LongWorkProps) {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), soon);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className={styles.work}>
      <p role="status">{words}</p>
      {progress === null || !isLong ? null : (
        <>
          <progress className={styles.bar} value={progress.done} max={Math.max(1, progress.of)} aria-label={words} />
          <p>{progress.words}</p>
          <div>
            <Button onPress={onStop}>Stop</Button>
          </div>
        </>
      )}
    </div>
  );
}

// Files that are being read to bring them in: how far that is, and a way to stop it. What is over in a moment is not said.
import { useEffect, useState } from 'react';
import type { AppEvent } from '../../src-shared/app-api/index.ts';
import { useAppCalls } from '../app-api/app-calls.tsx';
import { Button } from '../components/Button.tsx';
import styles from './shell.module.css';

/** In milliseconds; most files are read by then. */
const soon = 600;

export function FileReading() {
  const { run } = useAppCalls();
  const [reading, setReading] = useState<AppEvent<'file-reading'>>(null);
  const [isLong, setLong] = useState(false);
  const isGoingOn = reading !== null;
  useEffect(() => window.app.on('file-reading', setReading), []);
  useEffect(() => {
    setLong(false);
    if (!isGoingOn) return;
    const timer = setTimeout(() => setLong(true), soon);
    return () => clearTimeout(timer);
  }, [isGoingOn]);
  if (reading === null || !isLong) return null;
  const { done, of } = reading;
  return (
    <div className={styles.waiting}>
      <span role="status">{of === 1 ? 'Reading the file…' : `Reading file ${done + 1} of ${of}…`}</span>
      <Button look="quiet" onPress={() => run('incoming.stop', {})}>
        Stop reading
      </Button>
    </div>
  );
}

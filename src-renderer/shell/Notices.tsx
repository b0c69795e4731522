// Between the screen and the status bar: the guide through a first week in practice, and over it what went wrong.
import { useAppCalls } from '../app-api/app-calls.tsx';
import { Button } from '../components/Button.tsx';
import { Notice } from '../components/Notice.tsx';
import { Region } from '../components/Region.tsx';
import { FirstWeek } from '../panels/first-week/FirstWeek.tsx';
import styles from './shell.module.css';

/** @param ofWeek false before there is a week to speak of */
export function Notices({ ofWeek }: { ofWeek: boolean }) {
  const { problem, dismiss } = useAppCalls();
  return (
    <div className={styles.notices}>
      {ofWeek ? <FirstWeek /> : null}
      {problem === null ? null : (
        <Region label="What went wrong" className={styles.wentWrong}>
          <Notice tone="error" sentence={problem.sentence} action={problem.action}>
            <Button onPress={dismiss}>Dismiss</Button>
          </Notice>
        </Region>
      )}
    </div>
  );
}

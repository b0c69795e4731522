// Between the screen and the status bar: the guide through a first week, what is due, what the council changed, and what
// went wrong.
import { useAppCalls } from '../app-api/app-calls.tsx';
import { Button } from '../components/Button.tsx';
import { Notice } from '../components/Notice.tsx';
import { Region } from '../components/Region.tsx';
import { CouncilNotices } from '../panels/council-rules/CouncilNotices.tsx';
import { FirstWeek } from '../panels/first-week/FirstWeek.tsx';
import { ReminderBanner } from '../panels/reminders/ReminderBanner.tsx';
import styles from './shell.module.css';

interface NoticesProps {
  /** False before there is a week to speak of. */
  ofWeek: boolean;
  onNewRules: () => void;
}

export function Notices({ ofWeek, onNewRules }: NoticesProps) {
  const { problem, dismiss } = useAppCalls();
  return (
    <div className={styles.notices}>
      {ofWeek ? (
        <>
          <FirstWeek />
          <ReminderBanner />
          <CouncilNotices onNewRules={onNewRules} />
        </>
      ) : null}
      {problem === null ? null : (
        <Region label="What went wrong">
          <Notice tone="error" sentence={problem.sentence} action={problem.action}>
            <Button onPress={dismiss}>Dismiss</Button>
          </Notice>
        </Region>
      )}
    </div>
  );
}

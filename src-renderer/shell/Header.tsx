// Which week, when it is due, how far it is, the one next step, and who is working with which portal.
import type { Account } from '../../src-shared/app-api/index.ts';
import { useAppCalls } from '../app-api/app-calls.tsx';
import type { WeekList } from '../app-api/queries.ts';
import { Button } from '../components/Button.tsx';
import { useRegion } from '../components/Region.tsx';
import { Mark } from '../marks/Mark.tsx';
import { Steps } from '../panels/steps/Steps.tsx';
import { formatDeadline } from '../words/time.ts';
import { useWorkspace } from '../workspace/workspace.ts';
import { NextStepButton } from './NextStepButton.tsx';
import styles from './shell.module.css';
import { WeekPicker } from './WeekPicker.tsx';

interface HeaderProps {
  weeks: WeekList['weeks'];
  onSession: () => void;
}

export function Header({ weeks, onSession }: HeaderProps) {
  const { week, now, account, council, sync, canSend, screen } = useWorkspace();
  const region = useRegion('The week');
  const late = Date.parse(now) > Date.parse(week.deadline.operative);
  const byFiles = week.files !== undefined;
  const done =
    (week.next.step === 'see-receipt' && week.hub?.isReported !== false) ||
    week.status === 'payment-processed' ||
    week.files?.status.tone === 'done';
  const onFiles =
    screen.name === 'portal-export' ||
    (screen.name === 'evidence' && done) ||
    (screen.name === 'week' && !week.generated);
  const isOnScreen =
    (week.next.step === 'generate' && screen.name === 'week') || (week.next.step === 'files' && onFiles);
  return (
    <header className={styles.header} {...region}>
      <div className={styles.topRow}>
        <WeekPicker weeks={weeks} />
        <p className={styles.due}>
          {done ? null : late ? (
            <Mark shape="triangle-open" tone="attention">
              {formatDeadline(now, week.deadline.operative)}
            </Mark>
          ) : (
            formatDeadline(now, week.deadline.operative)
          )}
        </p>
        <div className={styles.who}>
          {account.authority === 'practice' ? <span className={styles.practice}>Practice</span> : null}
          {byFiles ? (
            <span className={styles.soft}>{council.name}, by files</span>
          ) : (
            <Online sync={sync} canSend={canSend} />
          )}
          <Person account={account} onSession={onSession} />
        </div>
      </div>
      <div className={styles.stepRow}>
        <Steps checklist={week.checklist} />
        {/* An ungenerated week, and the page of a week by files, show this very button in the middle of the screen. */}
        {isOnScreen ? null : <NextStepButton />}
      </div>
    </header>
  );
}

function Online({ sync, canSend }: { sync: ReturnType<typeof useWorkspace>['sync']; canSend: boolean }) {
  if (sync?.workingOffline) {
    return (
      <Mark shape="ring" tone="quiet">
        Working offline
      </Mark>
    );
  }
  // Nothing is asked of a portal without a sign-in, so nobody knows whether it could be reached.
  if (!canSend) {
    return (
      <Mark shape="ring" tone="quiet">
        Not signed in
      </Mark>
    );
  }
  return sync?.online === true ? (
    <Mark shape="dot" tone="quiet">
      Online
    </Mark>
  ) : (
    <Mark shape="ring" tone="quiet">
      Offline
    </Mark>
  );
}

function Person({ account, onSession }: { account: Account; onSession: () => void }) {
  const { run } = useAppCalls();
  return (
    <>
      <span>
        {account.user.name}, {account.provider.name}
      </span>
      <Button
        look="quiet"
        onPress={async () => {
          if ((await run('session.sign-out', {})) !== null) onSession();
        }}
      >
        Sign out
      </Button>
    </>
  );
}

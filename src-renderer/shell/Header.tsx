// One row: which week, when it is due, what is left to do, the one next step, what there is to know, and who is working.
import { useAppCalls } from '../app-api/app-calls.tsx';
import type { WeekList } from '../app-api/queries.ts';
import { Button } from '../components/Button.tsx';
import { PopOut } from '../components/PopOut.tsx';
import { useRegion } from '../components/Region.tsx';
import { Mark } from '../marks/Mark.tsx';
import { useSignOut } from '../panels/connection/use-sign-out.tsx';
import { Steps } from '../panels/steps/Steps.tsx';
import { formatDeadline } from '../words/time.ts';
import { useWorkspace } from '../workspace/workspace.ts';
import { NextStepButton } from './NextStepButton.tsx';
import { NoticeCentre } from './NoticeCentre.tsx';
import styles from './shell.module.css';
import { WeekPicker } from './WeekPicker.tsx';

interface HeaderProps {
  weeks: WeekList['weeks'];
  onSession: () => void;
  onNewRules: () => void;
}

export function Header({ weeks, onSession, onNewRules }: HeaderProps) {
  const { week, account, screen } = useWorkspace();
  const region = useRegion('The week');
  const done =
    (week.next.step === 'see-receipt' && week.hub?.isReported !== false) ||
    week.status === 'payment-processed' ||
    week.files?.status.tone === 'done';
  const isOnScreen =
    (week.next.step === 'generate' && screen.name === 'week') ||
    (week.next.step === 'files' && screen.name === 'evidence' && done);
  return (
    <header className={styles.header} {...region}>
      <WeekPicker weeks={weeks} />
      {account.authority === 'practice' ? <span className={styles.practice}>Practice</span> : null}
      {done ? null : <Due />}
      <Steps checklist={week.checklist} />
      {/* An ungenerated week, and the evidence of one that is done, show this very button in the middle of the screen. */}
      {isOnScreen ? null : <NextStepButton />}
      <NoticeCentre onNewRules={onNewRules} />
      <Person onSession={onSession} />
    </header>
  );
}

function Due() {
  const { week, now } = useWorkspace();
  const { operative, backstop } = week.deadline;
  if (week.beforeApp) return <p className={styles.due}>before this app</p>;
  const words = formatDeadline(now, operative, backstop);
  return (
    <p className={styles.due}>
      {Date.parse(now) > Date.parse(operative) ? (
        <Mark shape="triangle-open" tone="attention">
          {words}
        </Mark>
      ) : (
        words
      )}
    </p>
  );
}

/** Who is working, with which council, and the way out. */
function Person({ onSession }: { onSession: () => void }) {
  const { account, council, week } = useWorkspace();
  const { run } = useAppCalls();
  const { signOut, question } = useSignOut(onSession);
  const { user, provider } = account;
  const initials = initialsOf(user.name);
  return (
    <>
      {/* Called by what it shows first, for whoever says what to press. */}
      <PopOut label={`${initials}, account of ${user.name}, ${provider.name}`} title="Account" face={initials}>
        {(close) => (
          <>
            <p>
              <strong>{user.name}</strong>
              <br />
              {provider.name}
            </p>
            <p className={styles.soft}>{week.files === undefined ? council.name : `${council.name}, by files`}</p>
            <div className={styles.personButtons}>
              <Button
                onPress={() => {
                  close();
                  void run('session.lock', {});
                }}
              >
                Lock
              </Button>
              <Button
                onPress={() => {
                  close();
                  signOut();
                }}
              >
                Sign out
              </Button>
            </div>
          </>
        )}
      </PopOut>
      {question}
    </>
  );
}

/** `AK` of Aisha Khan: a sign for the eye, the whole name stands behind it. */
function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '');
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((word) => [...(word ?? '')][0]?.toUpperCase() ?? '').join('');
}

// The guide through a first week, in practice or by files: one calm row above the status bar with the step that is next, and all
// steps for whoever asks. It can be put away, and Help brings it back. By files it goes by itself with the second week.
import { useState } from 'react';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { Button } from '../../components/Button.tsx';
import { Region } from '../../components/Region.tsx';
import { Mark } from '../../marks/Mark.tsx';
import { useWorkspace } from '../../workspace/workspace.ts';
import styles from './first-week.module.css';
import { type FirstWeekStep, firstWeekSteps } from './steps.ts';
import { firstWeekStepsByFiles } from './steps-by-files.ts';
import { useHasGuide } from './use-has-guide.ts';

export function FirstWeek() {
  const { account, week, firstWeek } = useWorkspace();
  const [open, setOpen] = useState(false);
  const hasGuide = useHasGuide();
  if (!firstWeek.shown || !hasGuide) return null;
  const steps = account.connection.kind === 'files' ? firstWeekStepsByFiles(week) : firstWeekSteps(week);
  if (steps.length === 0) return null;
  const next = steps.find(({ done }) => !done);
  return (
    <Region label="Your first week" className={styles.guide}>
      <div className={styles.row}>
        <p className={styles.words}>
          {next === undefined ? (
            <>
              <strong>That was a whole week.</strong> Every real one goes like this, and Help keeps these steps.
            </>
          ) : (
            <>
              <strong>
                Your first week, step {steps.indexOf(next) + 1} of {steps.length}: {next.title}.
              </strong>{' '}
              {next.words}
            </>
          )}
        </p>
        <div className={styles.buttons}>
          {next?.go == null ? null : <ShowMe step={next} />}
          <Button look="quiet" aria-expanded={open} onPress={() => setOpen(!open)}>
            All steps
          </Button>
          <Hide />
        </div>
      </div>
      {open ? (
        <ol className={styles.steps}>
          {steps.map((step) => (
            <li key={step.id} aria-current={step === next ? 'step' : undefined}>
              <Mark shape={step.done ? 'tick' : 'ring'} tone={step.done ? 'done' : step === next ? 'accent' : 'quiet'}>
                {step.title}
                <span className={styles.soft}>{step.done ? ', done' : step === next ? ', next' : ''}</span>
              </Mark>
            </li>
          ))}
        </ol>
      ) : null}
    </Region>
  );
}

function ShowMe({ step: { go: where } }: { step: FirstWeekStep }) {
  const { go, screen } = useWorkspace();
  // Already there, and no cell to go to.
  if (where?.name === screen.name && !(where.name === 'week' && where.place !== null)) return null;
  return (
    <Button
      look="quiet"
      onPress={() => {
        if (where !== null) go(where);
      }}
    >
      Show me
    </Button>
  );
}

function Hide() {
  const { firstWeek } = useWorkspace();
  const { say } = useAppCalls();
  return (
    <Button
      look="quiet"
      onPress={() => {
        firstWeek.show(false);
        say('Put away. Help brings the steps back.');
        // The button is gone: the reading goes on with the page.
        document.querySelector<HTMLElement>('main h1, main [role=searchbox], main input')?.focus();
      }}
    >
      Hide
    </Button>
  );
}

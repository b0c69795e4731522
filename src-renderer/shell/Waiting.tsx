// What waits for an answer of the person, or for the portal in their name: a confirmation agreed to while offline, and
// the question whether many lines are to go. Part of the status bar, so it is there on every screen.
import { useState } from 'react';
import type { AppProblem, DeferredConfirmation, SyncStatus } from '../../src-shared/app-api/index.ts';
import { formatWeek } from '../../src-shared/domain/week.ts';
import { useAppCalls } from '../app-api/app-calls.tsx';
import { useAppQuery } from '../app-api/query.ts';
import { Button } from '../components/Button.tsx';
import { Mark } from '../marks/Mark.tsx';
import { afterRemoval } from './after-removal.ts';
import styles from './shell.module.css';

export function Waiting({ sync }: { sync: SyncStatus }) {
  const { value } = useAppQuery('confirm.deferred', {}, ['week-changed', 'sync-status', 'session-changed']);
  const removal = sync.problem?.code === 'many-removals' && !sync.workingOffline ? sync.problem : null;
  return (
    <>
      {(value?.deferred ?? []).map((deferred) => (
        <DeferredConfirmationRow key={deferred.weekStart} deferred={deferred} />
      ))}
      {removal === null ? null : <Removal key={removal.sentence} problem={removal} sync={sync} />}
    </>
  );
}

function DeferredConfirmationRow({ deferred }: { deferred: DeferredConfirmation }) {
  const { run, say } = useAppCalls();
  const week = formatWeek(deferred.weekStart);
  const withdraw = async () => {
    const answer = await run('confirm.withdraw-deferred', { weekStart: deferred.weekStart });
    if (answer !== null) say('It will not be confirmed by itself.');
  };
  return (
    <div className={styles.waiting}>
      {deferred.problem === null ? (
        <Mark shape="ring" tone="attention">
          The week {week} will be confirmed when back online, if nothing changed
        </Mark>
      ) : (
        <>
          <Mark shape="triangle-open" tone="attention">
            The week {week} was not confirmed when back online. {deferred.problem.sentence}
          </Mark>
          <span>{deferred.problem.action}</span>
        </>
      )}
      <Button look="quiet" onPress={() => withdraw()}>
        {deferred.problem === null ? 'Do not confirm it' : 'I have seen this'}
      </Button>
    </div>
  );
}

function Removal({ problem, sync }: { problem: AppProblem; sync: SyncStatus }) {
  const { run, say } = useAppCalls();
  // What was kept is asked again by the next sync, in the same words, also where that is over before it was drawn.
  const [keptAfter, setKeptAfter] = useState<number | null>(null);
  if (keptAfter === sync.exchanges && !sync.syncing)
    return <p className={styles.waiting}>The lines stay. The app asks again when it next syncs.</p>;
  return (
    <fieldset className={styles.waiting} aria-label={problem.sentence}>
      <Button
        look="quiet"
        onPress={() => {
          setKeptAfter(sync.exchanges);
          say('The lines stay.');
        }}
      >
        Keep mine
      </Button>
      <Button
        look="quiet"
        isDisabled={sync.syncing}
        onPress={async () => {
          const status = await run('sync.allow-removals', {});
          if (status !== null) say(afterRemoval(status));
        }}
      >
        Take them away
      </Button>
    </fieldset>
  );
}

// Before there is a week to show: the plan is on its way, or what keeps it.
import { useEffect, useRef } from 'react';
import type { Account, AppProblem, SyncStatus } from '../../src-shared/app-api/index.ts';
import { useAppCalls } from '../app-api/app-calls.tsx';
import { Button } from '../components/Button.tsx';
import { Notice } from '../components/Notice.tsx';
import { connectionWords } from '../words/connection.ts';
import { mayHalt, receivedWords } from './received.ts';
import styles from './shell.module.css';

interface FirstRunProps {
  account: Account;
  sync: SyncStatus | null;
  problem: AppProblem | null;
  /** True once it is known that this computer holds no week. */
  waiting: boolean;
  onSession: () => void;
  onSignIn: () => void;
}

export function FirstRun({ account, sync, problem, waiting, onSession, onSignIn }: FirstRunProps) {
  const { run } = useAppCalls();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  // Why nothing came says more than that it is not here.
  const trouble = sync?.syncing ? null : (sync?.problem ?? problem);
  return (
    <main className={styles.firstRun}>
      <div className={styles.firstRunColumn}>
        <h1 ref={heading} tabIndex={-1}>
          {waiting ? 'Getting your plan' : 'Opening your work'}
        </h1>
        {waiting ? (
          <p>
            The planned lines of {account.provider.name} come from the portal (
            {connectionWords(account.connection, account.council)}). The first time takes a moment; after that you can
            work without a connection.
          </p>
        ) : null}
        {trouble === null ? (
          <p role="status" className={styles.soft}>
            {sync?.syncing ? receivedWords(sync) : 'One moment.'}
          </p>
        ) : (
          <Notice tone="error" sentence={trouble.sentence} action={trouble.action} />
        )}
        {waiting || trouble !== null ? (
          <div className={styles.firstRunButtons}>
            <Button look="primary" isDisabled={sync?.syncing ?? false} onPress={() => run('sync.now', {})}>
              Try again now
            </Button>
            {sync !== null && mayHalt(sync) ? <Button onPress={() => run('sync.halt', {})}>Stop for now</Button> : null}
            <Button onPress={onSignIn}>Sign in again</Button>
            <Button
              onPress={async () => {
                if ((await run('session.sign-out', {})) !== null) onSession();
              }}
            >
              Sign out
            </Button>
          </div>
        ) : null}
      </div>
    </main>
  );
}

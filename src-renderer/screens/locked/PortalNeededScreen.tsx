// The window while the portal has to be heard before anything of anyone is shown: since when, how it goes on, and the way out
// for what is not sent. Nothing here says whose work it is.
import { useEffect, useRef, useState } from 'react';
import type { Account, AppProblem, OpensWith } from '../../../src-shared/app-api/index.ts';
import { count } from '../../../src-shared/domain/count.ts';
import { leaseDays, type PortalWord } from '../../../src-shared/domain/offline-lease.ts';
import { formatLongDate } from '../../../src-shared/domain/week.ts';
import { useSyncStatus } from '../../app-api/queries.ts';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { SignInForm } from '../../panels/sign-in/SignInForm.tsx';
import { dateOf } from '../../words/time.ts';
import { Cover } from './Cover.tsx';
import { LeaveLocked } from './LeaveLocked.tsx';
import styles from './locked.module.css';
import { SealUnsent } from './SealUnsent.tsx';

interface PortalNeededScreenProps {
  connection: Account['connection'];
  opensWith: OpensWith;
  /** False once the sign-in has run out: then the portal is asked by signing in. */
  canSend: boolean;
  word: Exclude<PortalWord, { state: 'good' }>;
  onSession: () => void;
}

export function PortalNeededScreen({ connection, opensWith, canSend, word, onSession }: PortalNeededScreenProps) {
  const sync = useSyncStatus().value;
  const [doing, setDoing] = useState<'nothing' | 'sign-in' | 'seal'>('nothing');
  const [problem, setProblem] = useState<AppProblem | null>(null);
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (doing === 'sign-in') form.current?.querySelector('input')?.focus();
  }, [doing]);
  const whose = connection.kind === 'api' && connection.authority === 'hub' ? 'your hub' : 'the portal';
  // A form that is open has its own.
  const look = doing === 'nothing' ? 'primary' : 'plain';
  const toSend = sync?.toSend ?? 0;

  const tryNow = async () => {
    setProblem(null);
    setBusy(true);
    const result = await window.app.call('session.ask-portal', {});
    setBusy(false);
    setProblem(result.ok ? result.value.problem : result.problem);
    onSession();
  };
  const begin = (what: 'sign-in' | 'seal') => {
    setProblem(null);
    setDoing(what);
  };
  return (
    <Cover title={word.state === 'over' ? `Locked until ${whose} is reached` : `Locked by ${whose}`}>
      {doing === 'nothing' ? (
        <>
          <Why word={word} whose={whose} />
          <p>
            {toSend === 0
              ? 'Everything that was recorded here has been sent.'
              : `${count(toSend, 'change is', 'changes are')} saved on this computer and not sent. ${toSend === 1 ? 'It stays' : 'They stay'} here, and can be saved as a site packet for a colleague.`}
          </p>
        </>
      ) : null}
      {problem === null ? null : (
        <div role="alert">
          <Notice tone="error" sentence={problem.sentence} action={problem.action} />
        </div>
      )}
      {doing === 'sign-in' && connection.kind === 'api' ? (
        <div ref={form}>
          <SignInForm
            connection={connection}
            send={({ user, password, securityCode }) =>
              window.app.call('session.sign-in-again', { user, password, securityCode })
            }
            onSignedIn={onSession}
          />
        </div>
      ) : null}
      {doing === 'seal' ? <SealUnsent opensWith={opensWith} onClose={() => setDoing('nothing')} /> : null}
      <div className={styles.buttons}>
        {canSend ? (
          <Button look={look} isDisabled={busy} onPress={tryNow} autoFocus>
            {busy ? 'Trying…' : 'Try now'}
          </Button>
        ) : doing === 'sign-in' ? null : (
          <Button look={look} onPress={() => begin('sign-in')} autoFocus>
            Sign in to {whose}…
          </Button>
        )}
        {toSend === 0 || doing === 'seal' ? null : (
          <Button onPress={() => begin('seal')}>Save what is not sent…</Button>
        )}
        {doing === 'sign-in' ? <Button onPress={() => setDoing('nothing')}>Close</Button> : null}
        <LeaveLocked
          sentence="Sign out the person whose work is open here?"
          onSession={onSession}
          onProblem={setProblem}
        />
      </div>
    </Cover>
  );
}

function Why({ word, whose }: Pick<PortalNeededScreenProps, 'word'> & { whose: string }) {
  if (word.state === 'blocked') {
    return (
      <p>
        This account may no longer be used. {whose === 'your hub' ? 'Your hub' : 'The portal'} says: “{word.sentence}”
        Once it may be used again, sign in here.
      </p>
    );
  }
  return (
    <p>
      This computer last heard on {formatLongDate(dateOf(word.heardAt))} that the person whose work is open here may
      still sign in. After {leaseDays.runs} days without that, {whose} has to be asked. Connect to the internet; once{' '}
      {whose} has answered, the window unlocks as always, and everything is as it was left.
    </p>
  );
}

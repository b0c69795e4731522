// The window while nobody, or somebody else, is at the keyboard: it says nothing of anyone. What opens the account unlocks
// it, and everything is as it was left.
import { useState } from 'react';
import type { AppProblem, SessionState } from '../../../src-shared/app-api/index.ts';
import { Button } from '../../components/Button.tsx';
import { Form } from '../../components/Form.tsx';
import { Notice } from '../../components/Notice.tsx';
import { TextField } from '../../components/TextField.tsx';
import { secretWords } from '../../panels/secret/secret-words.ts';
import { Cover } from './Cover.tsx';
import { LeaveLocked } from './LeaveLocked.tsx';
import styles from './locked.module.css';

interface LockedScreenProps {
  opensWith: Extract<SessionState, { state: 'signed-in' }>['opensWith'];
  onSession: () => void;
}

export function LockedScreen({ opensWith, onSession }: LockedScreenProps) {
  const [secret, setSecret] = useState('');
  const [problem, setProblem] = useState<AppProblem | null>(null);
  const [busy, setBusy] = useState(false);
  // Where nobody can tell at the moment what opens it, the try says.
  const asks = opensWith === 'secret' || opensWith === 'printed-password' || opensWith === 'unknown';

  const unlock = async () => {
    setBusy(true);
    const result = await window.app.call('session.unlock', { secret });
    setBusy(false);
    setProblem(result.ok ? null : result.problem);
    // Also after a try that failed: what is asked for may be another thing by now.
    onSession();
  };
  return (
    <Cover title="Provider Actuals is locked">
      <Form className={styles.form ?? ''} onSubmit={unlock}>
        {problem === null ? null : (
          <div role="alert">
            <Notice tone="error" sentence={problem.sentence} action={problem.action} />
          </div>
        )}
        {asks ? (
          <TextField
            label={secretWords(opensWith)}
            type="password"
            value={secret}
            onChange={setSecret}
            autoComplete="off"
            autoFocus
          />
        ) : null}
        <p className={styles.soft}>Everything is as it was left, with what was begun and not saved.</p>
        <div className={styles.buttons}>
          <Button look="primary" type="submit" isDisabled={busy}>
            {busy ? 'Unlocking…' : 'Unlock'}
          </Button>
          <LeaveLocked sentence="Sign out the person who locked this?" onSession={onSession} onProblem={setProblem} />
        </div>
      </Form>
    </Cover>
  );
}

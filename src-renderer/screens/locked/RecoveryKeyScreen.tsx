// Shows a new recovery key, once, before anything else is shown.
import { useEffect, useState } from 'react';
import type { AppProblem } from '../../../src-shared/app-api/index.ts';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { RecoveryKeyText } from '../../panels/secret/RecoveryKeyText.tsx';
import { Cover } from './Cover.tsx';
import styles from './locked.module.css';
import { SignOut } from './SignOut.tsx';

export function RecoveryKeyScreen({ isLocked, onSession }: { isLocked: boolean; onSession: () => void }) {
  const [recoveryKey, setRecoveryKey] = useState<string | null>(null);
  const [problem, setProblem] = useState<AppProblem | null>(null);
  useEffect(() => {
    let current = true;
    void window.app.call('session.make-recovery-key', {}).then((result) => {
      if (!current) return;
      if (result.ok) setRecoveryKey(result.value.recoveryKey);
      else setProblem(result.problem);
    });
    return () => {
      current = false;
    };
  }, []);
  const keep = async () => {
    const result = await window.app.call('session.recovery-key-kept', {});
    if (result.ok) onSession();
    else setProblem(result.problem);
  };
  return (
    <Cover title="Your recovery key" isHidden={isLocked}>
      {problem === null ? null : (
        <div role="alert">
          <Notice tone="error" sentence={problem.sentence} action={problem.action} />
        </div>
      )}
      {recoveryKey === null ? <p role="status">Making it…</p> : <RecoveryKeyText recoveryKey={recoveryKey} />}
      <div className={styles.buttons}>
        <Button look="primary" isDisabled={recoveryKey === null} onPress={keep}>
          I have it on paper
        </Button>
        <Button isDisabled={recoveryKey === null} onPress={() => window.print()}>
          Print…
        </Button>
        <SignOut onSession={onSession} />
      </div>
    </Cover>
  );
}

// After the first sign-in at a portal: what opens this account on this computer from now on, also offline.
import { useState } from 'react';
import type { Account, AppProblem } from '../../../src-shared/app-api/index.ts';
import { Button } from '../../components/Button.tsx';
import { Form } from '../../components/Form.tsx';
import { Notice } from '../../components/Notice.tsx';
import { NewSecretFields } from '../../panels/secret/NewSecretFields.tsx';
import { type NewSecretErrors, newSecretErrors, noSecretYet, secretErrorOf } from '../../panels/secret/new-secret.ts';
import { Cover } from './Cover.tsx';
import styles from './locked.module.css';
import { SignOut } from './SignOut.tsx';

interface FirstSecretScreenProps {
  account: Account;
  isLocked: boolean;
  onSession: () => void;
}

export function FirstSecretScreen({ account, isLocked, onSession }: FirstSecretScreenProps) {
  const [entry, setEntry] = useState(noSecretYet);
  const [errors, setErrors] = useState<NewSecretErrors>({});
  const [problem, setProblem] = useState<AppProblem | null>(null);
  const [busy, setBusy] = useState(false);

  const choose = async () => {
    const found = newSecretErrors(entry, [account.user.name, account.provider.name]);
    setErrors(found);
    setProblem(null);
    if (Object.keys(found).length > 0) return;
    setBusy(true);
    const result = await window.app.call('session.choose-secret', { secret: entry.secret });
    setBusy(false);
    if (result.ok) return onSession();
    setErrors(secretErrorOf(result.problem));
    setProblem(result.problem);
  };
  return (
    <Cover title="Choose what opens this account here" isHidden={isLocked}>
      <p>
        From now on {account.user.name}’s work on this computer opens with a passphrase or PIN that only they know, also
        without a connection.{account.connection.kind === 'files' ? '' : ' The portal’s own password stays as it is.'}
      </p>
      <Form className={styles.form ?? ''} onSubmit={choose}>
        {problem === null || errors.secret !== undefined ? null : (
          <div role="alert">
            <Notice tone="error" sentence={problem.sentence} action={problem.action} />
          </div>
        )}
        <NewSecretFields value={entry} onChange={setEntry} errors={errors} autoFocus />
        <div className={styles.buttons}>
          <Button look="primary" type="submit" isDisabled={busy}>
            {busy ? 'Setting it…' : 'Set it'}
          </Button>
          <SignOut onSession={onSession} />
        </div>
      </Form>
    </Cover>
  );
}

// What an account asks for before it opens: its secret, its first one, or in practice the printed password.
import { useState } from 'react';
import type { AppProblem, SessionState } from '../../../src-shared/app-api/index.ts';
import { Button } from '../../components/Button.tsx';
import { Form } from '../../components/Form.tsx';
import { TextField } from '../../components/TextField.tsx';
import { NewSecretFields } from '../../panels/secret/NewSecretFields.tsx';
import { type NewSecretErrors, newSecretErrors, noSecretYet, secretErrorOf } from '../../panels/secret/new-secret.ts';
import { secretWords } from '../../panels/secret/secret-words.ts';
import type { Known } from './KnownAccounts.tsx';
import styles from './sign-in.module.css';

interface OpenFormProps {
  account: Known;
  practice: Extract<SessionState, { state: 'signed-out' }>['practice'];
  onOpened: () => void;
  /** Of what is no matter of this form, such as records that do not open. */
  onProblem: (problem: AppProblem) => void;
  onClose: () => void;
}

export function OpenForm({ account, practice, onOpened, onProblem, onClose }: OpenFormProps) {
  const [entry, setEntry] = useState(noSecretYet);
  const [errors, setErrors] = useState<NewSecretErrors>({});
  const [busy, setBusy] = useState(false);
  const isFirst = account.opensWith === 'first-secret';
  const isPrinted = account.practiceUser === practice.user;

  const open = async () => {
    const found = isFirst ? newSecretErrors(entry, [account.userName, account.providerName]) : {};
    setErrors(found);
    if (Object.keys(found).length > 0) return;
    setBusy(true);
    const given = { accountId: account.id, secret: entry.secret };
    const result = isFirst
      ? await window.app.call('session.set-first-secret', given)
      : await window.app.call('session.open', given);
    setBusy(false);
    if (result.ok) return onOpened();
    const own = secretErrorOf(result.problem);
    if (own.secret === undefined) return onProblem(result.problem);
    setErrors({ secret: [own.secret, result.problem.action].join(' ').trim() });
  };
  return (
    <Form aria-label={`Open ${account.userName}`} className={styles.openForm ?? ''} onSubmit={open}>
      {isFirst ? (
        <>
          <p>
            From now on this account opens only with a passphrase or PIN of yours. Until one is set, anybody at this
            computer could open it.
          </p>
          <NewSecretFields value={entry} onChange={setEntry} errors={errors} autoFocus />
        </>
      ) : (
        <TextField
          label={secretWords(account.opensWith)}
          type="password"
          value={entry.secret}
          onChange={(secret) => setEntry({ secret, again: secret })}
          error={errors.secret ?? ''}
          autoComplete="off"
          autoFocus
        />
      )}
      {isPrinted ? <p className={styles.soft}>Printed for practice: {practice.password}</p> : null}
      <div className={styles.buttons}>
        <Button look="primary" type="submit" isDisabled={busy}>
          {busy ? 'Opening…' : isFirst ? 'Set it and open' : 'Unlock'}
        </Button>
        <Button onPress={onClose}>Cancel</Button>
      </div>
    </Form>
  );
}

// Opens an account with its recovery key, when its secret is forgotten or this computer's key store reads nothing of it.
import { useState } from 'react';
import type { AppProblem } from '../../../src-shared/app-api/index.ts';
import { readRecoveryKey } from '../../../src-shared/domain/recovery-key.ts';
import { Button } from '../../components/Button.tsx';
import { Form } from '../../components/Form.tsx';
import { Notice } from '../../components/Notice.tsx';
import { TextField } from '../../components/TextField.tsx';
import { NewSecretFields } from '../../panels/secret/NewSecretFields.tsx';
import { type NewSecretErrors, newSecretErrors, noSecretYet, secretErrorOf } from '../../panels/secret/new-secret.ts';
import styles from './sign-in.module.css';

interface Errors extends NewSecretErrors {
  recoveryKey?: string;
}

/** The way to the form: beside the accounts, or where there are none yet under all the others. */
export function RecoveryKeyWay({ onOpened }: { onOpened: () => void }) {
  const [open, setOpen] = useState(false);
  if (open) return <RecoveryKeyForm onOpened={onOpened} onClose={() => setOpen(false)} />;
  return (
    <div>
      <Button look="quiet" onPress={() => setOpen(true)}>
        Use a recovery key…
      </Button>
    </div>
  );
}

function RecoveryKeyForm({ onOpened, onClose }: { onOpened: () => void; onClose: () => void }) {
  const [recoveryKey, setRecoveryKey] = useState('');
  const [entry, setEntry] = useState(noSecretYet);
  const [errors, setErrors] = useState<Errors>({});
  const [problem, setProblem] = useState<AppProblem | null>(null);
  const [busy, setBusy] = useState(false);

  const open = async () => {
    const read = readRecoveryKey(recoveryKey);
    const found: Errors = { ...(read.ok ? {} : { recoveryKey: read.sentence }), ...newSecretErrors(entry, []) };
    setErrors(found);
    setProblem(null);
    if (Object.keys(found).length > 0) return;
    setBusy(true);
    const result = await window.app.call('session.open-with-recovery-key', { recoveryKey, secret: entry.secret });
    setBusy(false);
    if (result.ok) return onOpened();
    const { fields } = result.problem;
    const ofKey = fields?.recoveryKey;
    setErrors({ ...secretErrorOf(result.problem), ...(ofKey === undefined ? {} : { recoveryKey: ofKey }) });
    setProblem(result.problem);
  };
  return (
    <Form aria-label="Use a recovery key" className={styles.form ?? ''} onSubmit={open}>
      {problem === null ? null : (
        <div role="alert">
          <Notice tone="error" sentence={problem.sentence} action={problem.action} />
        </div>
      )}
      <TextField
        label="Recovery key"
        hint="Thirty letters and digits in six groups; capitals and hyphens do not matter"
        value={recoveryKey}
        onChange={setRecoveryKey}
        error={errors.recoveryKey ?? ''}
        autoComplete="off"
        autoFocus
      />
      <NewSecretFields value={entry} onChange={setEntry} errors={errors} />
      <div className={styles.buttons}>
        <Button look="primary" type="submit" isDisabled={busy}>
          {busy ? 'Opening…' : 'Open and set it'}
        </Button>
        <Button onPress={onClose}>Cancel</Button>
      </div>
    </Form>
  );
}

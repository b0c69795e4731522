// Saves what is not sent as a site packet, from a window that stays locked: for whoever knows what opens the account.
import { useState } from 'react';
import type { AppProblem, OpensWith } from '../../../src-shared/app-api/index.ts';
import { count } from '../../../src-shared/domain/count.ts';
import { Button } from '../../components/Button.tsx';
import { Form } from '../../components/Form.tsx';
import { Notice } from '../../components/Notice.tsx';
import { TextField } from '../../components/TextField.tsx';
import { secretWords } from '../../panels/secret/secret-words.ts';
import styles from './locked.module.css';

export function SealUnsent({ opensWith, onClose }: { opensWith: OpensWith; onClose: () => void }) {
  const [secret, setSecret] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [problem, setProblem] = useState<AppProblem | null>(null);
  const [saved, setSaved] = useState('');
  const [busy, setBusy] = useState(false);

  const save = async () => {
    setProblem(null);
    setSaved('');
    setBusy(true);
    const result = await window.app.call('session.seal-unsent', { secret, passphrase });
    setBusy(false);
    if (!result.ok) setProblem(result.problem);
    else if (result.value !== null) {
      setSecret('');
      setPassphrase('');
      setSaved(`${count(result.value.changes, 'change')} saved as ${result.value.path}.`);
    }
  };
  return (
    <Form className={styles.form ?? ''} onSubmit={save}>
      {problem === null || problem.fields?.passphrase !== undefined ? null : (
        <div role="alert">
          <Notice tone="error" sentence={problem.sentence} action={problem.action} />
        </div>
      )}
      {saved === '' ? null : (
        <div role="status">
          <Notice tone="done" sentence={saved} action="Tell the passphrase by another way than the file." />
        </div>
      )}
      {opensWith === 'secret' || opensWith === 'unknown' ? (
        <TextField
          label={secretWords(opensWith)}
          hint="It opens this account on this computer"
          type="password"
          value={secret}
          onChange={setSecret}
          autoComplete="off"
          autoFocus
        />
      ) : null}
      <TextField
        label="Passphrase for the file"
        hint="A new one, of at least 12 characters, such as four words"
        type="password"
        value={passphrase}
        onChange={setPassphrase}
        error={problem?.fields?.passphrase ?? ''}
        autoComplete="off"
      />
      <div className={styles.buttons}>
        <Button look="primary" type="submit" isDisabled={busy}>
          {busy ? 'Saving…' : 'Save the packet…'}
        </Button>
        <Button onPress={onClose}>Close</Button>
      </div>
    </Form>
  );
}

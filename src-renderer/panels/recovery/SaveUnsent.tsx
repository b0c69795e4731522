// Saves the unsent work of records that do not open, as an encrypted file for another computer or for later.
import { useState } from 'react';
import type { Recovery } from '../../../src-shared/app-api/recovery.ts';
import { count } from '../../../src-shared/domain/count.ts';
import { Button } from '../../components/Button.tsx';
import { Form } from '../../components/Form.tsx';
import { Notice } from '../../components/Notice.tsx';
import { TextField } from '../../components/TextField.tsx';
import { formatMoment } from '../../words/time.ts';
import styles from './recovery.module.css';

interface SaveUnsentProps {
  accountId: string;
  unsent: NonNullable<Recovery['unsent']>;
}

const shortest = 12;

export function SaveUnsent({ accountId, unsent }: SaveUnsentProps) {
  const [passphrase, setPassphrase] = useState('');
  const [error, setError] = useState('');
  const [saved, setSaved] = useState<{ path: string; changes: number } | null>(null);
  const [saving, setSaving] = useState(false);

  const save = async () => {
    setError('');
    if (passphrase.length < shortest) {
      setError('Use at least 12 characters, such as four words.');
      return;
    }
    setSaving(true);
    const result = await window.app.call('recovery.export', { accountId, passphrase });
    setSaving(false);
    if (!result.ok) setError(`${result.problem.sentence} ${result.problem.action}`);
    else if (result.value !== null) setSaved(result.value);
  };

  return (
    <div className={styles.part}>
      <h3>Save the unsent work first</h3>
      <p>
        {count(unsent.changes, 'unsent change')} can be read
        {unsent.asOf === null ? '' : `, as it was on ${formatMoment(unsent.asOf)}`}
        {unsent.unreadable === 0 ? '.' : `; ${count(unsent.unreadable, 'place')} cannot be read.`} The file is encrypted
        with a passphrase of yours. Any computer of your organisation can bring it in.
      </p>
      <Form className={styles.form ?? ''} onSubmit={save}>
        <TextField
          label="Passphrase for the file"
          hint="At least 12 characters"
          type="password"
          value={passphrase}
          onChange={setPassphrase}
          error={error}
          autoComplete="off"
        />
        <div>
          <Button type="submit" isDisabled={saving}>
            {saving ? 'Saving…' : 'Save the unsent work'}
          </Button>
          <div role="status" className={styles.saved}>
            {saved === null ? null : (
              <Notice
                tone="done"
                sentence={`${count(saved.changes, 'change')} saved as ${saved.path}.`}
                action="Tell the passphrase by another way than the file, then choose “Site packets” on the computer where it is to go."
              />
            )}
          </div>
        </div>
      </Form>
    </div>
  );
}

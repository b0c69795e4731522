// Brings in a file of unsent work that was saved elsewhere: passphrase and file first, then what it would do, then once.
import { useState } from 'react';
import { Form } from 'react-aria-components';
import type { RescuePreview } from '../../../src-shared/desk-recovery.ts';
import { Button } from '../../components/Button.tsx';
import { Buttons, Dialog } from '../../components/Dialog.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useCommands } from '../../desk/commands.tsx';
import { count } from '../../words/count.ts';
import { formatMoment } from '../../words/time.ts';
import styles from './recovery.module.css';

export function BringInDialog({ onClose }: { onClose: () => void }) {
  const { run, say } = useCommands();
  const [passphrase, setPassphrase] = useState('');
  const [error, setError] = useState('');
  const [preview, setPreview] = useState<RescuePreview | null>(null);

  const choose = async () => {
    setError('');
    const result = await window.desk.call('rescue.choose', { passphrase });
    if (!result.ok) setError(`${result.problem.sentence} ${result.problem.action}`);
    else if (result.value !== null) setPreview(result.value);
  };
  const apply = async (id: string) => {
    const done = await run('rescue.apply', { id });
    if (done !== null) say(`${count(done.taken, 'change')} brought in. ${count(done.conflicts, 'line')} to choose on.`);
    onClose();
  };

  return (
    <Dialog title="Bring in saved work" onClose={onClose}>
      {preview === null ? (
        <Form
          className={styles.form ?? ''}
          onSubmit={(event) => {
            event.preventDefault();
            void choose();
          }}
        >
          <p>A file of unsent work from a computer whose records did not open, or without a way to the portal.</p>
          <TextField
            label="Passphrase of the file"
            type="password"
            value={passphrase}
            onChange={setPassphrase}
            error={error}
            autoComplete="off"
          />
          <Buttons>
            <Button look="primary" type="submit">
              Choose the file…
            </Button>
            <Button onPress={onClose}>Close</Button>
          </Buttons>
        </Form>
      ) : (
        <>
          <p>
            Made by {preview.madeBy} on {preview.device}, {formatMoment(preview.madeAt)}.
          </p>
          <ul className={styles.facts}>
            <li>{count(preview.taken, 'change')} will wait here to be sent.</li>
            {preview.conflicts === 0 ? null : (
              <li>{count(preview.conflicts, 'line')} changed at the portal since: you choose, side by side.</li>
            )}
            {preview.already === 0 ? null : (
              <li>{count(preview.already, 'change')} is here or at the portal already.</li>
            )}
            {preview.left.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          <Buttons>
            <Button
              look="primary"
              isDisabled={preview.taken + preview.conflicts === 0}
              onPress={() => void apply(preview.id)}
            >
              Bring it in
            </Button>
            <Button onPress={onClose}>Close</Button>
          </Buttons>
        </>
      )}
    </Dialog>
  );
}

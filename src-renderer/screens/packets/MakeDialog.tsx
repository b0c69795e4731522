// Makes a site packet: a passphrase, then where to save it. The passphrase goes to the colleague by another way.
import { useState } from 'react';
import { count } from '../../../src-shared/domain/count.ts';
import { Button } from '../../components/Button.tsx';
import { Buttons, Dialog } from '../../components/Dialog.tsx';
import { Form } from '../../components/Form.tsx';
import { TextField } from '../../components/TextField.tsx';
import styles from './packets.module.css';

const shortest = 12;

export function MakeDialog({ onClose }: { onClose: (words?: string) => void }) {
  const [passphrase, setPassphrase] = useState('');
  const [error, setError] = useState('');
  const [making, setMaking] = useState(false);

  const make = async () => {
    setError('');
    if (passphrase.length < shortest) {
      setError('Use at least 12 characters, such as four words.');
      return;
    }
    setMaking(true);
    const result = await window.app.call('packet.make', { passphrase });
    setMaking(false);
    if (!result.ok) setError(`${result.problem.sentence} ${result.problem.action}`);
    else if (result.value !== null)
      onClose(
        `${count(result.value.changes, 'change')} saved as ${result.value.path}. Tell the passphrase by another way than the file.`,
      );
  };
  return (
    <Dialog title="Make a site packet" onClose={() => onClose()}>
      <Form className={styles.form ?? ''} onSubmit={make}>
        <p>The file is encrypted with a passphrase of yours, and there are no names on its outside.</p>
        <TextField
          label="Passphrase for the file"
          hint="At least 12 characters, such as four words"
          type="password"
          value={passphrase}
          onChange={setPassphrase}
          error={error}
          autoComplete="off"
        />
        <Buttons>
          <Button look="primary" type="submit" isDisabled={making}>
            {making ? 'Making…' : 'Save the packet…'}
          </Button>
          <Button onPress={() => onClose()}>Close</Button>
        </Buttons>
      </Form>
    </Dialog>
  );
}

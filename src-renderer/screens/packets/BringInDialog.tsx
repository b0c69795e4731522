// Brings in a file of unsent work that was saved elsewhere: passphrase and file first, then what it would do, then once.
import { useState } from 'react';
import type { RescuePreview } from '../../../src-shared/app-api/rescue.ts';
import { count } from '../../../src-shared/domain/count.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { Button } from '../../components/Button.tsx';
import { Changes } from '../../components/Changes.tsx';
import { Buttons, Dialog } from '../../components/Dialog.tsx';
import { Form } from '../../components/Form.tsx';
import { Notice } from '../../components/Notice.tsx';
import { TextField } from '../../components/TextField.tsx';
import { formatMoment } from '../../words/time.ts';
import styles from './packets.module.css';

interface BringInDialogProps {
  /** The packet that waits to be brought in; else it is chosen. */
  incoming: string | undefined;
  onClose: (words?: string) => void;
}

const outcomeWords = {
  taken: 'What changes here',
  'side-by-side': 'Changed at the portal since: what the file says differs like this from what stands here',
  'to-choose': 'To choose on: what the file says differs like this from what stands here',
} as const;

export function BringInDialog({ incoming, onClose }: BringInDialogProps) {
  const { run } = useAppCalls();
  const [passphrase, setPassphrase] = useState('');
  const [error, setError] = useState('');
  const [preview, setPreview] = useState<RescuePreview | null>(null);

  const choose = async () => {
    setError('');
    const result = await window.app.call(
      'rescue.choose',
      incoming === undefined ? { passphrase } : { passphrase, incoming },
    );
    if (!result.ok) setError(`${result.problem.sentence} ${result.problem.action}`);
    else if (result.value !== null) setPreview(result.value);
  };
  const apply = async (id: string) => {
    const done = await run('rescue.apply', { id });
    if (done === null) return onClose();
    const toChoose = done.conflicts + done.choices;
    onClose(`${count(done.taken, 'change')} brought in.${toChoose === 0 ? '' : ` ${toChoose} to choose on.`}`);
  };

  return (
    <Dialog title="Bring in a site packet" size={preview === null ? 'small' : 'large'} onClose={() => onClose()}>
      {preview === null ? (
        <Form className={styles.form ?? ''} onSubmit={choose}>
          <p>A file of unsent work, made on a colleague’s computer or saved from one whose records did not open.</p>
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
              {incoming === undefined ? 'Choose the file…' : 'Open the file'}
            </Button>
            <Button onPress={() => onClose()}>Close</Button>
          </Buttons>
        </Form>
      ) : (
        <>
          <p>
            Made by {preview.madeBy} on {preview.device}, {formatMoment(preview.madeAt)}.
          </p>
          <ul className={styles.list}>
            <li>{count(preview.taken, 'change')} will be taken in here.</li>
            {preview.conflicts === 0 ? null : (
              <li>{count(preview.conflicts, 'line')} changed at the portal since: you choose, side by side.</li>
            )}
            {preview.choices === 0 ? null : (
              <li>
                {count(preview.choices, 'change')} {preview.choices === 1 ? 'differs' : 'differ'} from work on this
                computer or of another packet: you choose, on this page.
              </li>
            )}
            {preview.already === 0 ? null : (
              <li>
                {count(preview.already, 'change')} {preview.already === 1 ? 'is' : 'are'} here or at the portal already.
              </li>
            )}
            {preview.left.map(({ what, sentence }) => (
              <li key={`${what} ${sentence}`}>
                {what} is kept, and not taken in yet: {sentence}
              </li>
            ))}
          </ul>
          {preview.notes.map((sentence) => (
            <Notice key={sentence} tone="attention" sentence={sentence} />
          ))}
          {(['taken', 'side-by-side', 'to-choose'] as const).map((outcome) => (
            <Changes
              key={outcome}
              caption={outcomeWords[outcome]}
              lines={preview.changes
                .filter((change) => change.outcome === outcome)
                .map(({ subject, what, fields }) => ({ key: subject, row: null, who: what, what: null, fields }))}
            />
          ))}
          <Buttons>
            <Button look="primary" onPress={() => apply(preview.id)}>
              Bring it in
            </Button>
            <Button onPress={() => onClose()}>Close</Button>
          </Buttons>
        </>
      )}
    </Dialog>
  );
}

// Erases one person on this computer: what goes and what stays is said before, the name is typed, and what keeps it from
// being done is all that is shown where something does.
import { useState } from 'react';
import { type ErasureReason, type ErasureToAccept, erasureReasons } from '../../../src-shared/app-api/held.ts';
import type { AppAnswer } from '../../../src-shared/app-api/index.ts';
import { count } from '../../../src-shared/domain/count.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { useBeforeErasing } from '../../app-api/care-queries.ts';
import { Button } from '../../components/Button.tsx';
import { Checkbox, Choices } from '../../components/Choices.tsx';
import { Buttons, Dialog } from '../../components/Dialog.tsx';
import { Notice } from '../../components/Notice.tsx';
import { TextField } from '../../components/TextField.tsx';
import { erasureReasonWords } from '../../words/erasure.ts';
import styles from './held.module.css';

interface EraseDialogProps {
  ssRef: string;
  name: string;
  onClose: () => void;
  onErased: () => void;
}

export function EraseDialog({ ssRef, name, onClose, onErased }: EraseDialogProps) {
  const { value, problem } = useBeforeErasing(ssRef);
  return (
    <Dialog title={`Erase ${name} on this computer`} size="large" onClose={onClose}>
      {problem === null ? null : <Notice tone="error" sentence={problem.sentence} action={problem.action} />}
      {value === null ? null : value.refusal !== null ? (
        <>
          <Notice tone="attention" sentence={value.refusal.sentence} action={value.refusal.action} />
          <Buttons>
            <Button look="primary" autoFocus onPress={onClose}>
              Close
            </Button>
          </Buttons>
        </>
      ) : (
        <EraseForm ssRef={ssRef} before={value} onClose={onClose} onErased={onErased} />
      )}
    </Dialog>
  );
}

interface EraseFormProps extends Omit<EraseDialogProps, 'name'> {
  before: AppAnswer<'held.before-erasing'>;
}

const choices = erasureReasons.map((value) => ({ value, label: erasureReasonWords[value] }));

function EraseForm({ ssRef, before: { toType, toAccept, goes, stays }, onClose, onErased }: EraseFormProps) {
  const { say } = useAppCalls();
  const [why, setWhy] = useState<ErasureReason | null>(null);
  const [typed, setTyped] = useState('');
  const [accepted, setAccepted] = useState<ErasureToAccept | null>(null);
  const [refused, setRefused] = useState<{ sentence: string; action: string; field: string } | null>(null);
  const [busy, setBusy] = useState(false);
  const records = goes.reduce((sum, { count: of }) => sum + of, 0);
  const erase = async () => {
    if (why === null) return;
    setBusy(true);
    const more = accepted === null ? {} : { accepted };
    const result = await window.app.call('held.erase', { ssRef, typed, why, ...more });
    setBusy(false);
    if (!result.ok) {
      const { sentence, action, fields } = result.problem;
      return setRefused({ sentence, action, field: fields?.typed ?? '' });
    }
    onClose();
    say(erasedWords(result.value));
    onErased();
  };
  return (
    <>
      {refused === null || refused.field !== '' ? null : (
        <div role="alert">
          <Notice tone="error" sentence={refused.sentence} action={refused.action} />
        </div>
      )}
      <div className={styles.lists}>
        <div>
          <p>
            <strong>{count(records, 'record')} will go</strong>, with their history and every backup from before:
          </p>
          <ul className={styles.goes}>
            {goes.map(({ what, count: of }) => (
              <li key={what}>
                {what} ({of})
              </li>
            ))}
          </ul>
        </div>
        <div>
          <p>
            <strong>What stays:</strong>
          </p>
          <ul>
            {stays.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </div>
      </div>
      {toAccept === null ? null : (
        <Notice tone="attention" sentence={toAccept.sentence} action={toAccept.action}>
          <Checkbox isSelected={accepted === toAccept.code} onChange={(is) => setAccepted(is ? toAccept.code : null)}>
            Erase it although it was not sent.
          </Checkbox>
        </Notice>
      )}
      <Choices label="Why" choices={choices} value={why} onChange={setWhy} />
      <TextField
        label={`Type “${toType}” to confirm. This cannot be undone.`}
        value={typed}
        onChange={setTyped}
        error={refused?.field ?? ''}
        autoComplete="off"
      />
      <Buttons>
        <Button
          look="primary"
          isDisabled={busy || why === null || typed.trim() === '' || (toAccept !== null && accepted === null)}
          onPress={erase}
        >
          {busy ? 'Erasing…' : 'Erase for good'}
        </Button>
        <Button onPress={onClose}>Cancel</Button>
      </Buttons>
    </>
  );
}

function erasedWords({ namedElsewhere, copiesLeft }: AppAnswer<'held.erase'>): string {
  return [
    'Erased, and the history still verifies.',
    namedElsewhere === 0
      ? ''
      : `${count(namedElsewhere, 'record')} of others still ${namedElsewhere === 1 ? 'names' : 'name'} them.`,
    copiesLeft
      ? 'Older backups could not be taken away yet; the next start tries again.'
      : 'A new backup took the place of the older ones.',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

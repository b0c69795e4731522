// Whose service line is missing from the portal, also of somebody whom nobody here knows yet: the council wants NHS number,
// full name, address and postcode.

import { useState } from 'react';
import type { Person } from '../../../src-shared/domain/lines.ts';
import { personName } from '../../../src-shared/domain/names.ts';
import { readNhsNumber } from '../../../src-shared/domain/nhs-number.ts';
import type { CareList } from '../../app-api/care-queries.ts';
import { Button } from '../../components/Button.tsx';
import { Checkbox } from '../../components/Choices.tsx';
import { Buttons, Dialog } from '../../components/Dialog.tsx';
import { Form } from '../../components/Form.tsx';
import { PersonField } from '../../components/PersonField.tsx';
import { TextField } from '../../components/TextField.tsx';
import { listedByName } from '../../words/people.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import styles from './adjustments.module.css';

interface MissingLineDialogProps {
  care: CareList;
  onChosen: (missing: { ssRef: string; person: Person | null; service: string }) => void;
  onClose: () => void;
}

const nobody = { ssRef: '', name: '', nhsNumber: '', address: '' };

export function MissingLineDialog({ care, onChosen, onClose }: MissingLineDialogProps) {
  const { nameOrder } = useWorkspace();
  const [ssRef, setSsRef] = useState<string | null>(null);
  const [isNew, setNew] = useState(false);
  const [typed, setTyped] = useState(nobody);
  const [service, setService] = useState('');
  const [error, setError] = useState<{ person?: string; nhsNumber?: string; service?: string }>({});
  const named = care.people.map((person) => ({ ssRef: person.ssRef, name: personName(person, person.ssRef) }));
  const change = (part: Partial<typeof nobody>) => setTyped((before) => ({ ...before, ...part }));

  const draft = () => {
    const nhs = typed.nhsNumber.trim() === '' ? null : readNhsNumber(typed.nhsNumber);
    const found = {
      ...(isNew || ssRef !== null ? {} : { person: 'Choose the person.' }),
      ...(isNew && typed.name.trim() === '' ? { person: 'Enter the full name.' } : {}),
      ...(isNew && nhs?.ok === false ? { nhsNumber: nhs.sentence } : {}),
      ...(service.trim() === '' ? { service: 'Say which service is missing.' } : {}),
    };
    setError(found);
    if (Object.keys(found).length > 0) return;
    const missing = { service: service.trim() };
    if (!isNew) {
      const known = care.people.find((person) => person.ssRef === ssRef) ?? null;
      onChosen({ ...missing, ssRef: ssRef ?? '', person: known });
      return;
    }
    const person = {
      ssRef: typed.ssRef.trim(),
      name: typed.name.trim(),
      nhsNumber: nhs?.ok === true ? nhs.nhsNumber : null,
      address: typed.address.trim() === '' ? null : typed.address.trim(),
    };
    onChosen({ ...missing, ssRef: person.ssRef, person });
  };

  return (
    <Dialog title="Whose line is missing?" onClose={onClose}>
      <p>Generate the week first: a new or backdated line may just not have an actual yet.</p>
      <Form className={styles.form} onSubmit={draft}>
        {isNew ? null : (
          <PersonField
            people={listedByName(named, nameOrder)}
            ssRef={ssRef}
            onChoose={setSsRef}
            error={error.person}
            autoFocus
          />
        )}
        <Checkbox
          isSelected={isNew}
          onChange={(chosen) => {
            setNew(chosen);
            setError({});
          }}
        >
          Somebody who is not in this list
        </Checkbox>
        {isNew ? (
          <>
            <TextField
              label="Full name"
              value={typed.name}
              onChange={(name) => change({ name })}
              error={error.person ?? ''}
            />
            <TextField
              label="SS Ref"
              hint="If you have it"
              size="code"
              value={typed.ssRef}
              onChange={(written) => change({ ssRef: written })}
            />
            <TextField
              label="NHS number"
              size="code"
              value={typed.nhsNumber}
              onChange={(nhsNumber) => change({ nhsNumber })}
              error={error.nhsNumber ?? ''}
            />
            <TextField label="Address and postcode" value={typed.address} onChange={(address) => change({ address })} />
          </>
        ) : null}
        <TextField
          label="Service that is missing"
          hint="As your contract calls it, with its level"
          value={service}
          onChange={setService}
          error={error.service ?? ''}
        />
        <p className={styles.soft}>What you type here goes into the message only. Nothing of it is kept.</p>
        <Buttons>
          <Button look="primary" type="submit">
            Draft the message
          </Button>
          <Button onPress={onClose}>Cancel</Button>
        </Buttons>
      </Form>
    </Dialog>
  );
}

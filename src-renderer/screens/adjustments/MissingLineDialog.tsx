// Whose service line is missing from the portal: the council wants NHS number, full name, address and postcode.

import { useState } from 'react';
import { personName } from '../../../src-shared/domain/names.ts';
import type { CareList } from '../../app-api/care-queries.ts';
import { Button } from '../../components/Button.tsx';
import { Buttons, Dialog } from '../../components/Dialog.tsx';
import { Form } from '../../components/Form.tsx';
import { PersonField } from '../../components/PersonField.tsx';
import { listedByName } from '../../words/people.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import styles from './adjustments.module.css';

interface MissingLineDialogProps {
  care: CareList;
  onChosen: (ssRef: string) => void;
  onClose: () => void;
}

export function MissingLineDialog({ care, onChosen, onClose }: MissingLineDialogProps) {
  const [ssRef, setSsRef] = useState<string | null>(null);
  const [error, setError] = useState('');
  const { nameOrder } = useWorkspace();
  const named = care.people.map((person) => ({ ssRef: person.ssRef, name: personName(person, person.ssRef) }));
  return (
    <Dialog title="Whose line is missing?" onClose={onClose}>
      <p>Generate the week first: a new or backdated line may just not have an actual yet.</p>
      <Form
        className={styles.form}
        onSubmit={() => {
          if (ssRef === null) setError('Choose the person.');
          else onChosen(ssRef);
        }}
      >
        <PersonField people={listedByName(named, nameOrder)} ssRef={ssRef} onChoose={setSsRef} error={error} autoFocus />
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

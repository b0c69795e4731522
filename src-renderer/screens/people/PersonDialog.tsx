// One person put right by hand: what is known of them, the other record of the same person, or no record at all.
import { useState } from 'react';
import type { ListedPersonView } from '../../../src-shared/app-api/people.ts';
import { formatNhsNumber } from '../../../src-shared/domain/nhs-number.ts';
import { contradictions } from '../../../src-shared/people/heal-people.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { Button } from '../../components/Button.tsx';
import { Buttons, Dialog } from '../../components/Dialog.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Select } from '../../components/Select.tsx';
import { TextField } from '../../components/TextField.tsx';
import { listedByName } from '../../words/people.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import styles from './people.module.css';

interface PersonDialogProps {
  person: ListedPersonView;
  others: readonly ListedPersonView[];
  onClose: () => void;
}

type Doing = 'edit' | 'merge' | 'remove';

export function PersonDialog({ person, others, onClose }: PersonDialogProps) {
  const [doing, setDoing] = useState<Doing>('edit');
  return (
    <Dialog title={person.name} onClose={onClose}>
      {doing === 'edit' ? <Edit person={person} onDo={setDoing} onClose={onClose} /> : null}
      {doing === 'merge' ? <Merge person={person} others={others} onClose={onClose} /> : null}
      {doing === 'remove' ? <Remove person={person} onClose={onClose} /> : null}
    </Dialog>
  );
}

interface EditProps {
  person: ListedPersonView;
  onDo: (doing: Doing) => void;
  onClose: () => void;
}

function Edit({ person, onDo, onClose }: EditProps) {
  const { say } = useAppCalls();
  const [name, setName] = useState(person.name);
  const [ssRef, setSsRef] = useState(person.ssRef);
  const [nhsNumber, setNhsNumber] = useState(person.nhsNumber === null ? '' : formatNhsNumber(person.nhsNumber));
  const [address, setAddress] = useState(person.address ?? '');
  const [errors, setErrors] = useState<Record<string, string>>({});
  const save = async () => {
    const blank = name.trim() === '' ? { name: 'Enter the name.' } : {};
    const noRef = ssRef.trim() === '' ? { ssRef: 'Enter the SS Ref as the portal has it.' } : {};
    const wrong: Record<string, string> = { ...blank, ...noRef };
    if (Object.keys(wrong).length > 0) return setErrors(wrong);
    const result = await window.app.call('people.edit', {
      ssRef: person.ssRef,
      person: { ssRef, name, nhsNumber, address },
    });
    if (!result.ok) return setErrors(result.problem.fields ?? { name: result.problem.sentence });
    say('Saved on this computer.');
    onClose();
  };
  return (
    <>
      <TextField label="Name" value={name} onChange={setName} error={errors.name ?? ''} autoFocus />
      <TextField
        label="SS Ref"
        hint={person.planned ? 'The portal has lines for this SS Ref.' : 'No line of the portal names this SS Ref.'}
        value={ssRef}
        onChange={setSsRef}
        error={errors.ssRef ?? ''}
      />
      <TextField label="NHS number" value={nhsNumber} onChange={setNhsNumber} error={errors.nhsNumber ?? ''} />
      <TextField label="Address" value={address} onChange={setAddress} size="several-lines" />
      <Buttons>
        <Button look="primary" onPress={() => save()}>
          Save
        </Button>
        <Button onPress={() => onDo('merge')}>Merge with another…</Button>
        <Button onPress={() => onDo('remove')}>Remove…</Button>
        <Button onPress={onClose}>Cancel</Button>
      </Buttons>
    </>
  );
}

function Merge({ person, others, onClose }: PersonDialogProps) {
  const { run, say } = useAppCalls();
  const { nameOrder } = useWorkspace();
  const [chosen, setChosen] = useState<string | null>(null);
  const other = others.find(({ ssRef }) => ssRef === chosen) ?? null;
  // The SS Ref that the portal plans for is the one that stays.
  const [keep, gone] = other?.planned && !person.planned ? [other, person] : [person, other];
  const against = other === null || gone === null ? [] : contradictions(keep, gone);
  const merge = async () => {
    if (gone === null) return;
    if ((await run('people.merge', { keep: keep.ssRef, other: gone.ssRef })) === null) return;
    say(`${keep.name} is one person now.`);
    onClose();
  };
  return (
    <>
      <Select
        label="Who is the same person?"
        options={listedByName(others, nameOrder).map(({ ssRef, name }) => ({
          value: ssRef,
          label: `${name}, SS Ref ${ssRef}`,
        }))}
        value={chosen}
        onChange={setChosen}
      />
      {gone === null ? null : (
        <p>
          {keep.name}, SS Ref {keep.ssRef}, stays. What is blank there comes from SS Ref {gone.ssRef}, which is removed.
        </p>
      )}
      {against.map(({ field, from, to }) => (
        <Notice key={field} tone="attention" sentence={`${field}: ${from} is lost, and ${to} stays.`} />
      ))}
      <Buttons>
        <Button look="primary" whyNot={gone === null ? 'Choose the other person first.' : null} onPress={() => merge()}>
          Merge the two
        </Button>
        <Button onPress={onClose}>Cancel</Button>
      </Buttons>
    </>
  );
}

function Remove({ person, onClose }: Pick<PersonDialogProps, 'person' | 'onClose'>) {
  const { run, say } = useAppCalls();
  const remove = async () => {
    if ((await run('people.remove', { ssRef: person.ssRef })) === null) return;
    say(`${person.name} is removed.`);
    onClose();
  };
  return (
    <>
      <p className={styles.text}>
        Name, NHS number and address of {person.name} are removed from this computer. The history keeps that it was
        done.
        {person.planned ? ' The portal’s lines stay, and show the SS Ref alone.' : ''}
      </p>
      <Buttons>
        <Button look="primary" onPress={() => remove()}>
          Remove
        </Button>
        <Button onPress={onClose}>Cancel</Button>
      </Buttons>
    </>
  );
}

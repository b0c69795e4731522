// One hospital stay: admission, discharge, who was told and when, and the decision beyond the paid weeks.
import { useState } from 'react';
import type { HospitalStay } from '../../../src-shared/domain/lines.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { Button } from '../../components/Button.tsx';
import { Checkbox } from '../../components/Choices.tsx';
import { DayField } from '../../components/DayField.tsx';
import { Buttons, Dialog } from '../../components/Dialog.tsx';
import { Form } from '../../components/Form.tsx';
import { PersonField } from '../../components/PersonField.tsx';
import type { PersonChoice } from '../../words/people.ts';
import { shortServiceAndLevel } from '../../words/service-name.ts';
import { dateOf } from '../../words/time.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import { DecisionFields } from './DecisionFields.tsx';
import { entryOf, readStay, type StayEntry, type StayErrors } from './read-stay.ts';
import styles from './stay.module.css';
import { ToldFields } from './ToldFields.tsx';

export type StayPart = 'admission' | 'told' | 'discharge' | 'decision';

interface StayDialogProps {
  /** Null: a new stay. */
  stay: HospitalStay | null;
  /** Of a new stay, where it is known. */
  ssRef?: string | null;
  people: readonly PersonChoice[];
  /** Where the focus starts. */
  part?: StayPart;
  /** Saves it together with what it explains; absent: the stay alone is saved. */
  record?: (stay: Omit<HospitalStay, 'id'>) => Promise<boolean>;
  onSaved: () => void;
  onClose: () => void;
}

export function StayDialog({
  stay,
  ssRef = null,
  people,
  part = 'admission',
  record,
  onSaved,
  onClose,
}: StayDialogProps) {
  const { now, week, serviceName } = useWorkspace();
  const { run, say } = useAppCalls();
  const today = dateOf(now);
  /** As it was when this opened: a sync may bring another meanwhile. */
  const [seen] = useState(stay);
  const [entry, setEntry] = useState<StayEntry>(() => startOf(stay, ssRef, part));
  const [errors, setErrors] = useState<StayErrors>({});
  const change = (changed: Partial<StayEntry>) => setEntry((before) => ({ ...before, ...changed }));
  const fields = { entry, errors, change, today };
  const name = people.find((person) => person.ssRef === (stay?.ssRef ?? ssRef))?.name;

  const lines = week.rows
    .filter(({ line }) => line.ssRef === entry.ssRef)
    .map(({ line }) => ({ id: line.id, label: shortServiceAndLevel(line, serviceName) }));

  const save = async () => {
    const read = readStay(entry, today);
    setErrors(read.ok ? {} : read.errors);
    if (!read.ok) return;
    if (record !== undefined) {
      if (await record(read.stay)) onSaved();
      return;
    }
    const saved = await run('care.save-stay', { stay: { ...read.stay, id: seen?.id ?? null }, seen });
    if (saved === null) return;
    say('Saved on this computer.');
    onSaved();
  };

  return (
    <Dialog
      title={name === undefined ? 'Record an admission' : `Hospital stay of ${name}`}
      size="large"
      onClose={onClose}
    >
      <Form className={styles.form} onSubmit={save}>
        {name === undefined ? (
          <PersonField
            people={people}
            ssRef={entry.ssRef}
            onChoose={(chosen) => change({ ssRef: chosen })}
            error={errors.ssRef}
            autoFocus
          />
        ) : null}
        <div className={styles.fields}>
          <DayField
            label="Day of admission"
            value={entry.admitted}
            onChange={(admitted) => change({ admitted })}
            near={today}
            error={errors.admitted ?? ''}
            autoFocus={name !== undefined && part === 'admission'}
          />
          <DayField
            label="Day of discharge"
            hint="Empty while the person is in hospital"
            value={entry.discharged}
            onChange={(discharged) => change({ discharged })}
            near={today}
            error={errors.discharged ?? ''}
            autoFocus={part === 'discharge'}
          />
          <DayField
            label="Care began again on"
            hint="Where that was later than the day of discharge"
            value={entry.resumed}
            onChange={(resumed) => change({ resumed })}
            near={today}
            error={errors.resumed ?? ''}
          />
        </div>
        <Checkbox
          isSelected={entry.callsFallOnStayDays}
          onChange={(callsFallOnStayDays) => change({ callsFallOnStayDays })}
        >
          The calls that were not given fall on the days of this stay
        </Checkbox>
        <ToldFields {...fields} startHere={part === 'told'} />
        <DecisionFields {...fields} lines={lines} startHere={part === 'decision'} />
        <Buttons>
          <Button look="primary" type="submit">
            Save the stay
          </Button>
          <Button onPress={onClose}>Cancel</Button>
        </Buttons>
      </Form>
    </Dialog>
  );
}

/** Whoever comes to tick a step has done it: the box is ticked, and the words are what is left to write. */
function startOf(stay: HospitalStay | null, ssRef: string | null, part: StayPart): StayEntry {
  const entry = entryOf(stay, ssRef);
  return part === 'told' ? { ...entry, told: true } : entry;
}

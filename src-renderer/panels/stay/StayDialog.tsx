// One hospital stay: admission, discharge, who was told and when, and the decision beyond the paid weeks.
import { useState } from 'react';
import type { HospitalStay } from '../../../src-shared/domain/lines.ts';
import { useCommands } from '../../app-api/commands.tsx';
import { Button } from '../../components/Button.tsx';
import { Checkbox, Choices } from '../../components/Choices.tsx';
import { DayField } from '../../components/DayField.tsx';
import { Buttons, Dialog } from '../../components/Dialog.tsx';
import { Select } from '../../components/Select.tsx';
import { TextField } from '../../components/TextField.tsx';
import type { PersonChoice } from '../../words/people.ts';
import { dateOf } from '../../words/time.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import { ContactLine } from '../message/ContactLine.tsx';
import { entryOf, readStay, type StayDecision, type StayEntry, type StayErrors } from './read-stay.ts';
import styles from './stay.module.css';

export type StayPart = 'admission' | 'told' | 'discharge' | 'decision';

interface StayDialogProps {
  /** Null: a new stay. */
  stay: HospitalStay | null;
  /** Of a new stay, where it is known. */
  ssRef?: string | null;
  people: readonly PersonChoice[];
  /** Where the focus starts. */
  part?: StayPart;
  onSaved: (id: string) => void;
  onClose: () => void;
}

const decisions: readonly { value: StayDecision; label: string; hint: string }[] = [
  { value: 'none', label: 'None', hint: 'The stay is within the paid weeks.' },
  { value: 'requested', label: 'Asked for, not given yet', hint: 'The hours stay frustrated while it is awaited.' },
  { value: 'given', label: 'Given', hint: 'Weeks up to the one named are paid.' },
];

export function StayDialog({ stay, ssRef = null, people, part = 'admission', onSaved, onClose }: StayDialogProps) {
  const { now } = useWorkspace();
  const { run, say } = useCommands();
  const today = dateOf(now);
  const [entry, setEntry] = useState<StayEntry>(() => startOf(stay, ssRef, part));
  const [errors, setErrors] = useState<StayErrors>({});
  const change = (changed: Partial<StayEntry>) => setEntry((before) => ({ ...before, ...changed }));
  const name = people.find((person) => person.ssRef === (stay?.ssRef ?? ssRef))?.name;

  const save = async () => {
    const read = readStay(entry, today);
    setErrors(read.ok ? {} : read.errors);
    if (!read.ok) return;
    const saved = await run('care.save-stay', { stay: { ...read.stay, id: stay?.id ?? null } });
    if (saved === null) return;
    say('Saved on this computer.');
    onSaved(saved.id);
  };

  return (
    <Dialog
      title={name === undefined ? 'Record an admission' : `Hospital stay of ${name}`}
      size="large"
      onClose={onClose}
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {name === undefined ? (
          <div>
            <Select
              label="Person"
              options={people.map((person) => ({
                value: person.ssRef,
                label: person.name,
                detail: `SS Ref ${person.ssRef}`,
              }))}
              value={entry.ssRef}
              onChange={(chosen) => change({ ssRef: chosen })}
              autoFocus
            />
            {errors.ssRef === undefined ? null : <p className={styles.error}>{errors.ssRef}</p>}
          </div>
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
        </div>
        <fieldset className={styles.group}>
          <legend>Telling the operational team, on the day of admission</legend>
          <Checkbox isSelected={entry.told} onChange={(told) => change({ told })}>
            The operational team was told
          </Checkbox>
          {entry.told ? (
            <div className={styles.fields}>
              <TextField
                label="Who was told"
                hint="Such as “Duty worker”"
                value={entry.toldWho}
                onChange={(toldWho) => change({ toldWho })}
                error={errors.toldWho ?? ''}
                autoFocus={part === 'told'}
              />
              <DayField
                label="On"
                hint="Empty: on the day of admission"
                value={entry.toldOn}
                onChange={(toldOn) => change({ toldOn })}
                near={today}
                error={errors.toldOn ?? ''}
              />
            </div>
          ) : null}
          <details open={part === 'told'}>
            <summary>Whom to tell</summary>
            <ContactLine topic="hospital-admission" />
          </details>
        </fieldset>
        <fieldset className={styles.group}>
          <legend>Decision beyond the paid weeks</legend>
          <Choices
            label="Decision"
            choices={decisions}
            value={entry.decision}
            onChange={(decision) => change({ decision })}
            autoFocus={part === 'decision'}
          />
          {entry.decision === 'none' ? null : (
            <div className={styles.fields}>
              <TextField
                label={entry.decision === 'given' ? 'Decided by' : 'Asked of'}
                value={entry.decisionBy}
                onChange={(decisionBy) => change({ decisionBy })}
                error={errors.decisionBy ?? ''}
              />
              <TextField
                label="Reference"
                hint="If there is one"
                value={entry.reference}
                onChange={(reference) => change({ reference })}
              />
              <TextField
                label="Through hospital week"
                hint="The week of admission is week 1"
                size="code"
                value={entry.throughWeek}
                onChange={(throughWeek) => change({ throughWeek })}
                error={errors.throughWeek ?? ''}
              />
            </div>
          )}
        </fieldset>
        <Buttons>
          <Button look="primary" type="submit">
            Save the stay
          </Button>
          <Button onPress={onClose}>Cancel</Button>
        </Buttons>
      </form>
    </Dialog>
  );
}

/** Whoever comes to tick a step has done it: the box is ticked, and the words are what is left to write. */
function startOf(stay: HospitalStay | null, ssRef: string | null, part: StayPart): StayEntry {
  const entry = entryOf(stay, ssRef);
  return part === 'told' ? { ...entry, told: true } : entry;
}

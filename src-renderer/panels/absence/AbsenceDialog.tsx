// One absence: who is away, from when to when, when that was told, and which lines it is of. What each week becomes is offered in
// that week; here nothing of a week changes.
import { useState } from 'react';
import type { AppAnswer } from '../../../src-shared/app-api/index.ts';
import { absenceNames } from '../../../src-shared/domain/absence-words.ts';
import { type Absence, absenceKinds } from '../../../src-shared/domain/absences.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { Button } from '../../components/Button.tsx';
import { Checkbox, Choices } from '../../components/Choices.tsx';
import { DayField } from '../../components/DayField.tsx';
import { Buttons, Dialog } from '../../components/Dialog.tsx';
import { Form } from '../../components/Form.tsx';
import { PersonField } from '../../components/PersonField.tsx';
import { TextField } from '../../components/TextField.tsx';
import type { PersonChoice } from '../../words/people.ts';
import { shortServiceAndLevel } from '../../words/service-name.ts';
import { dateOf } from '../../words/time.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import styles from './absence.module.css';
import { type AbsenceErrors, entryOf, readAbsence } from './read-absence.ts';

/** Weeks that say otherwise than the absence that was saved. */
export type WeeksBeside = AppAnswer<'care.save-absence'>['weeks'];

interface AbsenceDialogProps {
  /** Null: a new absence. */
  absence: Absence | null;
  /** Of a new absence, where it is known. */
  ssRef?: string | null;
  people: readonly PersonChoice[];
  onSaved: (weeks: WeeksBeside) => void;
  onClose: () => void;
}

const hints: Record<Absence['kind'], string> = {
  holiday: '',
  respite: 'A short stay elsewhere',
  admission: 'Pointed out on its day; no week is filled until the stay is recorded',
  other: '',
};

export function AbsenceDialog({ absence, ssRef = null, people, onSaved, onClose }: AbsenceDialogProps) {
  const { now, week, serviceName } = useWorkspace();
  const { run, say } = useAppCalls();
  const today = dateOf(now);
  /** As it was when this opened: a sync may bring another meanwhile. */
  const [seen] = useState(absence);
  const [entry, setEntry] = useState(() => entryOf(absence, { ssRef }));
  const [errors, setErrors] = useState<AbsenceErrors>({});
  const change = (changed: Partial<typeof entry>) => setEntry((before) => ({ ...before, ...changed }));
  const name = people.find((person) => person.ssRef === (absence?.ssRef ?? ssRef))?.name;
  const lines = week.rows
    .filter(({ line }) => line.ssRef === entry.ssRef)
    .map(({ line }) => ({ id: line.id, label: shortServiceAndLevel(line, serviceName) }));

  const save = async () => {
    const read = readAbsence(entry, today);
    setErrors(read.ok ? {} : read.errors);
    if (!read.ok) return;
    const saved = await run('care.save-absence', { absence: { ...read.absence, id: seen?.id ?? null }, seen });
    if (saved === null) return;
    say('Saved on this computer.', 'may-undo');
    onSaved(saved.weeks);
  };

  return (
    <Dialog title={name === undefined ? 'Record an absence' : `Absence of ${name}`} size="large" onClose={onClose}>
      <Form className={styles.form} onSubmit={save}>
        {name === undefined ? (
          <PersonField
            people={people}
            ssRef={entry.ssRef}
            onChoose={(chosen) => change({ ssRef: chosen, lineIds: null })}
            error={errors.ssRef}
            autoFocus
          />
        ) : null}
        <div className={styles.fields}>
          <DayField
            label="First day"
            value={entry.firstDay}
            onChange={(firstDay) => change({ firstDay })}
            near={today}
            error={errors.firstDay ?? ''}
            autoFocus={name !== undefined && absence === null}
          />
          <DayField
            label="Last day"
            hint="The last day away. Empty while nobody knows it"
            value={entry.lastDay}
            onChange={(lastDay) => change({ lastDay })}
            near={today}
            error={errors.lastDay ?? ''}
            autoFocus={absence !== null}
          />
          <DayField
            label="We were told on"
            hint="The day on which notice was given"
            value={entry.toldOn}
            onChange={(toldOn) => change({ toldOn })}
            near={today}
            error={errors.toldOn ?? ''}
          />
        </div>
        <Choices
          label="What it is"
          choices={absenceKinds.map((kind) => ({
            value: kind,
            label: absenceNames[kind],
            ...(hints[kind] === '' ? {} : { hint: hints[kind] }),
          }))}
          value={entry.kind}
          onChange={(kind) => change({ kind })}
        />
        {lines.length < 2 ? null : (
          <LinesOfAbsence
            lines={lines}
            chosen={entry.lineIds}
            error={errors.lineIds ?? ''}
            onChange={(lineIds) => change({ lineIds })}
          />
        )}
        <TextField label="Note" value={entry.note} onChange={(note) => change({ note })} maxLength={2000} />
        <Buttons>
          <Button look="primary" type="submit">
            Save the absence
          </Button>
          <Button onPress={onClose}>Cancel</Button>
        </Buttons>
      </Form>
    </Dialog>
  );
}

interface LinesOfAbsenceProps {
  lines: readonly { id: string; label: string }[];
  chosen: readonly string[] | null;
  error: string;
  onChange: (chosen: readonly string[] | null) => void;
}

function LinesOfAbsence({ lines, chosen, error, onChange }: LinesOfAbsenceProps) {
  return (
    <fieldset className={styles.group}>
      <legend>Lines</legend>
      {error === '' ? null : <p className={styles.error}>{error}</p>}
      <Checkbox isSelected={chosen === null} onChange={(all) => onChange(all ? null : [])}>
        All lines of the person
      </Checkbox>
      {chosen === null
        ? null
        : lines.map(({ id, label }) => (
            <Checkbox
              key={id}
              isSelected={chosen.includes(id)}
              onChange={(on) => onChange(on ? [...chosen, id] : chosen.filter((other) => other !== id))}
            >
              {label}
            </Checkbox>
          ))}
    </fieldset>
  );
}

// The operational team's decisions on weeks of the stay beyond the paid ones: those recorded, in order, and the next one.
import { decisionWords } from '../../../src-shared/domain/decisions.ts';
import { Button } from '../../components/Button.tsx';
import { Checkbox, Choices } from '../../components/Choices.tsx';
import { DayField } from '../../components/DayField.tsx';
import { TextField } from '../../components/TextField.tsx';
import type { NewDecision, StayFieldsProps } from './read-stay.ts';
import styles from './stay.module.css';

const steps: readonly { value: NewDecision; label: string; hint: string }[] = [
  { value: 'none', label: 'Nothing new', hint: 'What is recorded stays as it is.' },
  { value: 'requested', label: 'Asked for, not given yet', hint: 'The hours stay frustrated while it is awaited.' },
  { value: 'given', label: 'Given', hint: 'These weeks are paid.' },
  { value: 'refused', label: 'Refused', hint: 'These weeks are not paid: their hours are missed.' },
];

const byLabels: Record<NewDecision, string> = {
  none: '',
  requested: 'Asked of',
  given: 'Decided by',
  refused: 'Decided by',
};

interface DecisionFieldsProps extends StayFieldsProps {
  /** The person's lines in the week on screen. */
  lines: readonly { id: string; label: string }[];
}

export function DecisionFields(props: DecisionFieldsProps) {
  const { entry, change, startHere } = props;
  return (
    <fieldset className={styles.group}>
      <legend>Decisions beyond the paid weeks</legend>
      {entry.decisions.length === 0 ? null : (
        <ol aria-label="Decisions, in order">
          {entry.decisions.map((decision) => {
            const words = decisionWords(decision);
            return (
              <li key={words}>
                {words}{' '}
                <Button
                  aria-label={`Take out: ${words}`}
                  onPress={() => change({ decisions: entry.decisions.filter((other) => other !== decision) })}
                >
                  Take out
                </Button>
              </li>
            );
          })}
        </ol>
      )}
      <Choices
        label="Decision"
        choices={steps}
        value={entry.decision}
        onChange={(decision) => change({ decision })}
        autoFocus={startHere}
      />
      {entry.decision === 'none' ? null : <NextDecision {...props} />}
    </fieldset>
  );
}

function NextDecision({ entry, errors, change, today, lines }: DecisionFieldsProps) {
  return (
    <>
      <div className={styles.fields}>
        <TextField
          label={byLabels[entry.decision]}
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
        <DayField
          label={entry.decision === 'requested' ? 'Asked on' : 'Decided on'}
          hint="Empty: not known"
          value={entry.decidedOn}
          onChange={(decidedOn) => change({ decidedOn })}
          near={today}
          error={errors.decidedOn ?? ''}
        />
        <TextField
          label="From hospital week"
          hint="Empty: the first beyond the paid weeks"
          size="code"
          value={entry.fromWeek}
          onChange={(fromWeek) => change({ fromWeek })}
          error={errors.fromWeek ?? ''}
        />
        <TextField
          label="Through hospital week"
          hint="Empty: open end. The week of admission is week 1"
          size="code"
          value={entry.throughWeek}
          onChange={(throughWeek) => change({ throughWeek })}
          error={errors.throughWeek ?? ''}
        />
      </div>
      {lines.length < 2 ? null : <LinesOfDecision entry={entry} errors={errors} change={change} lines={lines} />}
    </>
  );
}

type LinesOfDecisionProps = Pick<DecisionFieldsProps, 'entry' | 'errors' | 'change' | 'lines'>;

function LinesOfDecision({ entry, errors, change, lines }: LinesOfDecisionProps) {
  const chosen = entry.lineIds;
  return (
    <div>
      <Checkbox isSelected={chosen === null} onChange={(all) => change({ lineIds: all ? null : [] })}>
        For all lines of the person
      </Checkbox>
      {errors.lineIds === undefined ? null : <p className={styles.error}>{errors.lineIds}</p>}
      {chosen === null
        ? null
        : lines.map(({ id, label }) => (
            <Checkbox
              key={id}
              isSelected={chosen.includes(id)}
              onChange={(on) => change({ lineIds: on ? [...chosen, id] : chosen.filter((other) => other !== id) })}
            >
              {label}
            </Checkbox>
          ))}
    </div>
  );
}

// The operational team's decision on weeks of the stay beyond the paid ones.
import { Choices } from '../../components/Choices.tsx';
import { TextField } from '../../components/TextField.tsx';
import type { StayDecision, StayFieldsProps } from './read-stay.ts';
import styles from './stay.module.css';

const decisions: readonly { value: StayDecision; label: string; hint: string }[] = [
  { value: 'none', label: 'None', hint: 'The stay is within the paid weeks.' },
  { value: 'requested', label: 'Asked for, not given yet', hint: 'The hours stay frustrated while it is awaited.' },
  { value: 'given', label: 'Given', hint: 'Weeks up to the one named are paid.' },
];

export function DecisionFields({ entry, errors, change, startHere }: StayFieldsProps) {
  return (
    <fieldset className={styles.group}>
      <legend>Decision beyond the paid weeks</legend>
      <Choices
        label="Decision"
        choices={decisions}
        value={entry.decision}
        onChange={(decision) => change({ decision })}
        autoFocus={startHere}
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
  );
}

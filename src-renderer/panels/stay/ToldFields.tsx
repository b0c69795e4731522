// Who in the operational team was told of the stay, and when.
import { Checkbox } from '../../components/Choices.tsx';
import { DayField } from '../../components/DayField.tsx';
import { TextField } from '../../components/TextField.tsx';
import { ContactLine } from '../message/ContactLine.tsx';
import type { StayFieldsProps } from './read-stay.ts';
import styles from './stay.module.css';

export function ToldFields({ entry, errors, change, today, startHere }: StayFieldsProps) {
  return (
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
            autoFocus={startHere}
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
      <details open={startHere}>
        <summary>Whom to tell</summary>
        <ContactLine topic="hospital-admission" />
      </details>
    </fieldset>
  );
}

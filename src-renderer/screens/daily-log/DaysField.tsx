// On which day or days it happened: a button for each day of the week, and a text for any other, for several and for a range.
import { useState } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { daysOfWeek, formatShortDate, mondayOf, type PlainDate } from '../../../src-shared/domain/week.ts';
import { TextField } from '../../components/TextField.tsx';
import { daysText, daysWords } from '../../words/days.ts';
import styles from './daily-log.module.css';

interface DaysFieldProps {
  label: string;
  /** What the text was read as; null while it is no day. */
  days: readonly PlainDate[] | null;
  /** Why it is none, where it could be some. */
  whyNone: string | null;
  /** The first day, or the last that could be read. */
  day: PlainDate;
  text: string;
  onText: (text: string) => void;
  /** An entry that is changed, or an end, is of one day. */
  isOne: boolean;
  error: string;
}

export function DaysField({ label, days, whyNone, day, text, onText, isOne, error }: DaysFieldProps) {
  // The day that stood there was nobody's choice: the first that is pressed takes its place, the next ones join it.
  const [pressed, setPressed] = useState(false);
  const chosen = new Set<PlainDate>(days ?? []);
  const press = (keys: ReadonlySet<PlainDate>) => {
    const changed = [...keys].filter((key) => !chosen.has(key));
    const next = !isOne && pressed ? [...keys].sort() : changed;
    if (next.length === 0) return;
    setPressed(true);
    onText(daysText(next));
  };
  return (
    <div className={styles.daysField}>
      <TextField
        label={label}
        hint={days === null ? (whyNone ?? 'Such as 3 June, or Mon to Wed') : daysWords(days)}
        value={text}
        onChange={(typed) => {
          setPressed(true);
          onText(typed);
        }}
        error={error}
      />
      <ToggleButtonGroup
        aria-label="Days of the week"
        className={styles.dayButtons ?? ''}
        selectionMode="multiple"
        selectedKeys={chosen}
        onSelectionChange={(keys) => press(new Set([...keys].map(String)))}
      >
        {daysOfWeek(mondayOf(day)).map((one) => (
          <ToggleButton key={one} id={one} aria-label={formatShortDate(one)} className={styles.dayButton ?? ''}>
            {formatShortDate(one).slice(0, 6).trim()}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </div>
  );
}

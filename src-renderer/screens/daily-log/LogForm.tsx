// The form of one entry of the log. Built for the keyboard: some letters and Enter choose the person, a digit says what
// happened, Enter saves. How long is a guess from the plan that can be typed over.
import { useRef } from 'react';
import type { WeekRow, WeekView } from '../../../src-shared/app-api/index.ts';
import type { CouncilProfile } from '../../../src-shared/council/schema.ts';
import { formatDuration, parseDuration } from '../../../src-shared/domain/duration.ts';
import { takesExtra } from '../../../src-shared/domain/given-not-claimable.ts';
import type { LogEntry } from '../../../src-shared/domain/log.ts';
import type { Happening } from '../../../src-shared/domain/log-choices.ts';
import { formatLongDate, type PlainDate } from '../../../src-shared/domain/week.ts';
import { Button } from '../../components/Button.tsx';
import { Choices } from '../../components/Choices.tsx';
import { Buttons } from '../../components/Dialog.tsx';
import { useOneAtATime } from '../../components/one-at-a-time.ts';
import { TextField } from '../../components/TextField.tsx';
import { parseDay } from '../../words/days.ts';
import { happeningLabels, notClaimableWords } from '../../words/log.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import styles from './daily-log.module.css';
import { LineField } from './LineField.tsx';
import { lineChoices } from './line-choices.ts';
import { dayTextOf, useLogEntry } from './use-log-entry.ts';

interface LogFormProps {
  /** The week in which the day lies. */
  week: WeekView;
  day: PlainDate;
  onDay: (day: PlainDate) => void;
  /** An entry to change, or null for a new one. */
  editing: LogEntry | null;
  onDone: () => void;
}

const choiceKeys = /^[1-6]$/;

export function LogForm({ week, day, onDay, editing, onDone }: LogFormProps) {
  const { serviceName, council, nameOrder } = useWorkspace();
  const person = useRef<HTMLInputElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const minutesField = useRef<HTMLInputElement>(null);
  const entry = useLogEntry({
    week,
    day,
    editing,
    onSaved: () => {
      onDone();
      person.current?.focus();
    },
  });
  const begin = useOneAtATime();
  const choices = lineChoices(week.rows, week.recentlyLogged, serviceName, nameOrder);

  return (
    <form
      ref={form}
      className={styles.form}
      aria-label={editing === null ? 'Add to the log' : 'Change the entry'}
      onSubmit={(event) => {
        event.preventDefault();
        begin(entry.save);
      }}
      onKeyDown={(event) => {
        const target = event.target as HTMLElement;
        if (!(target instanceof HTMLInputElement)) return;
        if (target.type === 'radio' && choiceKeys.test(event.key)) {
          const picked = entry.offered[Number(event.key) - 1];
          event.preventDefault();
          if (picked?.choice == null) return;
          entry.choose(picked.happening);
          requestAnimationFrame(() => {
            minutesField.current?.focus();
            minutesField.current?.select();
          });
        } else if (event.key === 'Enter' && !event.defaultPrevented && target.getAttribute('role') !== 'combobox') {
          event.preventDefault();
          begin(entry.save);
        } else if (event.key === 'Escape' && editing !== null) onDone();
      }}
    >
      <LineField
        choices={choices}
        value={choices.find((choice) => choice.lineId === entry.lineId) ?? null}
        onChoose={(choice) => entry.setLineId(choice?.lineId ?? null)}
        onGoOn={() => {
          requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('input[type=radio]')?.focus());
        }}
        error={entry.errors.line ?? ''}
        inputRef={person}
      />
      <TextField
        label="Day"
        hint={formatLongDate(day)}
        value={entry.dayText}
        onChange={(text) => {
          entry.setDayText(text);
          const parsed = parseDay(text, day);
          if (parsed !== null) onDay(parsed);
        }}
        error={entry.errors.day ?? ''}
      />
      <div className={styles.across}>
        <Choices
          label="What happened"
          choices={entry.offered.map(({ happening: one, choice }) => ({
            value: one,
            label: happeningLabels[one],
            ...hintOf(entry.row, one, choice !== null, council),
          }))}
          value={entry.happening}
          onChange={entry.choose}
          error={entry.errors.what ?? ''}
          numbered
        />
      </div>
      <TextField
        label="How long"
        hint={howLongHint(entry.howLong)}
        size="code"
        value={entry.howLong}
        onChange={entry.setTypedLong}
        error={entry.errors.minutes ?? ''}
        inputRef={minutesField}
      />
      {entry.needsAdmission ? (
        <TextField
          label="Admitted on"
          hint="No stay is recorded for this day yet; it is saved with the entry."
          value={entry.admitted ?? dayTextOf(day)}
          onChange={entry.setAdmitted}
          error={entry.errors.admitted ?? ''}
        />
      ) : null}
      <TextField label="Note" value={entry.note} onChange={entry.setNote} maxLength={2000} />
      <div className={styles.across}>
        <Buttons>
          <Button look="primary" type="submit">
            {editing === null ? 'Add to the log' : 'Save the change'}
          </Button>
          {editing === null ? null : <Button onPress={onDone}>Leave it as it was</Button>}
        </Buttons>
      </div>
    </form>
  );
}

/** What the council says of the choice for the person's service, where that is not simply yes. */
function hintOf(
  row: WeekRow | null,
  happening: Happening,
  offered: boolean,
  council: CouncilProfile,
): { hint?: string } {
  if (row === null) return {};
  if (!offered) return { hint: 'The council takes none for this service.' };
  const givenOnly = happening === 'extra' && !takesExtra(row.line, council);
  return givenOnly ? { hint: `${notClaimableWords}: logged, and left out of the week’s figures.` } : {};
}

function howLongHint(text: string): string {
  const parsed = parseDuration(text, 'minutes');
  return parsed.ok && text.trim() !== ''
    ? `= ${formatDuration(parsed.minutes)}`
    : '45 is minutes; 1.5h or 1:30 is hours';
}

// The form of one entry of the log. Built for the keyboard: some letters and Enter choose the person, a digit says what
// happened, Enter saves. How long is a guess from the plan that can be typed over.
import { type RefObject, useRef } from 'react';
import type { WeekRow, WeekView } from '../../../src-shared/app-api/index.ts';
import type { CouncilProfile } from '../../../src-shared/council/schema.ts';
import { formatDuration, parseDuration } from '../../../src-shared/domain/duration.ts';
import { takesExtra } from '../../../src-shared/domain/given-not-claimable.ts';
import type { ServiceEnd } from '../../../src-shared/domain/lines.ts';
import type { LogEntry } from '../../../src-shared/domain/log.ts';
import { happeningLabels } from '../../../src-shared/domain/log-choices.ts';
import type { PlainDate } from '../../../src-shared/domain/week.ts';
import { Button } from '../../components/Button.tsx';
import { Choices } from '../../components/Choices.tsx';
import { Buttons } from '../../components/Dialog.tsx';
import { useOneAtATime } from '../../components/one-at-a-time.ts';
import { TextField } from '../../components/TextField.tsx';
import { TypeAhead } from '../../components/TypeAhead.tsx';
import { lineChoices } from '../../words/choices.ts';
import { daysText } from '../../words/days.ts';
import { endLabels, isEnd, type LogAnswer, notClaimableWords } from '../../words/log.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import { DaysField } from './DaysField.tsx';
import styles from './daily-log.module.css';
import { EndFields } from './EndFields.tsx';
import { useLogEntry } from './use-log-entry.ts';

interface LogFormProps {
  /** The week in which the day lies. */
  week: WeekView;
  day: PlainDate;
  onDay: (day: PlainDate) => void;
  /** An entry to change, or null for a new one. */
  editing: LogEntry | null;
  /** @param end what was recorded in place of an entry */
  onDone: (end: ServiceEnd | null) => void;
}

const choiceKeys = /^[1-9]$/;

export function LogForm({ week, day, onDay, editing, onDone }: LogFormProps) {
  const { serviceName, council, nameOrder } = useWorkspace();
  const person = useRef<HTMLInputElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const minutesField = useRef<HTMLInputElement>(null);
  const entry = useLogEntry({
    week,
    day,
    editing,
    onSaved: (end) => {
      onDone(end);
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
          if (picked?.isOffered !== true) return;
          entry.choose(picked.answer);
          requestAnimationFrame(() => {
            minutesField.current?.focus();
            minutesField.current?.select();
          });
        } else if (event.key === 'Enter' && !event.defaultPrevented && target.getAttribute('role') !== 'combobox') {
          event.preventDefault();
          begin(entry.save);
        } else if (event.key === 'Escape' && editing !== null) onDone(null);
      }}
    >
      <TypeAhead
        label="Person"
        choices={choices}
        value={choices.find(({ id }) => id === entry.lineId) ?? null}
        onChoose={(choice) => entry.change({ lineId: choice?.id ?? null })}
        onGoOn={() => {
          requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('input[type=radio]')?.focus());
        }}
        nobody="Nobody planned this week fits"
        error={entry.errors.line ?? ''}
        inputRef={person}
      />
      <DaysField
        key={entry.saves}
        label={entry.end === null ? 'Day' : 'Last day of service'}
        days={entry.days}
        whyNone={entry.whyNone}
        day={day}
        text={entry.dayText}
        onText={(text) => {
          entry.change({ dayText: text });
          const [first] = entry.daysIn(text) ?? [];
          if (first !== undefined) onDay(first);
        }}
        isOne={editing !== null || entry.end !== null}
        error={entry.errors.day ?? ''}
      />
      <div className={styles.across}>
        <Choices
          label="What happened"
          choices={entry.offered.map(({ answer, isOffered }) => ({
            value: answer,
            label: isEnd(answer) ? endLabels[answer] : happeningLabels[answer],
            ...hintOf(entry.row, answer, isOffered, council),
          }))}
          value={entry.happening}
          onChange={entry.choose}
          error={entry.errors.what ?? ''}
          numbered
        />
      </div>
      <HowLong entry={entry} rows={week.rows} inputRef={minutesField} />
      {entry.needsAdmission ? (
        <TextField
          label="Admitted on"
          hint="No stay is recorded for this day yet; it is saved with the entry."
          value={entry.admitted ?? daysText([day])}
          onChange={(admitted) => entry.change({ admitted })}
          error={entry.errors.admitted ?? ''}
        />
      ) : null}
      {entry.end === null ? (
        <TextField label="Note" value={entry.note} onChange={(note) => entry.change({ note })} maxLength={2000} />
      ) : null}
      <div className={styles.across}>
        <Buttons>
          <Button look="primary" type="submit">
            {editing !== null ? 'Save the change' : entry.end === null ? 'Add to the log' : 'Record the end'}
          </Button>
          {editing === null ? null : <Button onPress={() => onDone(null)}>Leave it as it was</Button>}
        </Buttons>
      </div>
    </form>
  );
}

interface HowLongProps {
  entry: ReturnType<typeof useLogEntry>;
  rows: readonly WeekRow[];
  inputRef: RefObject<HTMLInputElement | null>;
}

/** How long it was; of a death or an end of service, what is asked in its place. */
function HowLong({ entry, rows, inputRef }: HowLongProps) {
  if (entry.end !== null) {
    const { end, endCause, row, change } = entry;
    return (
      <EndFields end={end} cause={endCause} onCause={(cause) => change({ endCause: cause })} row={row} rows={rows} />
    );
  }
  return (
    <TextField
      label={(entry.days?.length ?? 1) > 1 ? 'How long, each day' : 'How long'}
      hint={howLongHint(entry.howLong)}
      size="code"
      value={entry.howLong}
      onChange={(typedLong) => entry.change({ typedLong })}
      error={entry.errors.minutes ?? ''}
      inputRef={inputRef}
    />
  );
}

/** What the council says of the choice for the person's service, where that is not simply yes. */
function hintOf(
  row: WeekRow | null,
  happening: LogAnswer,
  offered: boolean,
  council: CouncilProfile,
): { hint?: string } {
  if (row === null) return {};
  if (!offered && isEnd(happening)) return { hint: 'An entry does not become an end: add it to the log.' };
  if (!offered) return { hint: 'The council takes none for this service.' };
  if (happening === 'not-claimed') return { hint: 'Kept in the log, and left out of the week’s figures.' };
  const givenOnly = happening === 'extra' && !takesExtra(row.line, council);
  return givenOnly ? { hint: `${notClaimableWords}: logged, and left out of the week’s figures.` } : {};
}

const usual = '45 is minutes; 1.5h or 1:30 is hours';

function howLongHint(text: string): string {
  const parsed = parseDuration(text, 'minutes');
  if (text.trim() === '') return usual;
  if (parsed.ok) return `= ${formatDuration(parsed.minutes)}`;
  return / can mean /.test(parsed.sentence) ? parsed.sentence : usual;
}

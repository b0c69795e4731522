// One entry of the log. Built for the keyboard: some letters and Enter choose the person, a digit says what happened,
// Enter saves. How long is a guess from the plan that can be typed over. What must stay true: minutes that somebody
// typed are never replaced by a guess, and a look at another screen loses nothing of an entry that was begun.
import { useEffect, useRef, useState } from 'react';
import type { WeekView } from '../../../src-shared/app-api/index.ts';
import { formatDuration, parseDuration } from '../../../src-shared/domain/duration.ts';
import { coversADay } from '../../../src-shared/domain/hospital.ts';
import type { LogEntry } from '../../../src-shared/domain/log.ts';
import {
  choiceOf,
  type Happening,
  happeningOf,
  happenings,
  usualMinutes,
} from '../../../src-shared/domain/log-choices.ts';
import { formatLongDate, type PlainDate } from '../../../src-shared/domain/week.ts';
import { useCommands } from '../../app-api/commands.tsx';
import { Button } from '../../components/Button.tsx';
import { Choices } from '../../components/Choices.tsx';
import { Buttons } from '../../components/Dialog.tsx';
import { TextField } from '../../components/TextField.tsx';
import { parseDay } from '../../words/days.ts';
import { happeningLabels } from '../../words/log.ts';
import { type LogDraft, useWorkspace } from '../../workspace/workspace.ts';
import styles from './daily-log.module.css';
import { LineField } from './LineField.tsx';
import { lineChoices } from './line-choices.ts';

interface LogFormProps {
  /** The week in which the day lies. */
  week: WeekView;
  day: PlainDate;
  onDay: (day: PlainDate) => void;
  /** An entry to change, or null for a new one. */
  editing: LogEntry | null;
  onDone: () => void;
}

interface EntryErrors {
  line?: string;
  day?: string;
  what?: string;
  minutes?: string;
  admitted?: string;
}

const choiceKeys = /^[1-6]$/;

export function LogForm({ week, day, onDay, editing, onDone }: LogFormProps) {
  const { council, serviceName, logDrafts, week: openWeek } = useWorkspace();
  const { run, say } = useCommands();
  const [begun] = useState(() =>
    editing === null ? (logDrafts.get(openWeek.weekStart) ?? emptyDraft(day)) : draftOf(editing),
  );
  const [lineId, setLineId] = useState(begun.lineId);
  const [dayText, setDayText] = useState(begun.dayText);
  const [happening, setHappening] = useState(begun.happening);
  const [typedLong, setTypedLong] = useState(begun.howLong);
  const [note, setNote] = useState(begun.note);
  const [admitted, setAdmitted] = useState(begun.admitted);
  const [errors, setErrors] = useState<EntryErrors>({});
  const person = useRef<HTMLInputElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const minutesField = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (editing !== null) return;
    const isBegun = lineId !== null || happening !== null || note !== '';
    if (!isBegun) logDrafts.delete(openWeek.weekStart);
    else logDrafts.set(openWeek.weekStart, { lineId, day, dayText, happening, howLong: typedLong, note, admitted });
  }, [logDrafts, openWeek.weekStart, editing, lineId, day, dayText, happening, typedLong, note, admitted]);

  const row = week.rows.find((candidate) => candidate.line.id === lineId) ?? null;
  const choices = lineChoices(week.rows, week.recentlyLogged, serviceName);
  const offered = happenings.map((one) => ({
    happening: one,
    choice: row === null ? null : choiceOf(one, row.line, council),
  }));
  // Follows the person and what happened for as long as nobody typed anything else.
  const guess = row === null || happening === null ? '' : formatDuration(usualMinutes(happening, row.line));
  const howLong = typedLong ?? guess;
  const needsAdmission =
    happening === 'hospital' &&
    row !== null &&
    !week.stays.some((stay) => stay.ssRef === row.line.ssRef && coversADay(stay, day, day));

  const choose = (next: Happening) => {
    setHappening(next);
    setErrors({});
    if (typedLong?.trim() === '') setTypedLong(null);
  };

  const save = async () => {
    const parsedDay = parseDay(dayText, day);
    const minutes = parseDuration(howLong);
    const choice = row === null || happening === null ? null : choiceOf(happening, row.line, council);
    const stayFrom = admitted === null ? day : parseDay(admitted, day);
    const found: EntryErrors = {
      ...(row === null ? { line: 'Choose a person from the list.' } : {}),
      ...(parsedDay === null ? { day: 'Enter a day, such as 3 June.' } : {}),
      ...(choice === null
        ? { what: happening === null ? 'Say what happened.' : 'The council takes no such hours here.' }
        : {}),
      ...(minutes.ok ? {} : { minutes: minutes.sentence }),
      ...(needsAdmission && stayFrom === null ? { admitted: 'Enter the day of admission, such as 2 June 2025.' } : {}),
    };
    setErrors(found);
    if (row === null || parsedDay === null || choice === null || !minutes.ok || Object.keys(found).length > 0) {
      say(Object.values(found)[0] ?? '');
      return;
    }
    const answer = await run('care.save-log', {
      entry: {
        id: editing?.id ?? null,
        lineId: row.line.id,
        day: parsedDay,
        kind: choice.kind,
        reason: choice.reason,
        minutes: minutes.minutes,
        note: note.trim(),
      },
      admitted: needsAdmission ? stayFrom : null,
    });
    if (answer === null) return;
    // Also when another screen was gone to meanwhile: what is saved is no draft any more.
    if (editing === null) logDrafts.delete(openWeek.weekStart);
    say(`Saved on this computer. ${answer.sentence}`);
    setLineId(null);
    setHappening(null);
    setTypedLong(null);
    setNote('');
    setAdmitted(null);
    onDone();
    person.current?.focus();
  };

  return (
    <form
      ref={form}
      className={styles.form}
      aria-label={editing === null ? 'Add to the log' : 'Change the entry'}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        const target = event.target as HTMLElement;
        if (!(target instanceof HTMLInputElement)) return;
        if (target.type === 'radio' && choiceKeys.test(event.key)) {
          const picked = offered[Number(event.key) - 1];
          event.preventDefault();
          if (picked?.choice == null) return;
          choose(picked.happening);
          requestAnimationFrame(() => {
            minutesField.current?.focus();
            minutesField.current?.select();
          });
        } else if (event.key === 'Enter' && !event.defaultPrevented && target.getAttribute('role') !== 'combobox') {
          event.preventDefault();
          void save();
        } else if (event.key === 'Escape' && editing !== null) onDone();
      }}
    >
      <LineField
        choices={choices}
        value={choices.find((choice) => choice.lineId === lineId) ?? null}
        onChoose={(choice) => setLineId(choice?.lineId ?? null)}
        onGoOn={() => {
          requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('input[type=radio]')?.focus());
        }}
        error={errors.line ?? ''}
        inputRef={person}
      />
      <TextField
        label="Day"
        hint={formatLongDate(day)}
        value={dayText}
        onChange={(text) => {
          setDayText(text);
          const parsed = parseDay(text, day);
          if (parsed !== null) onDay(parsed);
        }}
        error={errors.day ?? ''}
      />
      <div className={styles.across}>
        <Choices
          label="What happened"
          choices={offered.map(({ happening: one, choice }) => ({
            value: one,
            label: happeningLabels[one],
            ...(row !== null && choice === null ? { hint: 'The council takes none for this service.' } : {}),
          }))}
          value={happening}
          onChange={(next) => {
            if (row === null || choiceOf(next, row.line, council) !== null) choose(next);
          }}
          error={errors.what ?? ''}
          numbered
        />
      </div>
      <TextField
        label="How long"
        hint={howLongHint(howLong)}
        size="code"
        value={howLong}
        onChange={setTypedLong}
        error={errors.minutes ?? ''}
        inputRef={minutesField}
      />
      {needsAdmission ? (
        <TextField
          label="Admitted on"
          hint="No stay is recorded for this day yet; it is saved with the entry."
          value={admitted ?? dayTextOf(day)}
          onChange={setAdmitted}
          error={errors.admitted ?? ''}
        />
      ) : null}
      <TextField label="Note" value={note} onChange={setNote} maxLength={2000} />
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

function emptyDraft(day: PlainDate): LogDraft {
  const nothing = { lineId: null, happening: null, howLong: null, note: '', admitted: null };
  return { ...nothing, day, dayText: dayTextOf(day) };
}

function draftOf(entry: LogEntry): LogDraft {
  const { lineId, day, minutes, note } = entry;
  const typed = { dayText: dayTextOf(day), howLong: formatDuration(minutes), note };
  return { lineId, day, happening: happeningOf(entry), admitted: null, ...typed };
}

/** `2 June 2025`. */
export function dayTextOf(day: PlainDate): string {
  return formatLongDate(day).replace(/^\S+ /, '');
}

function howLongHint(text: string): string {
  const parsed = parseDuration(text);
  return parsed.ok && text.trim() !== ''
    ? `= ${formatDuration(parsed.minutes)}`
    : '45 is minutes; 1.5h or 1:30 is hours';
}

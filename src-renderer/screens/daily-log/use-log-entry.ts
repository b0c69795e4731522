// One entry of the log as it is typed. What must stay true: minutes that somebody typed are never replaced by a guess, and
// a look at another screen loses nothing of an entry that was begun.
import { useEffect, useState } from 'react';
import type { WeekRow, WeekView } from '../../../src-shared/app-api/index.ts';
import type { CouncilProfile } from '../../../src-shared/council/schema.ts';
import { fitsDay } from '../../../src-shared/domain/day-limit.ts';
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
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { parseDay } from '../../words/days.ts';
import { type LogDraft, useWorkspace } from '../../workspace/workspace.ts';

interface EntryErrors {
  line?: string;
  day?: string;
  what?: string;
  minutes?: string;
  admitted?: string;
}

interface LogEntryProps {
  /** The week in which the day lies. */
  week: WeekView;
  day: PlainDate;
  /** An entry to change, or null for a new one. */
  editing: LogEntry | null;
  onSaved: () => void;
}

export function useLogEntry({ week, day, editing, onSaved }: LogEntryProps) {
  const { council, logDrafts, week: openWeek } = useWorkspace();
  const { run, say } = useAppCalls();
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
  /** What was asked about: saved once more, it is so. */
  const [asked, setAsked] = useState('');

  useEffect(() => {
    if (editing !== null) return;
    const isBegun = lineId !== null || happening !== null || note !== '';
    if (!isBegun) logDrafts.delete(openWeek.weekStart);
    else logDrafts.set(openWeek.weekStart, { lineId, day, dayText, happening, howLong: typedLong, note, admitted });
  }, [logDrafts, openWeek.weekStart, editing, lineId, day, dayText, happening, typedLong, note, admitted]);

  const row = week.rows.find((candidate) => candidate.line.id === lineId) ?? null;
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
    const minutes = parseDuration(howLong, 'minutes');
    const choice = row === null || happening === null ? null : choiceOf(happening, row.line, council);
    const stayFrom = admitted === null ? day : parseDay(admitted, day);
    const found: EntryErrors = {
      ...(row === null ? { line: 'Choose a person from the list.' } : {}),
      ...(parsedDay === null ? { day: 'Enter a day, such as 3 June.' } : {}),
      ...(choice === null
        ? { what: happening === null ? 'Say what happened.' : 'The council takes no such hours here.' }
        : {}),
      ...minutesError(minutes, { row, day: parsedDay, isAsked: asked === `${lineId} ${dayText} ${howLong}` }, council),
      ...(needsAdmission && stayFrom === null ? { admitted: 'Enter the day of admission, such as 2 June 2025.' } : {}),
    };
    setErrors(found);
    setAsked(`${lineId} ${dayText} ${howLong}`);
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
    onSaved();
  };

  return {
    row,
    lineId,
    setLineId,
    dayText,
    setDayText,
    happening,
    offered,
    /** Does nothing where the council takes no such hours for the service. */
    choose: (next: Happening) => {
      if (row === null || choiceOf(next, row.line, council) !== null) choose(next);
    },
    howLong,
    setTypedLong,
    note,
    setNote,
    needsAdmission,
    admitted,
    setAdmitted,
    errors,
    save,
  };
}

/** What is wrong with how long it was; of more than a day has, once more is an answer where it may be true. */
function minutesError(
  read: ReturnType<typeof parseDuration>,
  { row, day, isAsked }: { row: WeekRow | null; day: PlainDate | null; isAsked: boolean },
  council: CouncilProfile,
): Pick<EntryErrors, 'minutes'> {
  if (!read.ok) return { minutes: read.sentence };
  if (row === null || day === null) return {};
  const room = fitsDay(read.minutes, day, row.line, council);
  return room.fits || (room.asks && isAsked) ? {} : { minutes: room.sentence };
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

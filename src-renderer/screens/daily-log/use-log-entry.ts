// What is added to the log, as it is typed. What must stay true: minutes that somebody typed are never replaced by a guess,
// and a look at another screen loses nothing of an entry that was begun.
import { useEffect, useState } from 'react';
import type { WeekRow, WeekView } from '../../../src-shared/app-api/index.ts';
import type { CouncilProfile } from '../../../src-shared/council/schema.ts';
import { fitsDay } from '../../../src-shared/domain/day-limit.ts';
import { formatDuration, parseDuration } from '../../../src-shared/domain/duration.ts';
import { daysOutside } from '../../../src-shared/domain/hospital.ts';
import type { ServiceEnd } from '../../../src-shared/domain/lines.ts';
import type { LogEntry } from '../../../src-shared/domain/log.ts';
import { choiceOf, type EndHappening, happeningOf, usualMinutes } from '../../../src-shared/domain/log-choices.ts';
import type { PlainDate } from '../../../src-shared/domain/week.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { daysText, parseDay, parseDays, whyNoDays } from '../../words/days.ts';
import { isEnd, type LogAnswer } from '../../words/log.ts';
import { dateOf } from '../../words/time.ts';
import { type LogDraft, useWorkspace } from '../../workspace/workspace.ts';
import { answersFor } from './answers.ts';
import { whyPartlyInHospital } from './partly-in-hospital.ts';

interface EntryErrors {
  line?: string;
  day?: string;
  what?: string;
  minutes?: string;
  admitted?: string;
}

interface LogEntryProps {
  /** The week in which the first day lies. */
  week: WeekView;
  /** The first day. */
  day: PlainDate;
  /** An entry to change, or null for a new one. */
  editing: LogEntry | null;
  /** @param end what was recorded in place of an entry */
  onSaved: (end: ServiceEnd | null) => void;
}

export type EndCause = Exclude<ServiceEnd['cause'], 'died'>;

export function useLogEntry({ week, day, editing, onSaved }: LogEntryProps) {
  const { council, logDrafts, now, week: openWeek } = useWorkspace();
  // Not the day on show: that follows what is typed, and would take its meaning along.
  const around = [editing?.day ?? openWeek.weekStart, dateOf(now)] as const;
  const { run, say } = useAppCalls();
  const fields = useFields(
    editing === null ? (logDrafts.get(openWeek.weekStart) ?? emptyDraft(day)) : draftOf(editing),
  );
  const { lineId, dayText, happening, typedLong, note, admitted, change } = fields;
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
  const daysIn = (text: string) => parseDays(text, ...around);
  const days = daysIn(dayText);
  const whyNone = whyNoDays(dayText, ...around);
  const end = isEnd(happening) ? happening : null;
  const offered = answersFor(row, editing, council);
  // Follows the person and what happened for as long as nobody typed anything else.
  const guess =
    row === null || happening === null || isEnd(happening) ? '' : formatDuration(usualMinutes(happening, row.line));
  const howLong = typedLong ?? guess;
  const stays = week.stays.filter(({ ssRef }) => ssRef === row?.line.ssRef);
  const notInHospital = happening === 'hospital' && row !== null ? daysOutside(days ?? [day], stays) : [];
  const needsAdmission = notInHospital.length > 0;

  /** Does nothing where the council takes no such hours for the service, or an entry would become an end. */
  const choose = (next: LogAnswer) => {
    if (editing !== null && isEnd(next)) return;
    if (row !== null && !offered.some(({ answer, isOffered }) => answer === next && isOffered)) return;
    change({ happening: next, ...(typedLong?.trim() === '' ? { typedLong: null } : {}) });
    setErrors({});
  };

  /** @param keptDay the day stays for whoever is next; several days were those of one person */
  const clear = (keptDay: PlainDate) => {
    // Also when another screen was gone to meanwhile: what is saved is no draft any more.
    if (editing === null) logDrafts.delete(openWeek.weekStart);
    fields.clear(daysText([keptDay]));
  };

  const saveEnd = async (of: WeekRow, answer: EndHappening, lastDay: PlainDate) => {
    const recorded = endOf(of, answer, { lastDay, cause: fields.endCause, rows: week.rows });
    if ((await run('care.save-end', { end: recorded })) === null) return;
    say('Saved on this computer.');
    clear(lastDay);
    onSaved(recorded);
  };

  const save = async () => {
    const minutes = parseDuration(howLong, 'minutes');
    const answer = offered.find((one) => one.answer === happening);
    const whyPartly = whyPartlyInHospital(days ?? [], notInHospital);
    const partly = whyPartly === null ? {} : { what: whyPartly };
    const stayFrom = admitted === null ? day : parseDay(admitted, ...around);
    const found: EntryErrors = {
      ...(row === null ? { line: 'Choose a person from the list.' } : {}),
      ...daysError(days, { whyNone, isOne: editing !== null || end !== null, end }),
      ...(answer?.isOffered !== true
        ? { what: happening === null ? 'Say what happened.' : 'The council takes no such hours here.' }
        : partly),
      ...(end !== null
        ? {}
        : minutesError(
            minutes,
            { row, day: days?.[0] ?? null, isAsked: asked === `${lineId} ${dayText} ${howLong}` },
            council,
          )),
      ...(needsAdmission && stayFrom === null ? { admitted: 'Enter the day of admission, such as 2 June 2025.' } : {}),
    };
    setErrors(found);
    setAsked(`${lineId} ${dayText} ${howLong}`);
    const [first, ...alsoOn] = days ?? [];
    const sentences = Object.values(found);
    if (row === null || first === undefined || happening === null || sentences.length > 0) {
      say(sentences[0] ?? '');
      return;
    }
    if (isEnd(happening)) return await saveEnd(row, happening, first);
    const choice = choiceOf(happening, row.line, council);
    if (choice === null || !minutes.ok) return;
    const saved = await run('care.save-log', {
      entry: {
        id: editing?.id ?? null,
        lineId: row.line.id,
        day: first,
        kind: choice.kind,
        reason: choice.reason,
        minutes: minutes.minutes,
        note: note.trim(),
      },
      seen: editing,
      alsoOn,
      admitted: needsAdmission ? stayFrom : null,
    });
    if (saved === null) return;
    say(`Saved on this computer${alsoOn.length === 0 ? '' : `, for ${alsoOn.length + 1} days`}. ${saved.sentence}`);
    clear(first);
    onSaved(null);
  };

  return { ...fields, row, days, daysIn, whyNone, end, offered, howLong, needsAdmission, errors, choose, save };
}

interface Fields extends Omit<LogDraft, 'day' | 'howLong'> {
  /** Null: nobody typed anything but the guess. */
  typedLong: string | null;
  endCause: EndCause;
}

function useFields({ howLong, day: _, ...draft }: LogDraft) {
  const [fields, setFields] = useState<Fields>({ ...draft, typedLong: howLong, endCause: 'moved' });
  /** How often something was saved: what begins anew with the next person. */
  const [saves, setSaves] = useState(0);
  return {
    ...fields,
    saves,
    change: (part: Partial<Fields>) => setFields((before) => ({ ...before, ...part })),
    clear: (dayText: string) => {
      const nothing = { lineId: null, happening: null, typedLong: null, note: '', admitted: null };
      setFields((before) => ({ ...before, ...nothing, dayText }));
      setSaves((before) => before + 1);
    },
  };
}

/** Whoever died has no service any more; another end is of the line that was chosen, if there are others. */
function endOf(
  row: WeekRow,
  answer: EndHappening,
  { lastDay, cause, rows }: { lastDay: PlainDate; cause: EndCause; rows: readonly WeekRow[] },
): ServiceEnd {
  const { id, ssRef } = row.line;
  return answer === 'died'
    ? { ssRef, lineId: null, lastDay, cause: 'died' }
    : { ssRef, lineId: isOneOfSeveral(row, rows) ? id : null, lastDay, cause };
}

/** Whether the person has another line in the week. */
export function isOneOfSeveral({ line }: WeekRow, rows: readonly WeekRow[]): boolean {
  return rows.some((row) => row.line.ssRef === line.ssRef && row.line.id !== line.id);
}

function daysError(
  days: readonly PlainDate[] | null,
  { whyNone, isOne, end }: { whyNone: string | null; isOne: boolean; end: EndHappening | null },
): Pick<EntryErrors, 'day'> {
  if (days === null) return { day: whyNone ?? 'Enter a day, such as 3 June, or several: Mon to Wed.' };
  if (!isOne || days.length === 1) return {};
  return { day: end === null ? 'An entry is of one day.' : 'Choose one day: the last on which care was given.' };
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
  return { ...nothing, day, dayText: daysText([day]) };
}

function draftOf(entry: LogEntry): LogDraft {
  const { lineId, day, minutes, note } = entry;
  const typed = { dayText: daysText([day]), howLong: formatDuration(minutes), note };
  return { lineId, day, happening: happeningOf(entry), admitted: null, ...typed };
}

// An absence as it is typed, and the absence that it means.
import type { Absence, AbsenceKind } from '../../../src-shared/domain/absences.ts';
import { formatDate, type PlainDate } from '../../../src-shared/domain/week.ts';
import { parseDay } from '../../words/days.ts';

export interface AbsenceEntry {
  ssRef: string | null;
  kind: AbsenceKind;
  firstDay: string;
  lastDay: string;
  toldOn: string;
  /** null: all lines of the person. */
  lineIds: readonly string[] | null;
  note: string;
}

export type AbsenceErrors = Partial<Record<keyof AbsenceEntry, string>>;

/** The form of an absence, or of a new one of this person and these lines. */
export function entryOf(
  absence: Absence | null,
  start: { ssRef: string | null; lineIds?: readonly string[] | null },
): AbsenceEntry {
  const day = (date: PlainDate | null | undefined) => (date ? formatDate(date) : '');
  return {
    ssRef: absence?.ssRef ?? start.ssRef,
    kind: absence?.kind ?? 'holiday',
    firstDay: day(absence?.firstDay),
    lastDay: day(absence?.lastDay),
    toldOn: day(absence?.toldOn),
    lineIds: absence === null ? (start.lineIds ?? null) : absence.lineIds,
    note: absence?.note ?? '',
  };
}

export type ReadAbsence = { ok: true; absence: Omit<Absence, 'id'> } | { ok: false; errors: AbsenceErrors };

/** @param near a day without a year is the nearest to this one */
export function readAbsence(entry: AbsenceEntry, near: PlainDate): ReadAbsence {
  const errors: AbsenceErrors = {};
  const day = (field: 'firstDay' | 'lastDay' | 'toldOn', sentence: string): PlainDate | null => {
    const read = parseDay(entry[field], near);
    if (read === null) errors[field] = sentence;
    return read;
  };
  const dayOrNone = (field: 'lastDay' | 'toldOn', sentence: string) =>
    entry[field].trim() === '' ? null : day(field, sentence);
  if (entry.ssRef === null) errors.ssRef = 'Choose the person.';
  const firstDay = day('firstDay', 'Enter the first day, such as 2 June 2025.');
  const lastDay = dayOrNone('lastDay', 'Enter the last day, such as 15 June 2025, or leave it empty.');
  const toldOn = dayOrNone('toldOn', 'Enter the day on which you were told, such as 20 May 2025.');
  if (firstDay !== null && lastDay !== null && lastDay < firstDay) {
    errors.lastDay = `The first day is ${formatDate(firstDay)}. Enter that day or a later one.`;
  }
  if (entry.lineIds?.length === 0) errors.lineIds = 'Choose a line, or all lines.';
  if (Object.keys(errors).length > 0 || entry.ssRef === null || firstDay === null) return { ok: false, errors };
  const { ssRef, kind, lineIds, note } = entry;
  const lines = lineIds === null ? null : [...lineIds];
  return { ok: true, absence: { ssRef, kind, lineIds: lines, firstDay, lastDay, toldOn, note: note.trim() } };
}

// An absence in words, the same in lists, packets, messages and the history.
import type { CouncilProfile } from '../council/schema.ts';
import { type Absence, type AbsenceKind, lengthOfAbsence } from './absences.ts';
import { count } from './count.ts';
import { formatDate, formatLongDate, type PlainDate } from './week.ts';

export const absenceNames: Record<AbsenceKind, string> = {
  holiday: 'Holiday',
  respite: 'Respite elsewhere',
  admission: 'Planned hospital admission',
  other: 'Other absence',
};

/** `3 March 2025 to 16 March 2025, 14 days`, or `from 3 March 2025, last day not known`. */
export function absenceDaysWords(absence: Pick<Absence, 'firstDay' | 'lastDay'>): string {
  const { firstDay, lastDay } = absence;
  if (lastDay === null) return `from ${formatDate(firstDay)}, last day not known`;
  if (lastDay === firstDay) return formatLongDate(firstDay);
  return `${formatDate(firstDay)} to ${formatDate(lastDay)}, ${count(lengthOfAbsence(absence) ?? 0, 'day')}`;
}

/** Whether notice was given, from the day on which the provider was told. */
export function noticeWords({ firstDay, toldOn }: Pick<Absence, 'firstDay' | 'toldOn'>): string {
  if (toldOn === null) return 'not recorded';
  return toldOn < firstDay ? formatDate(toldOn) : `${formatDate(toldOn)}, without notice`;
}

/**
 * Why an absence needs a request. While nobody knows its last day, nobody knows either that it is longer than may be claimed.
 * @param fromDay the first day that the request has to cover
 */
export function requestWords(
  { lastDay }: Pick<Absence, 'lastDay'>,
  fromDay: PlainDate,
  { temporaryDays }: Pick<CouncilProfile, 'temporaryDays'>,
): string {
  const needed = `a request is needed before ${formatLongDate(fromDay)}`;
  return lastDay === null
    ? `If it lasts more than ${count(temporaryDays, 'day')}, ${needed}`
    : `Longer than may be claimed: ${needed}`;
}

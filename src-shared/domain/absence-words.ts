// An absence in words, the same in lists, packets, messages and the history.
import { type Absence, type AbsenceKind, lengthOfAbsence } from './absences.ts';
import { count } from './count.ts';
import { formatDate, formatLongDate } from './week.ts';

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

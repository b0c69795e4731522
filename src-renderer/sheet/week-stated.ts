// Which week a row of a pasted sheet states, where its sheet has a column for it: a row of another week is not for this one.
import { type DateFormat, readDate } from '../../src-shared/council-csv/dates.ts';
import { formatWeek, type PlainDate } from '../../src-shared/domain/week.ts';
import { weekColumn } from './paste-headings.ts';

export interface WeekStated {
  /** Why the row is not for the week on show. */
  refused: string | null;
  note: string | null;
  /** The sheet has the column, and the row says nothing in it. */
  blank: boolean;
}

/** Why a row is not for the week on show, by the date that it states; a row without one is for it. */
export function weekStated(
  cells: readonly string[],
  columns: readonly (string | null)[],
  { weekStart, dateFormat }: { weekStart: PlainDate; dateFormat: DateFormat },
): WeekStated {
  const texts = cells.flatMap((cell, at) => (columns[at] === weekColumn && cell.trim() !== '' ? [cell.trim()] : []));
  let note: string | null = null;
  for (const text of texts) {
    const read = readDate(text, dateFormat);
    if (!read.ok) return { refused: `Date: ${text} ${read.wrong}. ${read.fix}`, note: null, blank: false };
    if (read.weekStart !== weekStart) {
      const sentence = `This row is of the week ${formatWeek(read.weekStart)}, and the week on show is ${formatWeek(weekStart)}. Open that week and paste it there, or correct its date.`;
      return { refused: sentence, note: null, blank: false };
    }
    note ??= read.note?.message ?? null;
  }
  return { refused: null, note, blank: texts.length === 0 && columns.includes(weekColumn) };
}

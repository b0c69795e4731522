// What somebody types back from a sheet: a text a box, read as the sheet's boxes are written. Pure.
import type { TypedSheet } from '../../../src-shared/app-api/sheet.ts';
import { formatDuration } from '../../../src-shared/domain/duration.ts';
import type { LogEntry } from '../../../src-shared/domain/log.ts';
import { happeningOf, happenings } from '../../../src-shared/domain/log-choices.ts';
import { readSheetCell } from '../../../src-shared/domain/sheet-cell.ts';
import { daysOfWeek, type PlainDate } from '../../../src-shared/domain/week.ts';

/** By `boxKey`. */
export type SheetTexts = ReadonlyMap<string, string>;

/** @param day null: the note of the line */
export function boxKey(weekStart: PlainDate, lineId: string, day: PlainDate | null): string {
  return `sheet ${weekStart} ${lineId} ${day ?? 'note'}`;
}

/** What is wrong with a box, or nothing. */
export function wrongWithBox(text: string): string {
  if (text === '') return '';
  const read = readSheetCell(text);
  return read.ok ? '' : read.sentence;
}

/** The rows of the sheet on which something is written, as far as it can be read. */
export function typedRows(weekStart: PlainDate, lineIds: readonly string[], texts: SheetTexts): TypedSheet['rows'] {
  return lineIds.flatMap((lineId) => {
    const note = (texts.get(boxKey(weekStart, lineId, null)) ?? '').trim();
    const days = daysOfWeek(weekStart).flatMap((day) => {
      const read = readSheetCell(texts.get(boxKey(weekStart, lineId, day)) ?? '');
      return read.ok && read.parts.length > 0 ? [{ day, parts: read.parts }] : [];
    });
    return note === '' && days.length === 0 ? [] : [{ lineId, note, days }];
  });
}

/** What the log has of a day, as it would stand on the sheet: `4, 30 min; 6, 1 h`. */
export function loggedWords(log: readonly LogEntry[], lineId: string, day: PlainDate): string {
  return log
    .filter((entry) => entry.lineId === lineId && entry.day === day)
    .map((entry) => {
      const happening = happeningOf(entry);
      const number = happening === null || happening === 'not-claimed' ? '' : `${happenings.indexOf(happening) + 1}, `;
      return `${number}${formatDuration(entry.minutes)}`;
    })
    .join('; ');
}

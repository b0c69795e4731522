// A council file made from nothing, for a council whose portal exported none: the layout of the council's profile.

import type { CouncilProfile } from '../council/schema.ts';
import type { WeeklyActual } from '../domain/actuals.ts';
import type { ServiceLine } from '../domain/lines.ts';
import type { PlainDate } from '../domain/week.ts';
import { plainLineBreaks } from '../readers/characters.ts';
import { isFigure } from '../readers/parted-cells.ts';
import { writeCell } from './cells.ts';
import { writeDate } from './dates.ts';
import { encodeFile } from './encoding.ts';
import type { CsvField } from './layout.ts';
import { type NumberHabit, writeQuantity } from './number-habit.ts';

/**
 * The week's actuals as a new file: UTF-8, rows in the order of `actuals`. Actuals of other weeks, and of lines that
 * are not among `lines` (they have no SS Ref to write), are not in it.
 */
export function councilFileFor(
  weekStart: PlainDate,
  actuals: readonly WeeklyActual[],
  lines: readonly ServiceLine[],
  council: Pick<CouncilProfile, 'csv'>,
): Uint8Array {
  const { columns, separator, dateFormat, lineEnd, bom, decimals } = council.csv;
  const lineOf = new Map(lines.map((line) => [line.id, line]));
  const habit: NumberHabit = { decimals: decimals === 2 ? 'two' : 'shortest', mark: '.' };
  const rows = [columns.map((column) => writeCell(column.header, separator, false))];
  for (const actual of actuals) {
    const line = lineOf.get(actual.lineId);
    if (line === undefined || actual.weekStart !== weekStart) continue;
    const date = writeDate(weekStart, dateFormat);
    const cells = columns.map(({ field }) => {
      const text = fieldText(field, actual, line, date, habit);
      // A comment that is a figure could be the decimals of the cell before it.
      return writeCell(text, separator, field === 'comment' && isFigure(text));
    });
    rows.push(cells);
  }
  const end = lineEnd === 'crlf' ? '\r\n' : '\n';
  const text = rows.map((cells) => cells.join(separator) + end).join('');
  return encodeFile(bom ? `\ufeff${text}` : text, 'utf-8');
}

function fieldText(field: CsvField, actual: WeeklyActual, line: ServiceLine, date: string, habit: NumberHabit): string {
  switch (field) {
    case 'service':
      return line.service;
    case 'serviceLevel':
      return line.serviceLevel;
    case 'ssRef':
      return line.ssRef;
    case 'date':
      return date;
    case 'actual':
    case 'frustrated':
    case 'missed':
    case 'extra':
      return writeQuantity(actual[field], habit);
    case 'visits':
      return String(actual.visits);
    case 'comment':
      // NUL is in no file that a portal takes.
      return plainLineBreaks(actual.comment).replaceAll('\0', '');
  }
}

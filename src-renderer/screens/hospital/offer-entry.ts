// What is typed into an offer, and what was recorded before, so that an offer that is opened again starts from it.

import type { WeekView } from '../../../src-shared/app-api/index.ts';
import type { Variation } from '../../../src-shared/domain/actuals.ts';
import type { HospitalStay } from '../../../src-shared/domain/lines.ts';
import {
  formatQuantity,
  formatQuantityShort,
  parseQuantity,
  type Quantity,
} from '../../../src-shared/domain/quantity.ts';
import { daysOfWeek, type PlainDate } from '../../../src-shared/domain/week.ts';

type RecordedWeek = Pick<WeekView, 'weekStart' | 'rows'>;

/** The days that were recorded for the stay in this week, or null when none were. */
export function recordedDays({ weekStart, rows }: RecordedWeek, stay: HospitalStay): PlainDate[] | null {
  const own = rows.flatMap((row) => ownOf(row.actual?.variations ?? [], stay));
  const [first] = own.map(({ firstDay }) => firstDay).filter((day) => day !== null);
  const last = own.map(({ lastDay }) => lastDay).findLast((day) => day !== null);
  if (first === undefined || last === undefined) return null;
  return daysOfWeek(weekStart).filter((day) => day >= first && day <= last);
}

/** What was recorded for the stay, by line id, as it would be typed. */
export function recordedHours({ rows }: RecordedWeek, stay: HospitalStay): Record<string, string> {
  const hours: Record<string, string> = {};
  for (const { line, actual } of rows) {
    const sum = ownOf(actual?.variations ?? [], stay).reduce((total, { quantity }) => total + quantity, 0);
    if (sum > 0) hours[line.id] = formatQuantity(sum);
  }
  return hours;
}

export interface ReadHours {
  ok: boolean;
  /** Those that could be read, by line id. */
  quantities: Record<string, Quantity>;
  errors: Record<string, string>;
}

/** @param step of the council, in hundredths; 0: any quantity */
export function readHours(typed: Readonly<Record<string, string>>, step: Quantity): ReadHours {
  const read: ReadHours = { ok: true, quantities: {}, errors: {} };
  for (const [lineId, text] of Object.entries(typed)) {
    const parsed = parseQuantity(text);
    if (!parsed.ok) read.errors[lineId] = parsed.sentence;
    else if (step !== 0 && parsed.quantity % step !== 0) {
      read.errors[lineId] = `Enter a multiple of ${formatQuantityShort(step)}.`;
    } else read.quantities[lineId] = parsed.quantity;
  }
  return { ...read, ok: Object.keys(read.errors).length === 0 };
}

function ownOf(variations: readonly Variation[], stay: HospitalStay): Variation[] {
  return variations.filter(({ reason, hospitalStayId }) => reason === 'hospital' && hospitalStayId === stay.id);
}

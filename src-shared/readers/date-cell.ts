// A date as a cell of a file has it, with whatever time of day a program put beside it. A plain midnight that went
// through another time zone on its way is the evening before, or a minute less: the day that was meant is the next.
import { Temporal } from 'temporal-polyfill';
import { britishTimeZone } from '../domain/limits.ts';
import { addDays, dayNumber } from '../domain/week.ts';
import { type DayMeaning, dayMeaning, dayOfSerial, plainDayText } from './days.ts';

export interface DateCell extends DayMeaning {
  /** The time of day is a midnight of another zone: `days` are the days meant, not those written. */
  shifted: boolean;
  /** A time of day stands in the cell. */
  hasTime: boolean;
}

/** Reads a date cell; `days` has one day, or the British and the American reading, or none. */
export function readDateCell(written: string): DateCell {
  const text = plainDayText(written);
  const instant = ofInstant(written.trim());
  if (instant !== null) return instant;
  const serial = /^(\d{5})\.(\d+)$/.exec(text);
  if (serial !== null) {
    const day = dayOfSerial(Number(serial[1]));
    const seconds = Math.round(Number(`0.${serial[2]}`) * 86_400);
    return dated({ days: day === null ? [] : [day], wrongWeekday: null }, seconds);
  }
  const parts = /^(.*\S)[ t]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?(?: ?([ap])\.?m\.?)?$/.exec(text);
  if (parts === null) return { ...dayMeaning(text), shifted: false, hasTime: false };
  const [, date = '', hours = '', minutes = '', seconds = '0', half] = parts;
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (half === 'p' ? 12 : 0);
  const isTime =
    hour < 24 && Number(minutes) < 60 && Number(seconds) < 60 && (half === undefined || Number(hours) <= 12);
  if (!isTime) return { days: [], wrongWeekday: null, shifted: false, hasTime: true };
  return dated(dayMeaning(date.replace(/,$/, '')), hour * 3600 + Number(minutes) * 60 + Number(seconds));
}

/** `2025-06-08T23:00:00Z` on London's clocks; with another offset, the day as it stands there. */
function ofInstant(text: string): DateCell | null {
  const parts = /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|z|[+-]\d{2}:?\d{2})$/.exec(text);
  if (parts === null) return null;
  const [, date = '', hour = '', minute = '', second = '00', zone = ''] = parts;
  if (Number.isNaN(dayNumber(date)) || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  if (zone !== 'Z' && zone !== 'z') {
    return dated(dayMeaning(date), Number(hour) * 3600 + Number(minute) * 60 + Number(second));
  }
  const local = Temporal.Instant.from(`${date}T${hour}:${minute}:${second}Z`).toZonedDateTimeISO(britishTimeZone);
  const day = local.toPlainDate().toString();
  const there = dated(dayMeaning(day), local.hour * 3600 + local.minute * 60 + local.second);
  return { ...there, shifted: there.shifted || day !== date };
}

function dated(meaning: DayMeaning, seconds: number): DateCell {
  const nextDay = isMidnightElsewhere(seconds);
  const days = nextDay ? meaning.days.map((day) => addDays(day, 1)) : meaning.days;
  return { ...meaning, days, shifted: nextDay, hasTime: seconds !== 0 };
}

/**
 * True for a time that a midnight has in a zone to the west, from one hour to six, and for the last minute of a day,
 * which some programs make of midnight by the zones of 1900. Nobody writes such a time beside a date.
 */
function isMidnightElsewhere(seconds: number): boolean {
  if (seconds >= 86_400 - 60) return true;
  return seconds >= 18 * 3600 && seconds % 1800 === 0;
}

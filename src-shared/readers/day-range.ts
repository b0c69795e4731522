// Several days as people type them: a list, a range, or both.
import { addDays, daysBetween, type PlainDate } from '../domain/week.ts';
import { type NearDay, plainDayText, readDay } from './days.ts';

const between = /\s+(?:to|till|until|-)\s+|(?<=[a-z0-9])-(?=[a-z0-9])/g;

const saysMonth = /jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|\d{4}|\d[/.]\d/;

/**
 * Reads `tue`, `mon, wed and fri`, `mon-wed`, `3 to 5 June`, `2 June - 4 June 2025`; each day as `readDay` reads it. What is one
 * day is never taken for a range. The first day of a range is the nearest to its last.
 * @param most more days than these are none
 * @returns the days in order, each once, or null where a part is no day or a range runs backwards
 */
export function readDays(written: string, near: NearDay, most: number): PlainDate[] | null {
  if (written.length > 200) return null;
  const whole = readDay(written, near);
  if (whole !== null) return [whole];
  const parts = plainDayText(written).split(/\s*(?:[,;&+]|\band\b)\s*/);
  const said = parts.map((part) => (saysMonth.test(part) ? rangeOf(part, near, most) : null));
  const found = new Set<PlainDate>();
  for (const [at, part] of parts.entries()) {
    // `28, 29 June` speaks of one month: a part without one is near the next that has one, or else the one before.
    const following = said.slice(at + 1).find((days) => days !== null)?.[0];
    const before = said
      .slice(0, at)
      .findLast((days) => days !== null)
      ?.at(-1);
    const isBare = /^\d/.test(part) && !saysMonth.test(part);
    const days = rangeOf(part, isBare ? { ...near, near: following ?? before ?? near.near } : near, most);
    if (days === null) return null;
    for (const day of days) found.add(day);
  }
  return found.size > most ? null : [...found].sort();
}

function rangeOf(part: string, near: NearDay, most: number): PlainDate[] | null {
  const day = readDay(part, near);
  if (day !== null) return [day];
  for (const cut of part.matchAll(between)) {
    const last = readDay(part.slice(cut.index + cut[0].length), near);
    const first = last === null ? null : readDay(part.slice(0, cut.index), { ...near, near: last });
    if (first === null || last === null || first > last || daysBetween(first, last) >= most) continue;
    return Array.from({ length: daysBetween(first, last) + 1 }, (_, index) => addDays(first, index));
  }
  return null;
}

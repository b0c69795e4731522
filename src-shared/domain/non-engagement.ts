// Counting consecutive non-engagements of a person. S-A: "raise this with the relevant operational team for a package
// review following 3 consecutive occurrences"; an occurrence may be a part of a visit. What must stay true: no day is
// named that nobody recorded.
import type { WeeklyActual } from './actuals.ts';
import type { LogEntry } from './log.ts';
import { daysOf } from './runs.ts';
import { dateOfDayNumber, dayNumber, formatLongDate, formatShortDate, formatWeek, type PlainDate } from './week.ts';

/** What is known of one of the person's lines for which non-engagements count. */
export interface EngagementLine {
  lineId: string;
  /** This week's actual. */
  actual: WeeklyActual;
  /** The line's actuals of the weeks before, in any order. */
  earlier: readonly WeeklyActual[];
  /** The line's log, in any order. */
  log: readonly LogEntry[];
}

export interface NonEngagement {
  lineId: string;
  /** The day on which it was recorded; null where only its week is known. */
  day: PlainDate | null;
  weekStart: PlainDate;
}

export interface NonEngagementRun {
  /** Oldest first, at least one, the last in this week. */
  occurrences: NonEngagement[];
  /** False where nothing is logged between two of them, so that nobody knows whether calls between were taken. */
  certain: boolean;
}

interface Occurrence extends NonEngagement {
  first: number;
  last: number;
}

/**
 * The run of consecutive non-engagements of a person that ends in this week, over all of the lines. An occurrence is an
 * entry of the log, else a variation: one on each of its days, or one in its week where it says none. Where the log has
 * refusals on days of a variation, a day of it on which the log has a delivered visit alone is none. A delivered visit
 * logged on a day between two occurrences breaks the run (one on the same day may be the same visit), and so does a week
 * without any.
 * @returns null when this week has none
 */
export function nonEngagementRun(lines: readonly EngagementLine[]): NonEngagementRun | null {
  const [line] = lines;
  if (!line) return null;
  const monday = dayNumber(line.actual.weekStart);
  const occurrences = lines.flatMap((one) => occurrencesOf(one, monday));
  occurrences.sort((a, b) => b.last - a.last || b.first - a.first);
  const [latest] = occurrences;
  if (!latest || !(latest.last >= monday)) return null;
  const delivered = new Set<number>();
  const otherwise = new Set<number>();
  for (const { log } of lines) {
    for (const entry of log) {
      if (isDelivered(entry)) delivered.add(dayNumber(entry.day));
      else if (entry.reason !== 'non_engagement') otherwise.add(dayNumber(entry.day));
    }
  }
  const between = (days: ReadonlySet<number>, before: Occurrence, after: Occurrence) =>
    [...days].some((day) => day > before.last && day < after.first);
  const run = [latest];
  let certain = true;
  for (const before of occurrences.slice(1)) {
    const after = run.at(-1) ?? latest;
    if (mondayOf(after.first) - mondayOf(before.last) > 7 || between(delivered, before, after)) break;
    certain = certain && between(otherwise, before, after);
    run.push(before);
  }
  return {
    occurrences: run.reverse().map(({ lineId, day, weekStart }) => ({ lineId, day, weekStart })),
    certain: certain && run.length > 1,
  };
}

function isDelivered({ kind, minutes }: LogEntry): boolean {
  return (kind === 'delivered' || kind === 'as-planned') && minutes > 0;
}

function occurrencesOf({ lineId, actual, earlier, log }: EngagementLine, monday: number): Occurrence[] {
  const found: Occurrence[] = [];
  const loggedDays = new Set<number>();
  const loggedWeeks = new Set<number>();
  const deliveredDays = new Set(log.filter(isDelivered).map(({ day }) => dayNumber(day)));
  const onDay = (day: number) => {
    const weekStart = dateOfDayNumber(mondayOf(day));
    found.push({ lineId, day: dateOfDayNumber(day), weekStart, first: day, last: day });
  };
  for (const entry of log) {
    const day = dayNumber(entry.day);
    if (entry.reason !== 'non_engagement' || !(day < monday + 7)) continue;
    onDay(day);
    loggedDays.add(day);
    loggedWeeks.add(mondayOf(day));
  }
  for (const week of [actual, ...earlier]) {
    const first = dayNumber(week.weekStart);
    if (!(first <= monday)) continue;
    for (const variation of week.variations) {
      if (variation.reason !== 'non_engagement' || variation.quantity === 0) continue;
      const known = variation.firstDay ?? variation.lastDay;
      const days = daysOf(variation) ?? (known === null ? null : { first: dayNumber(known), last: dayNumber(known) });
      if (days !== null && days.first <= days.last) {
        const [from, to] = [Math.max(days.first, first), Math.min(days.last, first + 6)];
        const isLogged = [...loggedDays].some((day) => from <= day && day <= to);
        for (let day = from; day <= to; day++) {
          if (!loggedDays.has(day) && !(isLogged && deliveredDays.has(day))) onDay(day);
        }
      } else if (!loggedWeeks.has(mondayOf(first))) {
        found.push({ lineId, day: null, weekStart: week.weekStart, first, last: first + 6 });
      }
    }
  }
  return found;
}

/** The Monday's day number; 1970-01-01 was a Thursday. */
function mondayOf(day: number): number {
  return day - ((((day + 3) % 7) + 7) % 7);
}

/** `Monday 3 March 2025`, or `the week of 3 to 9 March 2025` where no day was recorded. */
export function sinceWords({ day, weekStart }: NonEngagement): string {
  return day === null ? `the week of ${formatWeek(weekStart)}` : formatLongDate(day);
}

/** The days that were recorded, once each: `Mon 3 Mar, Tue 4 Mar`; empty where none was. */
export function recordedDays({ occurrences }: NonEngagementRun): string {
  const days = occurrences.flatMap(({ day }) => (day === null ? [] : [formatShortDate(day)]));
  return [...new Set(days)].join(', ');
}

// Which of the lines that nobody has looked at should be looked at first: those with something near them. Pure.
import { isAsPlanned, type Knowledge, type WeeklyActual } from './actuals.ts';
import { reachesWeek } from './hospital.ts';
import type { HospitalStay, ServiceEnd, ServiceLine } from './lines.ts';
import { addDays, type PlainDate, sundayOf } from './week.ts';

/** What is near a line, the most telling first. */
export const looks = ['not-checked', 'end', 'stay', 'other-line', 'site', 'every-week'] as const;
export type Look = (typeof looks)[number];

export interface LookWeek {
  weekStart: PlainDate;
  /** `notChecked`: taken from the week before, and nobody has checked it since. */
  lines: readonly { line: ServiceLine; knowledge: Knowledge; notChecked: boolean }[];
  stays: readonly HospitalStay[];
  ends: readonly ServiceEnd[];
  /** Lines of sites that have reported nothing of the week, by id. */
  notReported: ReadonlySet<string>;
  /** By line id, the weeks before, newest first. */
  earlier: Readonly<Record<string, readonly WeeklyActual[]>>;
}

/** Weeks in a row that make a difference a habit. */
const weeksInARow = 3;

/**
 * @returns the lines with something near them: what was not checked first, then those with the most, and of these
 *   those of a silent site last; else in the order of the lines
 */
export function worthALook(week: LookWeek): { lineId: string; near: Look[] }[] {
  const changed = new Map<string, Set<string>>();
  for (const { line, knowledge } of week.lines) {
    if (knowledge === 'changed') changed.set(line.ssRef, (changed.get(line.ssRef) ?? new Set()).add(line.id));
  }
  const sunday = sundayOf(week.weekStart);
  const inHospital = new Set(
    week.stays.filter((stay) => reachesWeek(stay, week.weekStart, sunday)).map(({ ssRef }) => ssRef),
  );
  const ended = new Set(week.ends.filter(({ lastDay }) => lastDay <= sunday).map(({ ssRef }) => ssRef));
  return week.lines
    .flatMap(({ line, knowledge, notChecked }) => {
      if (notChecked) return [{ lineId: line.id, near: ['not-checked' as const] }];
      if (knowledge !== 'untouched') return [];
      const is: Record<Look, boolean> = {
        'not-checked': false,
        end: ended.has(line.ssRef),
        stay: inHospital.has(line.ssRef),
        'other-line': (changed.get(line.ssRef)?.size ?? 0) > 0,
        site: week.notReported.has(line.id),
        'every-week': differedUntilNow(week.earlier[line.id] ?? [], week.weekStart),
      };
      const near = looks.filter((look) => is[look]);
      return near.length === 0 ? [] : [{ lineId: line.id, near }];
    })
    .sort((a, b) => isNotChecked(b) - isNotChecked(a) || b.near.length - a.near.length || isOfSite(a) - isOfSite(b));
}

const isNotChecked = ({ near }: { near: readonly Look[] }) => Number(near.includes('not-checked'));

/** Of a site that has not reported there are many lines at once: what is near one line alone is more telling. */
const isOfSite = ({ near }: { near: readonly Look[] }) => Number(near[0] === 'site');

function differedUntilNow(earlier: readonly WeeklyActual[], weekStart: PlainDate): boolean {
  return Array.from({ length: weeksInARow }, (_, index) => addDays(weekStart, -7 * (index + 1))).every((start) => {
    const before = earlier.find((one) => one.weekStart === start);
    return before !== undefined && !isAsPlanned(before);
  });
}

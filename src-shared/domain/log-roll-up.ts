// From the daily log to the week's figures. Minutes are summed over the week and rounded once, at the week's total of a
// category, to the nearest step, half up; the actual then follows by the formula. What must stay true: the variations of
// a category add up to that one rounded total, and care that the log shows as part of the plan never exceeds the plan
// by rounding alone.
import { z } from 'zod';
import type { CouncilProfile } from '../council/schema.ts';
import type { Category, Reason, Variation, WeeklyActual } from './actuals.ts';
import { categories, isAsPlanned } from './actuals.ts';
import { keepsFromCare } from './hospital.ts';
import type { HospitalStay, ServiceLine } from './lines.ts';
import type { LogEntry } from './log.ts';
import { type Quantity, quantityOfMinutes } from './quantity.ts';
import { daysBetween, type PlainDate, sundayOf } from './week.ts';

const byCategory = z.object({ frustrated: z.int(), missed: z.int(), extra: z.int() });

/** What the week says of one line's log: how its figures stand to it, and the sums that they come from. */
export const logSummarySchema = z.object({
  status: z.enum(['silent', 'from-log', 'differs']),
  entries: z.int(),
  /** Whole minutes. */
  delivered: z.int(),
  minutes: byCategory,
  /** Hundredths. */
  quantities: byCategory,
  /** Given, cannot be claimed; absent where there are no such hours. */
  notClaimable: z.object({ entryIds: z.array(z.string()), minutes: z.int() }).optional(),
});
export type LogSummary = z.infer<typeof logSummarySchema>;

export interface RolledUp {
  /** One a reason, stay and run of neighbouring days, each with its days. */
  variations: Variation[];
  /** Whole minutes of the week, as logged. */
  minutes: Record<Category, number>;
  /** Hundredths: each category's minutes, rounded once. */
  quantities: Record<Category, Quantity>;
  /** Minutes that the log shows as delivered or as planned. */
  delivered: number;
}

interface Run {
  category: Category;
  reason: Reason;
  stayId: string | null;
  firstDay: PlainDate;
  lastDay: PlainDate;
  minutes: number;
  notes: string[];
}

const longestNote = 2000;

/**
 * What the log of one line makes of its week. Pure, and the same for any order of the entries.
 * @param entries entries of other lines or weeks are left out
 * @param planned hundredths, of the actual where there is one
 */
export function rollUpLog(
  entries: readonly LogEntry[],
  about: { line: Pick<ServiceLine, 'id' | 'ssRef'>; weekStart: PlainDate; planned: Quantity },
  stays: readonly HospitalStay[],
  council: Pick<CouncilProfile, 'step'>,
): RolledUp {
  const sunday = sundayOf(about.weekStart);
  const own = entries
    .filter(({ lineId, day }) => lineId === about.line.id && day >= about.weekStart && day <= sunday)
    .sort(inOrder);
  const minutes: Record<Category, number> = { frustrated: 0, missed: 0, extra: 0 };
  let delivered = 0;
  const runs: Run[] = [];
  for (const entry of own) {
    // Care that cannot be claimed is no part of the week's figures, whatever it was.
    if (entry.kind === 'not-claimed') continue;
    if (entry.kind === 'as-planned' || entry.kind === 'delivered') {
      delivered += entry.minutes;
      continue;
    }
    minutes[entry.kind] += entry.minutes;
    addToRuns(runs, entry, entry.kind, stayOf(entry, about.line.ssRef, stays));
  }
  const quantities = withinPlan(minutes, about.planned, council.step);
  const variations = categories.flatMap((category) =>
    shareOut(
      runs.filter((run) => run.category === category),
      minutes[category],
      quantities[category],
      council.step,
    ),
  );
  return { variations, minutes, quantities, delivered };
}

/**
 * How a line's figures stand to its log, derived each time so that it cannot be out of date: they are the log's; they
 * differ, because somebody typed others (which are kept) or the log came before the line's actual did; or the log says
 * nothing that they could differ from.
 * @param rolledUp of at least one entry
 */
export function logStatus(actual: WeeklyActual | null, rolledUp: RolledUp): LogSummary['status'] {
  const deviates = rolledUp.variations.length > 0;
  if (actual === null) return deviates ? 'differs' : 'silent';
  if (deviates) return sameFigures(actual.variations, rolledUp.variations) ? 'from-log' : 'differs';
  if (isAsPlanned(actual) && actual.variations.length === 0) return 'silent';
  // A log of some days says nothing of the others; one that reaches the plan leaves no room for a difference.
  return rolledUp.delivered * 100 >= actual.planned * 60 ? 'differs' : 'silent';
}

/**
 * True when what stands on the line is what the log made of it before, so that a new entry may carry it further.
 * Anything else was typed or came from elsewhere, and is kept.
 */
export function standsAsLogged(actual: WeeklyActual, before: RolledUp): boolean {
  return (
    sameFigures(actual.variations, before.variations) &&
    [...actual.variations].sort(byPlace).every(({ note }, i) => note === [...before.variations].sort(byPlace)[i]?.note)
  );
}

/** Equal but for notes and stays, which do not change a figure. */
function sameFigures(a: readonly Variation[], b: readonly Variation[]): boolean {
  const figures = (variations: readonly Variation[]) => variations.map(placeOf).sort().join('\n');
  return figures(a) === figures(b);
}

function placeOf({ category, reason, quantity, firstDay, lastDay }: Variation): string {
  return [category, reason, firstDay, lastDay, quantity].join(' ');
}

function byPlace(a: Variation, b: Variation): number {
  return placeOf(a) < placeOf(b) ? -1 : 1;
}

/** Neighbouring days of one reason are one variation: an increase from Monday to Wednesday is one increase. */
function addToRuns(runs: Run[], entry: LogEntry, category: Category, stayId: string | null): void {
  const reason = entry.reason ?? 'unspecified';
  const note = entry.note.trim();
  const run = runs.find(
    (known) =>
      known.category === category &&
      known.reason === reason &&
      known.stayId === stayId &&
      daysBetween(known.lastDay, entry.day) <= 1,
  );
  if (run === undefined) {
    const { day, minutes } = entry;
    runs.push({ category, reason, stayId, firstDay: day, lastDay: day, minutes, notes: note === '' ? [] : [note] });
    return;
  }
  run.lastDay = entry.day;
  run.minutes += entry.minutes;
  if (note !== '' && !run.notes.includes(note)) run.notes.push(note);
}

function stayOf(entry: LogEntry, ssRef: string, stays: readonly HospitalStay[]): string | null {
  if (entry.reason !== 'hospital') return null;
  const covering = stays
    .filter((stay) => stay.ssRef === ssRef && keepsFromCare(stay, entry.day))
    .sort((a, b) => (a.admitted < b.admitted || (a.admitted === b.admitted && a.id < b.id) ? 1 : -1));
  return covering[0]?.id ?? null;
}

/** Rounds each category once. Where only the rounding leads past the plan, it goes down by the step it went up. */
function withinPlan(minutes: Record<Category, number>, planned: Quantity, step: Quantity): Record<Category, Quantity> {
  const quantities = {
    frustrated: quantityOfMinutes(minutes.frustrated, step),
    missed: quantityOfMinutes(minutes.missed, step),
    extra: quantityOfMinutes(minutes.extra, step),
  };
  const logged = minutes.frustrated + minutes.missed;
  if (logged * 100 > planned * 60) return quantities;
  const unit = step === 0 ? 1 : step;
  for (const category of ['missed', 'frustrated'] as const) {
    const roundedUp = quantities[category] * 60 > minutes[category] * 100;
    if (quantities.frustrated + quantities.missed > planned && roundedUp) quantities[category] -= unit;
  }
  return quantities;
}

/** The category's one rounded total, shared out over its runs by their minutes in whole steps, largest remainder first. */
function shareOut(runs: readonly Run[], minutes: number, total: Quantity, step: Quantity): Variation[] {
  const unit = step === 0 ? 1 : step;
  const steps = Math.round(total / unit);
  const shares = runs.map((run, index) => {
    const exact = minutes === 0 ? 0 : run.minutes * steps;
    return {
      run,
      index,
      whole: minutes === 0 ? 0 : Math.floor(exact / minutes),
      rest: minutes === 0 ? 0 : exact % minutes,
    };
  });
  let left = steps - shares.reduce((sum, { whole }) => sum + whole, 0);
  for (const share of [...shares].sort((a, b) => b.rest - a.rest || a.index - b.index)) {
    if (left === 0) break;
    share.whole += 1;
    left -= 1;
  }
  return shares
    .filter(({ whole }) => whole > 0)
    .map(({ run, whole }) => ({
      category: run.category,
      reason: run.reason,
      quantity: whole * unit,
      firstDay: run.firstDay,
      lastDay: run.lastDay,
      hospitalStayId: run.stayId,
      note: run.notes.join('; ').slice(0, longestNote),
    }));
}

function inOrder(a: LogEntry, b: LogEntry): number {
  if (a.day !== b.day) return a.day < b.day ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

// Weeks as pictures: planned against actual, missed by reason, by service, and lines that need something. Pure sums of
// what the store holds; every number is in hundredths and exact, so a picture and its table cannot differ.
import { z } from 'zod';
import { type Reason, reasonSchema, reasons, type WeeklyActual } from '../domain/actuals.ts';
import type { ServiceLine } from '../domain/lines.ts';
import { weekStartSchema } from '../domain/week.ts';

const sumsSchema = z.object({
  planned: z.int(),
  actual: z.int(),
  frustrated: z.int(),
  missed: z.int(),
  extra: z.int(),
});
type Sums = z.infer<typeof sumsSchema>;

export const overviewSchema = z.object({
  /** Oldest first; the last is the week that was asked for. */
  weeks: z.array(
    sumsSchema.extend({
      weekStart: weekStartSchema,
      lines: z.int(),
      /** The most lines at once with a finding that needed somebody, as far as this computer saw. A paid week has none now. */
      needingAttention: z.int(),
    }),
  ),
  /** Reasons that occur in any of the weeks, in the council's order; a quantity a week, in the order of `weeks`. */
  missedByReason: z.array(z.object({ reason: reasonSchema, quantities: z.array(z.int()) })),
  /** Of the week that was asked for, largest plan first. */
  byService: z.array(sumsSchema.extend({ service: z.string(), lines: z.int() })),
});
export type Overview = z.infer<typeof overviewSchema>;

export interface WeekInNumbers {
  weekStart: string;
  lines: readonly ServiceLine[];
  actuals: readonly WeeklyActual[];
  /** What lines came to that are no longer here, since their people were erased. */
  totals?: readonly ServiceTotal[];
  needingAttention: number;
}

/** Lines of a service in a week, in all. */
export type ServiceTotal = Sums & { service: string; lines: number };

/** @param weeks in any order */
export function overviewOf(weeks: readonly WeekInNumbers[]): Overview {
  const ordered = [...weeks].sort((a, b) => (a.weekStart < b.weekStart ? -1 : 1));
  return {
    weeks: ordered.map(({ weekStart, actuals, totals = [], needingAttention }) => ({
      weekStart,
      ...sumOf([...actuals, ...totals]),
      lines: actuals.length + linesIn(totals),
      needingAttention,
    })),
    missedByReason: reasons
      .map((reason) => ({ reason, quantities: ordered.map(({ actuals }) => missedFor(reason, actuals)) }))
      .filter(({ quantities }) => quantities.some((quantity) => quantity > 0)),
    byService: byService(ordered.at(-1)),
  };
}

function missedFor(reason: Reason, actuals: readonly WeeklyActual[]): number {
  let sum = 0;
  for (const { variations } of actuals)
    for (const variation of variations)
      if (variation.category === 'missed' && variation.reason === reason) sum += variation.quantity;
  return sum;
}

function byService(week: WeekInNumbers | undefined): Overview['byService'] {
  if (week === undefined) return [];
  const serviceOf = new Map(week.lines.map((line) => [line.id, line.service]));
  const groups = new Map<string, WeeklyActual[]>();
  for (const actual of week.actuals) {
    const service = serviceOf.get(actual.lineId) ?? '';
    const group = groups.get(service);
    if (group === undefined) groups.set(service, [actual]);
    else group.push(actual);
  }
  const totalsOf = (service: string) => (week.totals ?? []).filter((total) => total.service === service);
  for (const { service } of week.totals ?? []) if (!groups.has(service)) groups.set(service, []);
  return [...groups]
    .map(([service, actuals]) => {
      const totals = totalsOf(service);
      return { service, lines: actuals.length + linesIn(totals), ...sumOf([...actuals, ...totals]) };
    })
    .sort((a, b) => b.planned - a.planned || (a.service < b.service ? -1 : 1));
}

const linesIn = (totals: readonly ServiceTotal[]) => totals.reduce((sum, { lines }) => sum + lines, 0);

function sumOf(actuals: readonly Sums[]): Sums {
  const sums: Sums = { planned: 0, actual: 0, frustrated: 0, missed: 0, extra: 0 };
  for (const actual of actuals)
    for (const field of ['planned', 'actual', 'frustrated', 'missed', 'extra'] as const) sums[field] += actual[field];
  return sums;
}

// What happens to a line besides the plan, and the weekly figures that follow from it. Every figure of the practice
// history is made here, by the formula and from visits of a real size, so that nothing has to be balanced by hand.

import { bradford } from '../../src-shared/council/index.ts';
import {
  actualByFormula,
  type Category,
  type Reason,
  type Variation,
  type WeeklyActual,
} from '../../src-shared/domain/actuals.ts';
import type { HospitalStay, ServiceLine, ServiceType } from '../../src-shared/domain/lines.ts';
import type { Quantity } from '../../src-shared/domain/quantity.ts';
import { addDays, daysBetween, daysOfWeek, mondayOf, type PlainDate } from '../../src-shared/domain/week.ts';

/** One reason why a line differs from plan on some days, maybe across weeks. */
export interface Happening {
  lineId: string;
  reason: Reason;
  firstDay: PlainDate;
  lastDay: PlainDate;
  /** Of a stay: which; then the comment starts with the hospital week. */
  stay: HospitalStay | null;
  /** At most so many visits in a week are affected; null: every visit of these days. */
  visits: number | null;
  /** Of an increase: hundredths on each day. */
  extraPerDay: Quantity;
  note: string;
}

/** A happening with good defaults: all visits of one day, or of the days given. */
export function happening(
  line: Pick<ServiceLine, 'id'>,
  reason: Reason,
  days: { from: PlainDate; to?: PlainDate },
  note: string,
  more: Partial<Pick<Happening, 'stay' | 'visits' | 'extraPerDay'>> = {},
): Happening {
  const lastDay = days.to ?? days.from;
  return {
    lineId: line.id,
    reason,
    firstDay: days.from,
    lastDay,
    stay: null,
    visits: null,
    extraPerDay: 0,
    note,
    ...more,
  };
}

/** The days on which a stay keeps somebody from being visited: from admission to the day before discharge. */
export function daysAway(stay: HospitalStay, until: PlainDate): { from: PlainDate; to: PlainDate } {
  return { from: stay.admitted, to: stay.discharged === null ? until : addDays(stay.discharged, -1) };
}

/** Hospital week of a week: the week of admission is week 1, also for a Sunday admission. */
export function hospitalWeek(stay: Pick<HospitalStay, 'admitted'>, weekStart: PlainDate): number {
  return daysBetween(mondayOf(stay.admitted), weekStart) / 7 + 1;
}

/** Where the council wants a reason recorded for a service type; planned day sessions take missed ones as frustrated. */
export function categoryOf(serviceType: ServiceType, reason: Exclude<Reason, 'unspecified'>): Category {
  const category = bradford.serviceTypes[serviceType].reasons[reason].categories[0];
  if (category === undefined) throw new Error(`${reason} may not be recorded for ${serviceType}`);
  return category;
}

/** How many visits of a line fall on each day, Monday first. Few visits keep to weekdays; many spread evenly. */
export function visitsByDay(plannedVisits: number): number[] {
  const few = [[], [1], [1, 3], [0, 2, 4], [0, 1, 3, 4], [0, 1, 2, 3, 4], [0, 1, 2, 3, 4, 5]][plannedVisits];
  const share = (days: number) => Math.floor((days * plannedVisits) / 7);
  return Array.from({ length: 7 }, (_, day) =>
    few ? few.filter((visitDay) => visitDay === day).length : share(day + 1) - share(day),
  );
}

/** The days of a week on which a line has visits. */
export function visitDays(line: ServiceLine, weekStart: PlainDate): PlainDate[] {
  const visits = visitsByDay(line.plannedVisits);
  return daysOfWeek(weekStart).filter((_, day) => (visits[day] ?? 0) > 0);
}

/** The council takes steps of 0.25 only; what a visit lasts beyond that cannot be entered. */
const wholeSteps = (quantity: number) => Math.floor(quantity / bradford.step) * bradford.step;

/** The hundredths of plan that lie on some days of the week, of at most so many visits. */
export function plannedOn(line: ServiceLine, days: { from: PlainDate; to: PlainDate }, most: number | null): Quantity {
  const monday = mondayOf(days.from);
  const first = daysBetween(monday, days.from);
  const visits = visitsByDay(line.plannedVisits)
    .slice(first, daysBetween(monday, days.to) + 1)
    .reduce((sum, count) => sum + count, 0);
  if (line.plannedVisits === 0) return 0;
  return wholeSteps((line.plannedQuantity * Math.min(visits, most ?? visits)) / line.plannedVisits);
}

/** A line as the portal generates it: what was planned. */
export function asPlanned(line: ServiceLine, weekStart: PlainDate): WeeklyActual {
  const { plannedQuantity: planned, plannedVisits: visits } = line;
  return {
    lineId: line.id,
    weekStart,
    planned,
    actual: planned,
    frustrated: 0,
    missed: 0,
    extra: 0,
    visits,
    generatedVisits: visits,
    comment: '',
    variations: [],
  };
}

/** A line with its variations and comment; the quantities follow from the variations, the actual from the formula. */
export function withVariations(
  line: ServiceLine,
  weekStart: PlainDate,
  variations: Variation[],
  comment: string,
): WeeklyActual {
  const sum = (category: Category) =>
    variations.reduce((total, variation) => total + (variation.category === category ? variation.quantity : 0), 0);
  const quantities = {
    planned: line.plannedQuantity,
    frustrated: sum('frustrated'),
    missed: sum('missed'),
    extra: sum('extra'),
  };
  const actual = actualByFormula(quantities);
  return { ...asPlanned(line, weekStart), ...quantities, actual, comment, variations };
}

/** What the coordinator recorded of a line in a week, given what happened: the plan where nothing did. */
export function recorded(line: ServiceLine, weekStart: PlainDate, happenings: readonly Happening[]): WeeklyActual {
  const variations: Variation[] = [];
  const comments: string[] = [];
  for (const event of happenings) {
    if (event.reason === 'unspecified') continue;
    const days = daysOfWeek(weekStart).filter((day) => day >= event.firstDay && day <= event.lastDay);
    const from = days[0];
    const to = days.at(-1);
    if (from === undefined || to === undefined) continue;
    const category = categoryOf(line.serviceType, event.reason);
    const quantity =
      category === 'extra' ? event.extraPerDay * days.length : plannedOn(line, { from, to }, event.visits);
    if (quantity === 0) continue;
    const week = event.stay ? `Hospital week ${hospitalWeek(event.stay, weekStart)}: ` : '';
    comments.push(`${week}${event.note}`);
    const hospitalStayId = event.stay?.id ?? null;
    variations.push({
      category,
      reason: event.reason,
      quantity,
      firstDay: from,
      lastDay: to,
      hospitalStayId,
      note: event.note,
    });
  }
  return withVariations(line, weekStart, variations, comments.join(' '));
}

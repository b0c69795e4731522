// Which hours of a line, and of a week, the provider can expect to be paid for, and why not the others. By the reasons
// table of the council profile; where the guidance does not say, the hours count as not paid and are shown as "not said".

import type { CouncilProfile } from '../council/schema.ts';
import type { Charged } from '../council/service-types.ts';
import type { Category, Reason, Variation, WeeklyActual } from './actuals.ts';
import { coversADay, hospitalStatus, hospitalWeek } from './hospital.ts';
import type { HospitalStay, ServiceLine } from './lines.ts';
import type { Quantity } from './quantity.ts';
import { daysOf, lengthOf, runsAcrossWeeks } from './runs.ts';
import { sundayOf } from './week.ts';

/** What one variation means for payment. */
export interface PayablePart {
  category: Category;
  reason: Reason;
  quantity: Quantity;
  paid: boolean;
  /** False where the guidance does not say whether it is paid (or no reason is chosen, so that nobody can). */
  said: boolean;
  charged: Charged;
  /** A short phrase: `hospital week 2 of 2`, `not said by the guidance, taken as not paid`. */
  why: string;
}

export interface Payable {
  planned: Quantity;
  /** What the provider can expect to be paid for. */
  payable: Quantity;
  /** Hours that were planned or given and are not paid. */
  notPayable: Quantity;
  /** The part of `notPayable` on which the guidance is silent. */
  notSaid: Quantity;
  parts: PayablePart[];
}

/** What is known beside the week's actuals, for the limits on hospital weeks and on the days of an increase. */
export interface PayableContext {
  stays: readonly HospitalStay[];
  /** By line id, the weeks before. */
  earlier: Record<string, WeeklyActual[]>;
}

/**
 * The payable hours of one line. What was delivered is paid (extra within it only by its reason); frustrated and missed
 * hours are added where their reason is paid.
 */
export function payable(
  line: ServiceLine,
  actual: WeeklyActual,
  council: CouncilProfile,
  context: PayableContext,
): Payable {
  const parts = actual.variations.map((variation) => partOf(variation, line, actual, council, context));
  let total = actual.actual;
  let notPayable = 0;
  let notSaid = 0;
  for (const { category, reason, quantity, paid, said } of parts) {
    const inActual = category === 'extra' || (category === 'missed' && !council.reasons[reason].reducesActual);
    if (inActual && !paid) total -= quantity;
    if (!inActual && paid) total += quantity;
    if (!paid) notPayable += quantity;
    if (!paid && !said) notSaid += quantity;
  }
  return { planned: actual.planned, payable: total, notPayable, notSaid, parts };
}

/** The sums over a week. Actuals whose line is not known are left out: nobody pays for them. */
export function payableOfWeek(
  lines: readonly ServiceLine[],
  actuals: readonly WeeklyActual[],
  council: CouncilProfile,
  context: PayableContext,
): Omit<Payable, 'parts'> & { whyNot: PayablePart[] } {
  const lineById = new Map(lines.map((line) => [line.id, line]));
  const sum = { planned: 0, payable: 0, notPayable: 0, notSaid: 0 };
  const whyNot = new Map<string, PayablePart>();
  for (const actual of actuals) {
    const line = lineById.get(actual.lineId);
    if (!line) continue;
    const one = payable(line, actual, council, context);
    sum.planned += one.planned;
    sum.payable += one.payable;
    sum.notPayable += one.notPayable;
    sum.notSaid += one.notSaid;
    for (const part of one.parts) {
      if (part.paid) continue;
      const key = `${part.category}|${part.reason}|${part.why}|${part.charged}`;
      const same = whyNot.get(key);
      if (same) same.quantity += part.quantity;
      else whyNot.set(key, { ...part });
    }
  }
  return { ...sum, whyNot: [...whyNot.values()] };
}

function partOf(
  variation: Variation,
  line: ServiceLine,
  actual: WeeklyActual,
  council: CouncilProfile,
  context: PayableContext,
): PayablePart {
  const { category, reason, quantity } = variation;
  const part = { category, reason, quantity };
  if (reason === 'unspecified') {
    return { ...part, paid: false, said: false, charged: 'not-said', why: 'no reason is chosen yet' };
  }
  const { categories, paid, charged } = council.serviceTypes[line.serviceType].reasons[reason];
  const decided = (isPaid: boolean, why: string, said = true): PayablePart => ({
    ...part,
    charged,
    paid: isPaid,
    said,
    why,
  });
  if (reason === 'hospital' && category === 'missed') return decided(false, 'hospital beyond the paid weeks');
  if (!categories.includes(category)) return decided(false, `cannot be claimed as ${category}`);
  switch (paid) {
    case 'yes':
      return decided(true, 'paid');
    case 'no':
      return decided(false, 'not paid');
    case 'not-said':
      return decided(false, 'not said by the guidance, taken as not paid', false);
    case 'within-limit': {
      const limit =
        reason === 'hospital'
          ? hospitalLimit(variation, line, actual, council, context)
          : increaseLimit(variation, actual, council, context);
      return decided(limit.paid, limit.why);
    }
  }
}

function hospitalLimit(
  variation: Variation,
  line: ServiceLine,
  actual: WeeklyActual,
  council: CouncilProfile,
  { stays }: PayableContext,
): { paid: boolean; why: string } {
  const stay = stays.find((it) => it.id === variation.hospitalStayId && it.ssRef === line.ssRef);
  if (!stay || !coversADay(stay, actual.weekStart, sundayOf(actual.weekStart))) {
    return { paid: false, why: 'no hospital stay covers this week' };
  }
  const week = hospitalWeek(stay, actual.weekStart);
  const limit = council.serviceTypes[line.serviceType].hospitalWeeks;
  const count = limit === null ? `hospital week ${week}` : `hospital week ${week} of ${limit}`;
  switch (hospitalStatus(stay, week, limit)) {
    case 'within':
      return { paid: true, why: count };
    case 'given':
      return {
        paid: true,
        why: `hospital week ${week}, by operational decision ${stay.approval?.reference ?? ''}`.trim(),
      };
    case 'awaited':
      return { paid: false, why: `hospital week ${week}, operational decision awaited` };
    case 'beyond':
      return { paid: false, why: `hospital week ${week}, beyond the ${limit} that are paid` };
  }
}

function increaseLimit(
  variation: Variation,
  actual: WeeklyActual,
  council: CouncilProfile,
  { earlier }: PayableContext,
): { paid: boolean; why: string } {
  const days = daysOf(variation);
  if (!days) return { paid: false, why: 'its first and last day are not known' };
  const before = Object.hasOwn(earlier, actual.lineId) ? (earlier[actual.lineId] ?? []) : [];
  const run = runsAcrossWeeks(actual, before, 'extra', null).find(
    (it) => it.first <= days.first && it.last >= days.last,
  );
  const length = lengthOf(run ?? days);
  return length > council.temporaryDays
    ? { paid: false, why: `an increase of ${length} days, longer than ${council.temporaryDays}` }
    : { paid: true, why: `day ${length} of at most ${council.temporaryDays}` };
}

// Which hours of a line, and of a week, the provider can expect to be paid for, and why not the others. By the reasons
// table of the council profile; where the guidance does not say, the hours count as not paid and are shown as "not said".

import type { CouncilProfile } from '../council/schema.ts';
import { type Charged, type Said, type ServiceTypeRules, saidOf } from '../council/service-types.ts';
import { type Category, categories, type Reason, type Variation, type WeeklyActual } from './actuals.ts';
import { asksFor } from './adjustments.ts';
import { decisionFor } from './decisions.ts';
import { hospitalStatus, hospitalWeek, reachesWeek } from './hospital.ts';
import { claimedRuns, loggedExtras } from './increases.ts';
import type { AdjustmentRequest, HospitalStay, ServiceLine } from './lines.ts';
import type { LogEntry } from './log.ts';
import { judgedReason } from './only-reason.ts';
import { planShows } from './plan-shows.ts';
import type { Quantity } from './quantity.ts';
import { type DayRun, daysOf, lengthOf } from './runs.ts';
import { dayNumber, type PlainDate, sundayOf } from './week.ts';

/** What one variation, or the part of one that is paid alike, means for payment. */
export interface PayablePart {
  category: Category;
  /** The reason by which it is judged: the only possible one where none was chosen. */
  reason: Reason;
  quantity: Quantity;
  paid: boolean;
  /** By the documents quoted, elsewhere, or not at all: then nobody can say whether it is paid. */
  said: Said;
  charged: Charged;
  /** A short phrase: `hospital week 2 of 2`, `the guidance does not say; we count it as not paid`. */
  why: string;
}

export interface Payable {
  planned: Quantity;
  /** What the provider can expect to be paid for: from 0 to planned and extra together. */
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
  /** Requests for adjustment: what an accepted one covers is not paid a second time as extra. */
  adjustments?: readonly AdjustmentRequest[];
  /** The daily log of a line, also of the weeks before: an increase goes on over days that were given and are not claimed. */
  logOf?: (lineId: string) => readonly LogEntry[];
}

/** What all parts of a line are worked out from. */
interface Work {
  line: ServiceLine;
  actual: WeeklyActual;
  type: ServiceTypeRules;
  council: CouncilProfile;
  stays: readonly HospitalStay[];
  earlier: readonly WeeklyActual[];
  adjustments: readonly AdjustmentRequest[];
  log: () => readonly LogEntry[];
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
  const work: Work = {
    line,
    actual,
    council,
    type: council.serviceTypes[line.serviceType],
    stays: context.stays.filter(({ ssRef }) => ssRef === line.ssRef),
    earlier: Object.hasOwn(context.earlier, actual.lineId) ? (context.earlier[actual.lineId] ?? []) : [],
    adjustments: context.adjustments ?? [],
    log: () => context.logOf?.(line.id) ?? [],
  };
  const parts = [...actual.variations, ...unexplained(actual)].flatMap((one) =>
    one.quantity === 0 ? [] : partsOf(one, work),
  );
  let total = actual.actual;
  let notPayable = 0;
  let notSaid = 0;
  for (const { category, reason, quantity, paid, said } of parts) {
    const inActual = category === 'extra' || (category === 'missed' && !council.reasons[reason].reducesActual);
    if (inActual && !paid) total -= quantity;
    if (!inActual && paid) total += quantity;
    if (!paid) notPayable += quantity;
    if (!paid && said === 'not-said') notSaid += quantity;
  }
  // Figures that contradict each other promise neither less than nothing nor more than was planned and given on top.
  const payableHours = Math.max(0, Math.min(total, actual.planned + actual.extra));
  return { planned: actual.planned, payable: payableHours, notPayable, notSaid, parts };
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
      const key = `${part.category}|${part.reason}|${part.why}|${part.said}|${part.charged}`;
      const same = whyNot.get(key);
      if (same) same.quantity += part.quantity;
      else whyNot.set(key, { ...part });
    }
  }
  return { ...sum, whyNot: [...whyNot.values()] };
}

/** What the figures of a category claim beyond its variations, as hours of which nothing is known. */
function unexplained({ variations, ...quantities }: WeeklyActual): Variation[] {
  return categories.flatMap((category) => {
    const explained = variations.reduce((sum, one) => (one.category === category ? sum + one.quantity : sum), 0);
    const quantity = quantities[category] - explained;
    const nothing = { firstDay: null, lastDay: null, hospitalStayId: null, note: '' };
    return quantity > 0 ? [{ category, reason: 'unspecified', quantity, ...nothing }] : [];
  });
}

function partsOf(variation: Variation, work: Work): PayablePart[] {
  const { category, quantity } = variation;
  const { type } = work;
  const reason = judgedReason(type, category, variation.reason);
  if (reason === 'unspecified') {
    const why = 'no reason is chosen yet';
    return [{ category, reason, quantity, paid: false, said: 'not-said', charged: 'not-said', why }];
  }
  const rules = type.reasons[reason];
  const said = saidOf(rules);
  const part = (paid: boolean, why: string, hours: Quantity = quantity): PayablePart => ({
    category,
    reason,
    quantity: hours,
    paid,
    said,
    charged: rules.charged,
    why,
  });
  if (reason === 'hospital' && category === 'missed') return [part(false, missedHospital(variation, work))];
  if (!rules.categories.includes(category)) return [part(false, `cannot be claimed as ${category}`)];
  switch (rules.paid) {
    case 'yes':
      return [part(true, said === 'elsewhere' ? 'paid, as another page of the council says' : 'paid')];
    case 'no':
      return [part(false, said === 'elsewhere' ? 'not paid, as another page of the council says' : 'not paid')];
    case 'not-said':
      return [part(false, 'the guidance does not say; we count it as not paid')];
    case 'within-limit': {
      if (reason !== 'hospital') return increaseParts(variation, work, part);
      const limit = hospitalLimit(variation, work);
      return [part(limit.paid, limit.why)];
    }
  }
}

function stayOf({ hospitalStayId }: Variation, { stays, actual }: Work): HospitalStay | null {
  const stay = stays.find(({ id }) => id === hospitalStayId);
  return stay && reachesWeek(stay, actual.weekStart, sundayOf(actual.weekStart)) ? stay : null;
}

function missedHospital(variation: Variation, work: Work): string {
  const stay = stayOf(variation, work);
  if (!stay) return 'no hospital stay covers this week';
  const week = hospitalWeek(stay, work.actual.weekStart);
  const status = hospitalStatus(stay, week, work.type.hospitalWeeks, work.line.id);
  return status === 'within' || status === 'given'
    ? 'hospital within the paid weeks, but recorded as missed'
    : 'hospital beyond the paid weeks';
}

function hospitalLimit(variation: Variation, work: Work): { paid: boolean; why: string } {
  const { actual, type, line } = work;
  const stay = stayOf(variation, work);
  if (!stay) return { paid: false, why: 'no hospital stay covers this week' };
  const week = hospitalWeek(stay, actual.weekStart);
  const limit = type.hospitalWeeks;
  const count = limit === null ? `hospital week ${week}` : `hospital week ${week} of ${limit}`;
  const decision = limit === null ? null : decisionFor(stay, line.id, week, limit);
  switch (hospitalStatus(stay, week, limit, line.id)) {
    case 'within':
      return { paid: true, why: count };
    case 'given':
      return {
        paid: true,
        why: `hospital week ${week}, by operational decision ${decision?.reference ?? ''}`.trim(),
      };
    case 'awaited':
      return { paid: false, why: `hospital week ${week}, operational decision awaited` };
    case 'beyond':
      return decision?.state === 'refused'
        ? { paid: false, why: `hospital week ${week}, operational decision refused` }
        : { paid: false, why: `hospital week ${week}, beyond the ${limit} that are paid` };
  }
}

type Part = (paid: boolean, why: string, hours?: Quantity) => PayablePart;

/**
 * The hours of an increase, shared out evenly over its days in the week: those within the first days that are paid, those after, and
 * those that an accepted request covers already.
 */
function increaseParts(variation: Variation, work: Work, part: Part): PayablePart[] {
  const days = daysOf(variation);
  if (!days) return [part(false, 'its first and last day are not known')];
  const { council, actual, earlier, log } = work;
  const monday = dayNumber(actual.weekStart);
  const here = { first: Math.max(days.first, monday), last: Math.min(days.last, monday + 6) };
  if (here.first > here.last) return [part(false, 'its days are not days of this week')];
  const given = () => loggedExtras(log(), sundayOf(actual.weekStart));
  const runs = claimedRuns(actual, earlier, given, council);
  const run = runs.find(({ first, last }) => first <= days.first && last >= days.last) ?? days;
  const lastPaid = run.first + council.temporaryDays - 1;
  const isCovered = coveredBy(work);
  let [paid, covered] = [0, 0];
  for (let day = here.first; day <= here.last; day++) {
    if (isCovered(day)) covered += 1;
    else if (day <= lastPaid) paid += 1;
  }
  const hours = sharedOut(variation.quantity, lengthOf(here), [paid, covered]);
  const [ofPaid = 0, ofCovered = 0, ofRest = 0] = hours;
  const length = lengthOf(run);
  const isLong = length > council.temporaryDays;
  return [
    part(
      true,
      isLong
        ? `the first ${council.temporaryDays} days of an increase of ${length}`
        : `day ${length} of at most ${council.temporaryDays}`,
      ofPaid,
    ),
    part(false, 'already covered by an accepted request', ofCovered),
    part(false, `an increase of ${length} days, longer than ${council.temporaryDays}`, ofRest),
  ].filter(({ quantity }) => quantity !== 0);
}

/** Exact hundredths: what the whole days before leave over goes to the last group that has days. */
function sharedOut(quantity: Quantity, days: number, groups: readonly number[]): Quantity[] {
  const shares: Quantity[] = [];
  let [daysSoFar, hoursSoFar] = [0, 0];
  for (const group of [...groups, days - groups.reduce((sum, one) => sum + one, 0)]) {
    daysSoFar += group;
    const upTo = Math.floor((quantity * daysSoFar) / days);
    shares.push(upTo - hoursSoFar);
    hoursSoFar = upTo;
  }
  return shares;
}

/** Whether an accepted request for more hours of the line covers a day, and the plan does not show them yet. */
function coveredBy({ adjustments, line, actual, earlier, council }: Work): (day: number) => boolean {
  const days: DayRun[] = adjustments
    .filter((request) => request.outcome === 'accepted' && asksFor(request, line.id, 'increase', council))
    .filter((request) => !planShows(request, line, actual, earlier, council))
    .map(({ startDate, endDate }) => ({ first: dayNumber(startDate), last: lastDay(endDate) }));
  return (day) => days.some(({ first, last }) => first <= day && day <= last);
}

function lastDay(endDate: PlainDate | null): number {
  return endDate === null ? Number.POSITIVE_INFINITY : dayNumber(endDate);
}

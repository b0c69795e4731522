// Checks a week: every rule over every line, the same on the desktop and in the portal.
//
// 10,000 lines are checked while somebody types, so the way through a line that went to plan is short: the rest is
// looked up by line or person in indexes built once, the log only when a rule asks for it, and dates are compared as
// text or day numbers.
import { isAsPlanned, type Variation, type WeeklyActual } from '../domain/actuals.ts';
import { type Deadlines, dayAt, deadlines } from '../domain/deadline.ts';
import { isPlannedInWeek, type ServiceLine } from '../domain/lines.ts';
import { isQuantity } from '../domain/quantity.ts';
import { isMonday, sundayOf } from '../domain/week.ts';
import { checkAdjustments } from './adjustments.ts';
import { reportCoverage, reportUnplanned } from './coverage.ts';
import { checkEnds } from './ends.ts';
import { checkEngagement } from './engagement.ts';
import { checkExtras } from './extras.ts';
import { checkHospital } from './hospital.ts';
import { indexWeek, none, type WeekIndex } from './index-week.ts';
import { type LineCheck, variationFacts, type WeekFacts } from './line-check.ts';
import { inOrder } from './order.ts';
import { checkQuantities } from './quantities.ts';
import { checkReasons } from './reasons.ts';
import { checkComment, checkVisits } from './records.ts';
import type { Finding, WeekToCheck } from './types.ts';
import { checkTime, reportNotGenerated, reportProcessed } from './week.ts';

/**
 * Checks a week. Pure and total: the same input gives the same findings in the same order, whatever order its parts
 * come in, and no value of the input's types makes it throw.
 * @returns findings without a line first, then by line id, rule id and field, by code unit
 */
export function checkWeek(week: WeekToCheck): Finding[] {
  const facts = factsOf(week);
  if (week.status === 'payment-processed') {
    reportProcessed(facts);
    return facts.findings;
  }
  checkWhole(week, facts);
  checkLines(week, facts);
  return inOrder(facts.findings);
}

/**
 * Checks some lines again after what touched those lines only (their actuals, or their stays, requests, ends or log), on
 * the same day as before, and the week as a whole.
 * @param previous what `checkWeek` gave before
 * @returns the same as `checkWeek(week)`, without looking at the other lines
 */
export function recheckLines(previous: readonly Finding[], week: WeekToCheck, lineIds: ReadonlySet<string>): Finding[] {
  if (week.status === 'payment-processed') return checkWeek(week);
  const facts = factsOf(week);
  checkWhole(week, facts);
  checkLines(
    {
      ...week,
      lines: week.lines.filter((line) => lineIds.has(line.id)),
      actuals: week.actuals.filter((actual) => lineIds.has(actual.lineId)),
    },
    facts,
  );
  return inOrder([...previous.filter(({ lineId }) => lineId !== null && !lineIds.has(lineId)), ...facts.findings]);
}

/** What is about the week and none of its lines. */
function checkWhole(week: WeekToCheck, facts: WeekFacts): void {
  if (!week.generated) reportNotGenerated(facts);
  if (week.status === 'open') checkTime(facts, week.now, deadlinesOf(week));
}

function factsOf({ weekStart, council, now }: WeekToCheck): WeekFacts {
  return {
    weekStart,
    // A week that is not named by a Monday cannot come out of a parsed boundary; here it is one day, and nothing throws.
    sunday: isMonday(weekStart) ? sundayOf(weekStart) : weekStart,
    today: dayAt(now, council.deadline.timeZone),
    council,
    findings: [],
  };
}

/** null for what is no week, and at the edges of the calendar, where the days around it have no four-digit year. */
function deadlinesOf({ weekStart, council }: WeekToCheck): Deadlines | null {
  return isMonday(weekStart) && weekStart > '1000' && weekStart < '9999' ? deadlines(weekStart, council) : null;
}

function checkLines(week: WeekToCheck, facts: WeekFacts): void {
  const index = indexWeek(week);
  for (const { line, actual, others } of index.slots.values()) {
    const planned = isPlannedInWeek(line, facts.weekStart, facts.sunday);
    if (planned && week.generated && (!actual || others)) reportCoverage(facts, line, countOf(actual, others));
    if (!actual) continue;
    if (!planned) reportUnplanned(facts, line.id, line);
    if (!isUneventful(index, line, actual)) checkLine(facts, index, line, actual);
    for (const other of others ?? none) checkLine(facts, index, line, other);
  }
  for (const stray of index.strays) reportUnplanned(facts, stray.lineId, undefined);
}

function countOf(actual: WeeklyActual | null, others: readonly WeeklyActual[] | null): number {
  return (actual ? 1 : 0) + (others?.length ?? 0);
}

/**
 * True for a line as the council generated it, of a person about whom nothing else is known: no rule has anything to
 * say of it, and most lines are like this.
 */
function isUneventful(index: WeekIndex, line: ServiceLine, actual: WeeklyActual): boolean {
  return (
    isAsPlanned(actual) &&
    isQuantity(actual.planned) &&
    actual.visits === actual.generatedVisits &&
    actual.variations.length === 0 &&
    index.isWithoutEvents(line)
  );
}

function checkLine(week: WeekFacts, index: WeekIndex, line: ServiceLine, actual: WeeklyActual): void {
  const check: LineCheck = {
    week,
    line,
    actual,
    variations: inFixedOrder(actual.variations),
    type: week.council.serviceTypes[line.serviceType],
    stays: index.stays.get(line.ssRef) ?? none,
    ends: index.endsOf(line),
    adjustments: index.adjustments.get(line.id) ?? none,
    earlier: index.earlierOf(line.id),
    log: () => index.log().get(line.id) ?? none,
  };
  checkQuantities(check);
  checkComment(check);
  checkVisits(check);
  if (check.variations.length > 0) checkReasons(check);
  if (check.variations.length > 0 || check.stays.length > 0) checkHospital(check);
  if (check.ends.length > 0) checkEnds(check);
  if (check.variations.length > 0 || actual.extra > 0) checkExtras(check);
  if (check.variations.length > 0 || check.adjustments.length > 0) checkAdjustments(check);
  if (index.mayHaveNonEngagement(actual)) checkEngagement(check);
}

function inFixedOrder(variations: readonly Variation[]): readonly Variation[] {
  if (variations.length < 2) return variations;
  const textOf = (variation: Variation) => `${variationFacts(variation)}:${variation.note}`;
  return [...variations].sort((a, b) => (textOf(a) < textOf(b) ? -1 : 1));
}

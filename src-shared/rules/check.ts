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
import { checkCapacity } from './capacity.ts';
import { reportCoverage, reportUnplanned } from './coverage.ts';
import { checkDaysGiven } from './days-given.ts';
import { checkEnds } from './ends.ts';
import { checkEngagement } from './engagement.ts';
import { checkExtras } from './extras.ts';
import { checkHospital } from './hospital.ts';
import { checkHospitalHours } from './hospital-hours.ts';
import { indexWeek, none, type WeekIndex } from './index-week.ts';
import { judged, type LineCheck, variationFacts, type WeekFacts } from './line-check.ts';
import { inOrder } from './order.ts';
import { linesOfTheirPeople } from './people-of-lines.ts';
import { checkQuantities, isReadable } from './quantities.ts';
import { checkReasons } from './reasons.ts';
import { checkComment, checkVisits } from './records.ts';
import { checkStays } from './stays.ts';
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
 * the same day as before, and the week as a whole. The other lines of their people are checked with them: a fact about
 * a person is found once, on the first line concerned.
 * @param previous what `checkWeek` gave before
 * @param week may leave out the actuals of other people; a list of lines that was checked before is taken as unchanged
 * @returns the same as `checkWeek(week)`, without looking at other people's lines
 */
export function recheckLines(previous: readonly Finding[], week: WeekToCheck, lineIds: ReadonlySet<string>): Finding[] {
  if (week.status === 'payment-processed') return checkWeek(week);
  const lines = linesOfTheirPeople(week.lines, lineIds);
  const ids = new Set(lineIds);
  for (const { id } of lines) ids.add(id);
  const facts = factsOf(week);
  checkWhole(week, facts);
  checkLines({ ...week, lines, actuals: week.actuals.filter((actual) => ids.has(actual.lineId)) }, facts);
  return inOrder([...previous.filter(({ lineId }) => lineId !== null && !ids.has(lineId)), ...facts.findings]);
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
  const people = new Map<string, LineCheck[]>();
  for (const { line, actual, others } of index.slots.values()) {
    const planned = isPlannedInWeek(line, facts.weekStart, facts.sunday);
    if (planned && week.generated && (!actual || others)) reportCoverage(facts, line, countOf(actual, others));
    if (!actual) continue;
    if (!planned) reportUnplanned(facts, line.id, line);
    if (others === null && isUneventful(index, line, actual)) continue;
    for (const one of [actual, ...(others ?? none)]) {
      const check = lineCheckOf(facts, index, line, one);
      checkLine(check);
      const known = people.get(line.ssRef);
      if (known) known.push(check);
      else people.set(line.ssRef, [check]);
    }
  }
  for (const [ssRef, checks] of people) checkPerson(checks, index.didNotEngage.has(ssRef));
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
    actual.comment === '' &&
    actual.variations.length === 0 &&
    index.isWithoutEvents(line)
  );
}

function lineCheckOf(week: WeekFacts, index: WeekIndex, line: ServiceLine, actual: WeeklyActual): LineCheck {
  const type = week.council.serviceTypes[line.serviceType];
  const recorded = inFixedOrder(actual.variations);
  return {
    week,
    line,
    actual,
    recorded,
    variations: recorded.length === 0 ? none : judged(recorded, type),
    readable: isReadable(actual, recorded),
    type,
    council: week.council,
    stays: index.stays.get(line.ssRef) ?? none,
    ends: index.endsOf(line),
    adjustments: index.adjustments.get(line.id) ?? none,
    earlier: index.earlierOf(line.id),
    log: () => index.log().get(line.id) ?? none,
  };
}

function checkLine(check: LineCheck): void {
  checkQuantities(check);
  checkComment(check);
  checkVisits(check);
  if (check.variations.length > 0) {
    checkReasons(check);
    checkHospital(check);
    checkDaysGiven(check);
  }
  if (check.variations.length > 0 || check.actual.extra > 0) checkExtras(check);
  if (!check.readable) return;
  checkCapacity(check);
  if (check.stays.length > 0) checkHospitalHours(check);
  if (check.ends.length > 0) checkEnds(check);
}

/** What concerns a person rather than a line, once for all their lines. */
function checkPerson(checks: LineCheck[], didNotEngage: boolean): void {
  if (checks.length > 1) checks.sort(byLine);
  checkStays(checks);
  checkAdjustments(checks);
  if (didNotEngage) checkEngagement(checks);
}

/** By code unit; actuals of one line in an order that does not depend on the one they came in. */
function byLine(a: LineCheck, b: LineCheck): number {
  if (a.line.id !== b.line.id) return a.line.id < b.line.id ? -1 : 1;
  return JSON.stringify(a.actual) < JSON.stringify(b.actual) ? -1 : 1;
}

function inFixedOrder(variations: readonly Variation[]): readonly Variation[] {
  if (variations.length < 2) return variations;
  const textOf = (variation: Variation) => `${variationFacts(variation)}:${variation.note}`;
  return [...variations].sort((a, b) => (textOf(a) < textOf(b) ? -1 : 1));
}

// One line of a week under check: everything a rule may look at, and how it reports what it found.

import type { CouncilProfile } from '../council/schema.ts';
import type { ServiceTypeRules } from '../council/service-types.ts';
import type { Category, Reason, Variation, WeeklyActual } from '../domain/actuals.ts';
import { weeksLookedBack } from '../domain/limits.ts';
import type { AdjustmentRequest, HospitalStay, ServiceEnd, ServiceLine } from '../domain/lines.ts';
import type { LogEntry } from '../domain/log.ts';
import { judgedReason } from '../domain/only-reason.ts';
import { formatQuantityShort, isQuantity, type Quantity } from '../domain/quantity.ts';
import { dayNumber, type PlainDate } from '../domain/week.ts';
import { sourceOf } from './source.ts';
import type { Finding, FindingAction, FindingField, Level, RuleId } from './types.ts';

/** What all lines of a week share. */
export interface WeekFacts {
  weekStart: PlainDate;
  sunday: PlainDate;
  /** The council's calendar day at `now`, or null when `now` is no instant. */
  today: PlainDate | null;
  council: CouncilProfile;
  findings: Finding[];
}

/** A variation as it is judged: with a quantity, and with a category's only reason where none was chosen. */
export interface LineVariation extends Variation {
  /** What stands on the line: an action names this one. */
  recorded: Variation;
}

export interface LineCheck {
  week: WeekFacts;
  line: ServiceLine;
  actual: WeeklyActual;
  /** The actual's variations as they stand, in an order that does not depend on the one they came in. */
  recorded: readonly Variation[];
  /** Those of them that say anything, as they are judged. */
  variations: readonly LineVariation[];
  /** False where a quantity cannot be read: sums with it would mean nothing. */
  readable: boolean;
  /** What the council says of the line's service type. */
  type: ServiceTypeRules;
  council: CouncilProfile;
  /** The person's stays, in order of id. */
  stays: readonly HospitalStay[];
  ends: readonly ServiceEnd[];
  adjustments: readonly AdjustmentRequest[];
  earlier: readonly WeeklyActual[];
  log: () => readonly LogEntry[];
}

/** A finding without what follows from its rule and line. */
export interface FindingParts {
  field: FindingField | null;
  message: string;
  fix: string;
  action: FindingAction | null;
  /** What someone would acknowledge, beyond the line's own figures, which are part of every key. */
  facts?: string;
  /** Where the level is not that of the rule. */
  level?: Level;
  /** Of what the hours are, where the field does not say it: a sentence about other categories is not quoted. */
  category?: Category;
}

const warnings: ReadonlySet<RuleId> = new Set<RuleId>([
  'comment-left-over',
  'reason-missing',
  'hospital-days-exceeded',
  'hospital-underclaimed',
  'hospital-not-told',
  'hospital-decision-pending',
  'delivered-during-stay',
  'hospital-readmission',
  'shared-variation',
  'non-engagement-review',
  'adjustment-needed',
  'days-missing',
  'adjustment-overdue',
  'deadline-missed',
]);

/** The level of a rule, where the finding does not say another (a comment's hospital week, a level that is not known). */
export function levelOf(rule: RuleId): Level {
  return warnings.has(rule) ? 'warning' : 'error';
}

/** The actual's variations as they are judged. */
export function judged(recorded: readonly Variation[], type: ServiceTypeRules): readonly LineVariation[] {
  const variations: LineVariation[] = [];
  for (const variation of recorded) {
    if (variation.quantity === 0) continue;
    const reason = judgedReason(type, variation.category, variation.reason);
    variations.push({ ...variation, reason, recorded: variation });
  }
  return variations;
}

/** Adds a finding on a line. */
export function report(check: LineCheck, rule: RuleId, found: FindingParts): void {
  const { week, line, actual, recorded } = check;
  const facts = `${found.facts ?? ''}|${figuresOf(actual, recorded)}`;
  add(check, rule, found, keyOf(rule, week.weekStart, line.id, found.field, facts));
}

/**
 * Adds a finding on a fact about the line's person (a stay, an end, a request), once for all their lines. Its key has
 * neither week nor line: an acknowledgement holds until the fact changes.
 * @param check the first line concerned, in order of id
 * @param found with the fact in `facts`
 */
export function reportFact(check: LineCheck, rule: RuleId, found: FindingParts & { facts: string }): void {
  add(check, rule, found, keyOf(rule, '', `person ${check.line.ssRef}`, found.field, found.facts));
}

function add({ week, line }: LineCheck, rule: RuleId, found: FindingParts, key: string): void {
  week.findings.push({
    key,
    rule,
    level: found.level ?? levelOf(rule),
    lineId: line.id,
    field: found.field,
    message: found.message,
    fix: found.fix,
    action: found.action,
    source: sourceOf(week.council, rule, line.serviceType, found.category ?? found.field),
  });
}

/**
 * The first day of what goes on from week to week, as it stands in a key. What began in the first of the weeks that are
 * looked back on, or before, has no known first day: it would be another fact each week.
 */
export function sinceFact({ weekStart }: WeekFacts, day: PlainDate): string {
  return dayNumber(day) - dayNumber(weekStart) < -7 * (weeksLookedBack - 1) ? 'longer' : day;
}

/** Adds a finding that has no actual to speak of: about the week, or about a line whose actual is missing. */
export function reportWithoutActual(
  week: WeekFacts,
  rule: RuleId,
  line: ServiceLine | string | null,
  found: FindingParts,
): void {
  const lineId = line === null || typeof line === 'string' ? line : line.id;
  week.findings.push({
    key: keyOf(rule, week.weekStart, lineId, found.field, found.facts ?? ''),
    rule,
    level: found.level ?? levelOf(rule),
    lineId,
    field: found.field,
    message: found.message,
    fix: found.fix,
    action: found.action,
    source: sourceOf(
      week.council,
      rule,
      line === null || typeof line === 'string' ? null : line.serviceType,
      found.field,
    ),
  });
}

function keyOf(rule: RuleId, week: string, lineId: string | null, field: string | null, facts: string): string {
  return `${rule}|${week}|${lineId ?? ''}|${field ?? ''}|${facts}`;
}

/** The figures of a line as a short text: any change of a quantity or a reason makes another text. */
function figuresOf(actual: WeeklyActual, variations: readonly Variation[]): string {
  const figures = [actual.planned, actual.actual, actual.frustrated, actual.missed, actual.extra, actual.visits];
  return [figures.join('/'), ...variations.map(variationFacts)].join(' ');
}

/** A variation as a short text without its note: notes are about people, and keys are stored and sent. */
export function variationFacts(variation: Variation): string {
  const { category, reason, quantity, firstDay, lastDay, hospitalStayId, separateCause } = variation;
  const separate = separateCause === undefined ? [] : ['separate'];
  return [category, reason, quantity, firstDay ?? '', lastDay ?? '', hospitalStayId ?? '', ...separate].join(':');
}

/** A quantity in a sentence; one that cannot be read (`quantity-invalid` says so) is left at "some". */
export function amount(quantity: Quantity): string {
  return isQuantity(quantity) ? formatQuantityShort(quantity) : 'some';
}

/** The council's label for a reason, in quotation marks. */
export function reasonName(check: LineCheck, reason: Reason): string {
  return `“${check.week.council.reasons[reason].label}”`;
}

/** True when the council allows this reason in this category for the service type. `unspecified` is never judged. */
export function isAllowed(type: ServiceTypeRules, category: Category, reason: Reason): boolean {
  return reason === 'unspecified' || type.reasons[reason].categories.includes(category);
}

/** `SS Ref 0012345, Home Support Single-handed`: how a message to the council names a line. */
export function lineWords({ line }: Pick<LineCheck, 'line'>): string {
  return `SS Ref ${line.ssRef}, ${line.service} ${line.serviceLevel}`.trimEnd();
}

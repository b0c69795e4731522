// One line of a week under check: everything a rule may look at, and how it reports what it found.

import type { CouncilProfile } from '../council/schema.ts';
import type { ServiceTypeRules } from '../council/service-types.ts';
import type { Category, Reason, Variation, WeeklyActual } from '../domain/actuals.ts';
import type { AdjustmentRequest, HospitalStay, ServiceEnd, ServiceLine } from '../domain/lines.ts';
import type { LogEntry } from '../domain/log.ts';
import { formatQuantityShort, isQuantity, type Quantity } from '../domain/quantity.ts';
import type { PlainDate } from '../domain/week.ts';
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

export interface LineCheck {
  week: WeekFacts;
  line: ServiceLine;
  actual: WeeklyActual;
  /** The actual's variations in an order that does not depend on the one they came in. */
  variations: readonly Variation[];
  /** What the council says of the line's service type. */
  type: ServiceTypeRules;
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
  /** For the one rule whose level is the council's data. */
  level?: Level;
}

const warnings: ReadonlySet<RuleId> = new Set<RuleId>([
  'reason-missing',
  'hospital-decision-pending',
  'delivered-during-stay',
  'hospital-readmission',
  'shared-variation',
  'non-engagement-review',
  'adjustment-needed',
  'adjustment-overdue',
  'deadline-missed',
]);

/** The level of a rule; `hospital-week-in-comment` is an error here and a warning where the profile says so. */
export function levelOf(rule: RuleId): Level {
  return warnings.has(rule) ? 'warning' : 'error';
}

/** Adds a finding on a line. */
export function report(check: LineCheck, rule: RuleId, found: FindingParts): void {
  const { week, line, actual } = check;
  week.findings.push({
    key: keyOf(
      rule,
      week.weekStart,
      line.id,
      found.field,
      `${found.facts ?? ''}|${figuresOf(actual, check.variations)}`,
    ),
    rule,
    level: found.level ?? levelOf(rule),
    lineId: line.id,
    field: found.field,
    message: found.message,
    fix: found.fix,
    action: found.action,
    source: sourceOf(week.council, rule, line.serviceType, found.field),
  });
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
  const { category, reason, quantity, firstDay, lastDay, hospitalStayId } = variation;
  return [category, reason, quantity, firstDay ?? '', lastDay ?? '', hospitalStayId ?? ''].join(':');
}

/** A quantity in a sentence; one that cannot be read (`quantity-invalid` says so) is left at "some". */
export function amount(quantity: Quantity): string {
  return isQuantity(quantity) ? formatQuantityShort(quantity) : 'some';
}

/** The council's label for a reason, in quotation marks. */
export function reasonName(check: LineCheck, reason: Reason): string {
  return `“${check.week.council.reasons[reason].label}”`;
}

/** The reasons that the council allows for the line's service type in a category. */
export function allowedReasons(type: ServiceTypeRules, category: Category): Reason[] {
  const allowed: Reason[] = [];
  for (const [reason, rules] of Object.entries(type.reasons)) {
    if (rules.categories.includes(category)) allowed.push(reason as Reason);
  }
  return allowed;
}

/** True when the council allows this reason in this category for the service type. `unspecified` is never judged. */
export function isAllowed(type: ServiceTypeRules, category: Category, reason: Reason): boolean {
  return reason === 'unspecified' || type.reasons[reason].categories.includes(category);
}

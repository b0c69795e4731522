// Everything that is known of one week, read from the store once and checked by the rules. It is kept, and brought up to
// date by reading and checking again what was written since: of thousands of lines somebody who types changes one, and a
// sync a few. A screen asks more often than anything changes.

import type { CouncilProfile } from '../../src-shared/council/schema.ts';
import type { Absence } from '../../src-shared/domain/absences.ts';
import type { WeeklyActual } from '../../src-shared/domain/actuals.ts';
import { dayAt } from '../../src-shared/domain/deadline.ts';
import { weeksLookedBack } from '../../src-shared/domain/limits.ts';
import type {
  AdjustmentRequest,
  HospitalStay,
  Person,
  ServiceEnd,
  ServiceLine,
} from '../../src-shared/domain/lines.ts';
import type { LogEntry } from '../../src-shared/domain/log.ts';
import { addDays } from '../../src-shared/domain/week.ts';
import type { Receipt, WeekRecord } from '../../src-shared/portal-api/index.ts';
import { checkWeek, recheckLines } from '../../src-shared/rules/check.ts';
import { linesOfTheirPeople } from '../../src-shared/rules/people-of-lines.ts';
import type { Finding, WeekToCheck } from '../../src-shared/rules/types.ts';
import type { StoredActual } from '../store/actuals.ts';
import type { OutboxRow } from '../store/outbox-rows.ts';
import type { StoreReads } from '../store/store.ts';
import type { Acknowledged } from '../store/weeks.ts';
import type { WrittenRow } from '../store/written.ts';
import type { AccountContext } from '../use-case/account-context.ts';

/** Beyond so many lines, reading the week anew is as quick as line by line. */
const mostLines = 2_000;

export interface WeekFacts {
  weekStart: string;
  now: string;
  council: CouncilProfile;
  /** Null before the portal described the week. */
  week: WeekRecord | null;
  lines: ServiceLine[];
  people: Map<string, Person>;
  actuals: Map<string, StoredActual>;
  earlier: Record<string, WeeklyActual[]>;
  stays: HospitalStay[];
  absences: Absence[];
  adjustments: AdjustmentRequest[];
  ends: ServiceEnd[];
  log: LogEntry[];
  /** Of the weeks before: non-engagements are counted across weeks. */
  logBefore: LogEntry[];
  receipts: Receipt[];
  acknowledged: Map<string, Acknowledged>;
  unsent: OutboxRow[];
  confirmationUnknown: boolean;
  findings: Finding[];
}

/** @returns the week's facts, or null while the council's rules are not known here */
export type FactsOf = (weekStart: string) => WeekFacts | null;

export function weekFactsOf(context: AccountContext): FactsOf {
  const { store } = context;
  const kept = new Map<string, { mark: number; facts: WeekFacts }>();
  return (weekStart) => {
    const council = store.profile.get();
    if (council === null) return null;
    const now = context.clock.now();
    const mark = store.written.mark();
    const known = kept.get(weekStart);
    const written = known === undefined ? null : store.written.since(known.mark);
    const upToDate =
      known === undefined || written === null ? null : broughtUpToDate(store, known.facts, { council, now, written });
    const facts = upToDate ?? readFacts(context, weekStart, council, now);
    // One screen is open at a time: a few weeks are enough, and the oldest goes.
    if (kept.size >= 4 && !kept.has(weekStart)) kept.delete([...kept.keys()][0] ?? '');
    kept.set(weekStart, { mark, facts });
    return facts;
  };
}

interface ChangesSince {
  council: CouncilProfile;
  now: string;
  written: readonly WrittenRow[];
}

/** The facts as they are now, or null where too much of the week was written for less than reading it anew. */
function broughtUpToDate(
  store: StoreReads,
  facts: WeekFacts,
  { council, now, written }: ChangesSince,
): WeekFacts | null {
  const { weekStart } = facts;
  const { timeZone } = council.deadline;
  // A rule may depend on the day; on the minute only what is said of the week as a whole.
  if (facts.council !== council || dayAt(facts.now, timeZone) !== dayAt(now, timeZone)) return null;
  const parts = new Set<FactsPart>();
  const lineIds = new Set<string>();
  for (const one of written) {
    const part = partOf(one, weekStart);
    if (part === 'anew') return null;
    if (part !== null) parts.add(part);
    if ((part === 'lines' || part === 'log') && one.lineId !== null) lineIds.add(one.lineId);
  }
  const sameMinute = facts.now.slice(0, 16) === now.slice(0, 16);
  if (parts.size === 0 && sameMinute) return facts;
  if (lineIds.size > mostLines) return null;
  const next: WeekFacts = { ...facts, now };
  if (parts.has('week')) {
    next.week = store.weeks.get(weekStart);
    if (next.week?.status !== facts.week?.status || next.week?.generated !== facts.week?.generated) return null;
  }
  if (lineIds.size > 0) {
    next.actuals = new Map(facts.actuals);
    for (const lineId of lineIds) {
      const stored = store.actuals.get(weekStart, lineId);
      // With its actual the line itself may come or go.
      const had = facts.actuals.has(lineId);
      if (stored === null ? had : !had && !facts.lines.some(({ id }) => id === lineId)) return null;
      if (stored !== null) next.actuals.set(lineId, stored);
    }
  }
  if (parts.has('log')) Object.assign(next, logOf(store, weekStart));
  if (parts.has('lines')) next.unsent = store.outbox.unsent(weekStart);
  if (parts.has('receipts')) next.receipts = store.receipts.ofWeek(weekStart);
  if (parts.has('confirmation')) next.confirmationUnknown = isConfirmationUnknown(store, weekStart);
  const ids = new Set([...lineIds, ...linesOfTheirPeople(next.lines, lineIds).map(({ id }) => id)]);
  const touched = [...ids].flatMap((lineId) => next.actuals.get(lineId) ?? []);
  const findings = recheckLines(facts.findings, weekToCheck(next, touched), lineIds);
  return { ...next, findings, acknowledged: acknowledgedOf(store, weekStart, findings) };
}

type FactsPart = 'week' | 'lines' | 'log' | 'receipts' | 'acknowledged' | 'confirmation';

/** Which part of the facts a row is of; null: none of these; `anew`: more than one line may depend on it. */
function partOf({ table, weekStart, lineId }: WrittenRow, own: string): FactsPart | 'anew' | null {
  const isOwn = weekStart === own;
  switch (table) {
    case 'actual':
    case 'variation':
      if (isOwn) return 'lines';
      return weekStart !== null && weekStart < own && weekStart >= addDays(own, -7 * weeksLookedBack) ? 'anew' : null;
    case 'outbox':
      return isOwn || weekStart === null ? 'lines' : null;
    case 'log_entry':
      return 'log';
    case 'week':
    case 'week_service':
      return isOwn ? 'week' : null;
    case 'exception':
      return isOwn && lineId === null ? 'week' : null;
    case 'receipt':
      return isOwn ? 'receipts' : null;
    case 'acknowledgement':
      // One of another week may hold here too.
      return 'acknowledged';
    case 'confirmation':
      return isOwn ? 'confirmation' : null;
    default:
      return ofNoWeek.has(table) ? null : 'anew';
  }
}

/** Tables that no rule looks at and no fact is read from. */
const ofNoWeek: ReadonlySet<string> = new Set([
  'care_at_portal',
  'confirmation_wish',
  'council_file',
  'dispute',
  'dispute_message',
  'payment',
  'portal_access',
  'portal_look',
  'profile_change',
  'site',
  'site_report',
  'sync_state',
  'undo_step',
  'week_needing',
]);

function weekToCheck(facts: Omit<WeekFacts, 'findings' | 'acknowledged'>, stored: Iterable<StoredActual>): WeekToCheck {
  const { week, log, logBefore } = facts;
  return {
    weekStart: facts.weekStart,
    status: week?.status ?? 'open',
    generated: week?.generated ?? false,
    lines: facts.lines,
    actuals: Array.from(stored, ({ actual }) => actual),
    stays: facts.stays,
    adjustments: facts.adjustments,
    ends: facts.ends,
    log: [...log, ...logBefore],
    earlier: facts.earlier,
    council: facts.council,
    now: facts.now,
  };
}

/** What the rules would find if the lines of `actuals` were so; nothing is written. */
export function findingsIf(facts: WeekFacts, actuals: readonly WeeklyActual[]): Finding[] {
  const lineIds = new Set(actuals.map(({ lineId }) => lineId));
  const week = weekToCheck(facts, facts.actuals.values());
  const others = week.actuals.filter(({ lineId }) => !lineIds.has(lineId));
  return recheckLines(facts.findings, { ...week, actuals: [...others, ...actuals] }, lineIds);
}

function readFacts({ store }: AccountContext, weekStart: string, council: CouncilProfile, now: string): WeekFacts {
  const facts = {
    weekStart,
    now,
    council,
    week: store.weeks.get(weekStart),
    lines: store.lines.ofWeek(weekStart),
    people: new Map(store.people.all().map((person) => [person.ssRef, person])),
    actuals: new Map(store.actuals.ofWeek(weekStart).map((stored) => [stored.actual.lineId, stored])),
    stays: store.care.stays(),
    absences: store.care.absences(),
    adjustments: store.care.adjustments(),
    ends: store.care.ends().map(({ end }) => end),
    ...logOf(store, weekStart),
    earlier: store.actuals.earlier(weekStart, weeksLookedBack),
    receipts: store.receipts.ofWeek(weekStart),
    unsent: store.outbox.unsent(weekStart),
    confirmationUnknown: isConfirmationUnknown(store, weekStart),
  };
  const findings = checkWeek(weekToCheck(facts, facts.actuals.values()));
  return { ...facts, findings, acknowledged: acknowledgedOf(store, weekStart, findings) };
}

function logOf({ care }: StoreReads, weekStart: string): Pick<WeekFacts, 'log' | 'logBefore'> {
  return { log: care.logOfWeek(weekStart), logBefore: care.logBefore(weekStart, weeksLookedBack) };
}

/**
 * By key. A fact about a person had a key of its line and week before it had one that lasts: what was said of it then
 * still holds.
 */
function acknowledgedOf(
  { acknowledgements }: StoreReads,
  weekStart: string,
  findings: readonly Finding[],
): WeekFacts['acknowledged'] {
  const given = new Map(acknowledgements.forWeek(weekStart).map((one) => [one.key, one]));
  for (const { key, rule, lineId } of findings) {
    if (given.has(key) || !key.startsWith(`${rule}||`)) continue;
    const before = [...given.values()].find((one) => one.key.startsWith(`${rule}|${weekStart}|${lineId}|`));
    if (before !== undefined) given.set(key, { ...before, key });
  }
  return given;
}

function isConfirmationUnknown({ confirmations }: StoreReads, weekStart: string): boolean {
  return confirmations.open().some((attempt) => attempt.weekStart === weekStart);
}

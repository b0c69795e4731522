// Everything that is known of one week, read from the store once and checked by the rules. Kept until the store changes
// or the clock has moved on by a minute: a rule may depend on the time, and a screen asks more often than anything changes.

import type { WeeklyActual } from '../../src-shared/actuals.ts';
import type { CouncilProfile } from '../../src-shared/council/schema.ts';
import type { AdjustmentRequest, HospitalStay, Person, ServiceEnd, ServiceLine } from '../../src-shared/lines.ts';
import type { LogEntry } from '../../src-shared/log.ts';
import type { Receipt, WeekRecord } from '../../src-shared/portal-api/index.ts';
import { checkWeek, recheckLine } from '../../src-shared/rules/check.ts';
import type { Finding, WeekToCheck } from '../../src-shared/rules/types.ts';
import type { Acknowledged, OutboxRow, Store, StoredActual } from '../store/store.ts';
import type { Desk } from './desk.ts';

/** How many earlier weeks the rules look at. */
export const earlierWeeks = 12;

/** Beyond so many lines, reading the week anew is as quick as line by line. */
const fewLines = 20;

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

export interface FactsOf {
  /** The week's facts, or null while the council's rules are not known here. */
  (weekStart: string): WeekFacts | null;
  /**
   * Runs a command that writes nothing of the week but these few lines. What was known of the week before is then brought
   * up to date by reading and checking those lines alone: of thousands of lines, somebody who types changes one.
   */
  whileEditing<T>(weekStart: string, lineIds: readonly string[], command: () => T): T;
}

export function weekFactsOf(desk: Desk): FactsOf {
  const { store } = desk;
  const kept = new Map<string, { revision: number; minute: string; facts: WeekFacts }>();

  function factsOf(weekStart: string): WeekFacts | null {
    const council = store.profile.get();
    if (council === null) return null;
    const now = desk.clock.now();
    const minute = now.slice(0, 16);
    const revision = store.revision();
    const known = kept.get(weekStart);
    if (known?.revision === revision && known.minute === minute) return known.facts;
    const facts = readFacts(desk, weekStart, council, now);
    // One screen is open at a time: a few weeks are enough, and the oldest goes.
    if (kept.size >= 4 && !kept.has(weekStart)) kept.delete([...kept.keys()][0] ?? '');
    kept.set(weekStart, { revision, minute, facts });
    return facts;
  }

  function whileEditing<T>(weekStart: string, lineIds: readonly string[], command: () => T): T {
    if (lineIds.length > fewLines) return command();
    const before = store.revision();
    const result = command();
    const known = kept.get(weekStart);
    const revision = store.revision();
    if (known?.revision === before && revision !== before) {
      const facts = lineIds.reduce((before, lineId) => withLineAgain(store, before, lineId), known.facts);
      kept.set(weekStart, { ...known, revision, facts });
    }
    return result;
  }

  return Object.assign(factsOf, { whileEditing });
}

/** The same facts with one line read and checked again, at the same instant. */
function withLineAgain(store: Store, facts: WeekFacts, lineId: string): WeekFacts {
  const { weekStart } = facts;
  const stored = store.actuals.get(weekStart, lineId);
  const actuals = new Map(facts.actuals);
  if (stored === null) actuals.delete(lineId);
  else actuals.set(lineId, stored);
  const next = { ...facts, actuals, unsent: store.outbox.unsent(weekStart) };
  return { ...next, findings: recheckLine(facts.findings, weekToCheck(next), lineId) };
}

function weekToCheck(facts: Omit<WeekFacts, 'findings'>): WeekToCheck {
  const { week, actuals, log, logBefore } = facts;
  return {
    weekStart: facts.weekStart,
    status: week?.status ?? 'open',
    generated: week?.generated ?? false,
    lines: facts.lines,
    actuals: [...actuals.values()].map(({ actual }) => actual),
    stays: facts.stays,
    adjustments: facts.adjustments,
    ends: facts.ends,
    log: [...log, ...logBefore],
    earlier: facts.earlier,
    council: facts.council,
    now: facts.now,
  };
}

function readFacts({ store }: Desk, weekStart: string, council: CouncilProfile, now: string): WeekFacts {
  const facts = {
    weekStart,
    now,
    council,
    week: store.weeks.get(weekStart),
    lines: store.lines.ofWeek(weekStart),
    people: new Map(store.people.all().map((person) => [person.ssRef, person])),
    actuals: new Map(store.actuals.ofWeek(weekStart).map((stored) => [stored.actual.lineId, stored])),
    stays: store.care.stays(),
    adjustments: store.care.adjustments(),
    ends: store.care.ends().map(({ end }) => end),
    log: store.care.logOfWeek(weekStart),
    logBefore: store.care.logBefore(weekStart, earlierWeeks),
    earlier: store.actuals.earlier(weekStart, earlierWeeks),
    receipts: store.receipts.ofWeek(weekStart),
    acknowledged: new Map(store.acknowledgements.ofWeek(weekStart).map((given) => [given.key, given])),
    unsent: store.outbox.unsent(weekStart),
    confirmationUnknown: store.confirmations.open().some((attempt) => attempt.weekStart === weekStart),
  };
  return { ...facts, findings: checkWeek(weekToCheck(facts)) };
}

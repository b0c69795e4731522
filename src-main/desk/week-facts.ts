// Everything that is known of one week, read from the store once and checked by the rules. Kept until the store changes
// or the clock has moved on by a minute: a rule may depend on the time, and a screen asks more often than anything changes.

import type { WeeklyActual } from '../../src-shared/actuals.ts';
import type { CouncilProfile } from '../../src-shared/council/schema.ts';
import type { AdjustmentRequest, HospitalStay, Person, ServiceEnd, ServiceLine } from '../../src-shared/lines.ts';
import type { LogEntry } from '../../src-shared/log.ts';
import type { Receipt, WeekRecord } from '../../src-shared/portal-api/index.ts';
import { checkWeek } from '../../src-shared/rules/check.ts';
import type { Finding } from '../../src-shared/rules/types.ts';
import type { Acknowledged, OutboxRow, StoredActual } from '../store/store.ts';
import type { Desk } from './desk.ts';

/** How many earlier weeks the rules look at. */
export const earlierWeeks = 12;

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

/** @returns a function that gives a week's facts, or null while the council's rules are not known here */
export function weekFactsOf(desk: Desk): (weekStart: string) => WeekFacts | null {
  const kept = new Map<string, { revision: number; minute: string; facts: WeekFacts }>();
  return (weekStart) => {
    const council = desk.store.profile.get();
    if (council === null) return null;
    const now = desk.clock.now();
    const minute = now.slice(0, 16);
    const revision = desk.store.revision();
    const known = kept.get(weekStart);
    if (known?.revision === revision && known.minute === minute) return known.facts;
    const facts = readFacts(desk, weekStart, council, now);
    // One screen is open at a time: a few weeks are enough, and the oldest goes.
    if (kept.size >= 4 && !kept.has(weekStart)) kept.delete([...kept.keys()][0] ?? '');
    kept.set(weekStart, { revision, minute, facts });
    return facts;
  };
}

function readFacts({ store }: Desk, weekStart: string, council: CouncilProfile, now: string): WeekFacts {
  const week = store.weeks.get(weekStart);
  const lines = store.lines.ofWeek(weekStart);
  const actuals = store.actuals.ofWeek(weekStart);
  const known = {
    stays: store.care.stays(),
    adjustments: store.care.adjustments(),
    ends: store.care.ends().map(({ end }) => end),
    log: store.care.logOfWeek(weekStart),
    logBefore: store.care.logBefore(weekStart, earlierWeeks),
    earlier: store.actuals.earlier(weekStart, earlierWeeks),
  };
  const findings = checkWeek({
    weekStart,
    status: week?.status ?? 'open',
    generated: week?.generated ?? false,
    lines,
    actuals: actuals.map(({ actual }) => actual),
    ...known,
    log: [...known.log, ...known.logBefore],
    council,
    now,
  });
  return {
    weekStart,
    now,
    council,
    week,
    lines,
    people: new Map(store.people.all().map((person) => [person.ssRef, person])),
    actuals: new Map(actuals.map((stored) => [stored.actual.lineId, stored])),
    ...known,
    receipts: store.receipts.ofWeek(weekStart),
    acknowledged: new Map(store.acknowledgements.ofWeek(weekStart).map((given) => [given.key, given])),
    unsent: store.outbox.unsent(weekStart),
    confirmationUnknown: store.confirmations.open().some((attempt) => attempt.weekStart === weekStart),
    findings,
  };
}

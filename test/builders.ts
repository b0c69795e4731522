// Fixtures with good defaults: a line of home support that went to plan in the week of 3 to 9 March 2025, which the
// council would accept on Monday morning. A test names only what matters to it.

import type { WeekFinding, WeekRow } from '../src-shared/app-api/index.ts';
import { bradford } from '../src-shared/council/index.ts';
import type { Category, Reason, Variation, WeeklyActual } from '../src-shared/domain/actuals.ts';
import type {
  AdjustmentRequest,
  HospitalStay,
  Person,
  ServiceEnd,
  ServiceLine,
  ServiceType,
} from '../src-shared/domain/lines.ts';
import type { LogEntry } from '../src-shared/domain/log.ts';
import type { ActualRecord, Receipt, WeekRecord } from '../src-shared/portal-api/index.ts';
import { checkWeek } from '../src-shared/rules/check.ts';
import type { Finding, RuleId, WeekToCheck } from '../src-shared/rules/types.ts';

export const monday = '2025-03-03';
/** Monday 10 March 2025, 9am: the week is over, and due on Tuesday. */
export const mondayMorning = '2025-03-10T09:00:00Z';

export function person(parts: Partial<Person> = {}): Person {
  return { ssRef: '0012345', name: 'Ada Okafor', nhsNumber: '9990000018', address: '1 Mill Lane, BD1 1AA', ...parts };
}

export function serviceLine(parts: Partial<ServiceLine> = {}): ServiceLine {
  return {
    id: 'line-1',
    ssRef: '0012345',
    serviceType: 'home_support',
    service: 'Home Support',
    serviceLevel: 'Single handed',
    plannedQuantity: 1000,
    plannedVisits: 7,
    startDate: '2024-04-01',
    endDate: null,
    ...parts,
  };
}

/** A line of this service type. */
export function lineOf(serviceType: ServiceType, parts: Partial<ServiceLine> = {}): ServiceLine {
  return serviceLine({ serviceType, ...parts });
}

/** The actual as generated: everything went to plan. */
export function weeklyActual(parts: Partial<WeeklyActual> = {}): WeeklyActual {
  return {
    lineId: 'line-1',
    weekStart: monday,
    planned: 1000,
    actual: 1000,
    frustrated: 0,
    missed: 0,
    extra: 0,
    visits: 7,
    generatedVisits: 7,
    comment: '',
    variations: [],
    ...parts,
  };
}

/** The portal's first record of the actual as generated. */
export function actualRecord(parts: Partial<ActualRecord> = {}): ActualRecord {
  return { version: 1, actual: weeklyActual(), attested: null, changed: null, exceptions: [], ...parts };
}

/** The portal's record of the week: generated, open, with home support in it. */
export function weekRecord(parts: Partial<WeekRecord> = {}): WeekRecord {
  return {
    weekStart: monday,
    status: 'open',
    generated: true,
    generatedAt: '2025-03-03T06:00:00.000Z',
    services: [{ service: 'Home Support', state: 'open', receiptId: null }],
    exceptions: [],
    ...parts,
  };
}

/** Practice's receipt for home support, confirmed by Aisha on Monday morning. */
export function weekReceipt(parts: Partial<Receipt> = {}): Receipt {
  return {
    id: 'r-1',
    number: 'PR-2025-03-03-0001',
    weekStart: monday,
    services: ['Home Support'],
    digest: '0'.repeat(64),
    statement: 'I confirm.',
    lines: 2,
    totals: { planned: 1700, actual: 1700, frustrated: 0, missed: 0, extra: 0 },
    confirmed: { id: 'u-aisha', name: 'Aisha Khan', at: '2025-03-10T09:00:00.000Z' },
    late: false,
    authority: 'practice',
    superseded: false,
    ...parts,
  };
}

export function variation(category: Category, reason: Reason, parts: Partial<Variation> = {}): Variation {
  return { category, reason, quantity: 200, firstDay: null, lastDay: null, hospitalStayId: null, note: '', ...parts };
}

/** 2 hours missed, with notice given. */
export function missed(reason: Reason = 'planned_absence', parts: Partial<Variation> = {}): Variation {
  return variation('missed', reason, parts);
}

/** 10 hours (the whole plan) frustrated, for the stay `stay-1`. */
export function frustrated(parts: Partial<Variation> = {}): Variation {
  return variation('frustrated', 'hospital', { quantity: 1000, hospitalStayId: 'stay-1', ...parts });
}

/** 2 hours extra on Tuesday and Wednesday. */
export function extra(parts: Partial<Variation> = {}): Variation {
  return variation('extra', 'temporary_increase', { firstDay: '2025-03-04', lastDay: '2025-03-05', ...parts });
}

/** An actual with these variations: quantities follow from the formula, and there is a comment. */
export function actualWith(variations: Variation[], parts: Partial<WeeklyActual> = {}): WeeklyActual {
  const sum = (category: Category) =>
    variations.filter((it) => it.category === category).reduce((total, it) => total + it.quantity, 0);
  const planned = parts.planned ?? 1000;
  const quantities = { frustrated: sum('frustrated'), missed: sum('missed'), extra: sum('extra') };
  return weeklyActual({
    planned,
    actual: planned - quantities.frustrated - quantities.missed + quantities.extra,
    ...quantities,
    comment: 'as agreed with the family',
    variations,
    ...parts,
  });
}

/** Admitted on Monday 24 February 2025: the week of 3 March is hospital week 2, wholly in hospital. */
export function hospitalStay(parts: Partial<HospitalStay> = {}): HospitalStay {
  return {
    id: 'stay-1',
    ssRef: '0012345',
    admitted: '2025-02-24',
    discharged: null,
    told: { who: 'Duty worker', on: '2025-02-24' },
    approval: null,
    ...parts,
  };
}

/** An accepted increase of `line-1` from Monday 3 March 2025, sent that day. */
export function adjustmentRequest(parts: Partial<AdjustmentRequest> = {}): AdjustmentRequest {
  return {
    id: 'request-1',
    ssRef: '0012345',
    changes: [{ lineId: 'line-1', kind: 'increase' }],
    startDate: monday,
    endDate: null,
    submittedOn: monday,
    outcome: 'accepted',
    ...parts,
  };
}

export function serviceEnd(parts: Partial<ServiceEnd> = {}): ServiceEnd {
  return { ssRef: '0012345', lineId: null, lastDay: '2025-02-28', cause: 'died', ...parts };
}

export function logEntry(parts: Partial<LogEntry> = {}): LogEntry {
  return {
    id: 'log-1',
    lineId: 'line-1',
    day: monday,
    kind: 'delivered',
    reason: null,
    minutes: 60,
    note: '',
    ...parts,
  };
}

/** One line that went to plan, generated and still open, checked on Monday morning by Bradford's rules. */
export function weekToCheck(parts: Partial<WeekToCheck> = {}): WeekToCheck {
  const lines = parts.lines ?? [serviceLine()];
  return {
    weekStart: monday,
    status: 'open',
    generated: true,
    lines,
    actuals: lines.map((line) =>
      weeklyActual({
        lineId: line.id,
        planned: line.plannedQuantity,
        actual: line.plannedQuantity,
        visits: line.plannedVisits,
        generatedVisits: line.plannedVisits,
      }),
    ),
    stays: [],
    adjustments: [],
    ends: [],
    log: [],
    earlier: {},
    council: bradford,
    now: mondayMorning,
    ...parts,
  };
}

/** The rules that object to a week, once each, in the order of the findings. */
export function rulesOf(parts: Partial<WeekToCheck> = {}): RuleId[] {
  return [...new Set(checkWeek(weekToCheck(parts)).map((finding) => finding.rule))];
}

/** The one finding of a rule; fails when there is none or more than one. */
export function findingOf(rule: RuleId, parts: Partial<WeekToCheck>): Finding {
  const found = checkWeek(weekToCheck(parts)).filter((finding) => finding.rule === rule);
  const [only] = found;
  if (!only || found.length !== 1) throw new Error(`${found.length} findings of ${rule} instead of one`);
  return only;
}

/** A line of the week as the window has it: generated, untouched, with nothing to send. */
export function weekRow(id: string, parts: Partial<WeekRow> = {}): WeekRow {
  const ssRef = `00${id}`;
  return {
    line: serviceLine({ id, ssRef }),
    person: { ssRef, name: `Person ${id}`, nhsNumber: null, address: null },
    actual: weeklyActual({ lineId: id }),
    knowledge: 'untouched',
    attested: null,
    changed: null,
    sendState: 'as-pulled',
    rejection: null,
    commentEdited: false,
    stayIds: [],
    log: null,
    ...parts,
  };
}

/** The comment of line `1` is missing. */
export function weekFinding(parts: Partial<WeekFinding> = {}): WeekFinding {
  return {
    key: 'k',
    rule: 'comment-missing',
    level: 'error',
    lineId: '1',
    field: 'comment',
    message: 'No comment.',
    fix: 'Write one.',
    action: null,
    source: '',
    acknowledged: null,
    ...parts,
  };
}

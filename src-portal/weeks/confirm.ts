// Whether a confirmation is taken, and the receipt for it: a function of the week, the request and the instant. What
// is confirmed is what was seen, error-free, with every warning accepted by someone; other services do not matter.
import type { CouncilProfile } from '../../src-shared/council/index.ts';
import { deadlines } from '../../src-shared/domain/deadline.ts';
import { formatWeek } from '../../src-shared/domain/week.ts';
import {
  type Authority,
  type By,
  type ConfirmationRequest,
  confirmationText,
  type Receipt,
} from '../../src-shared/portal-api/index.ts';
import type { Finding } from '../../src-shared/rules/types.ts';
import { sha256 } from '../environment.ts';
import { Refused } from '../problem.ts';
import type { WeekRow } from '../store/rows.ts';
import type { WeekState } from '../store/week-state.ts';
import { findingsOf } from './check.ts';
import { isClosed } from './record.ts';

export interface ConfirmationContext {
  council: CouncilProfile;
  authority: Authority;
  /** Who confirms, and the portal's instant. */
  by: By;
  receiptId: string;
}

export type ConfirmationOutcome =
  | { kind: 'new'; receipt: Receipt; week: WeekRow }
  /** Just this was confirmed before; the receipt for it still speaks. */
  | { kind: 'already'; receipt: Receipt; week: WeekRow };

/** Decides a confirmation; throws `Refused` with the first thing that stands in its way. */
export function confirmWeek(
  state: WeekState,
  receipts: readonly Receipt[],
  request: ConfirmationRequest,
  { council, authority, by, receiptId }: ConfirmationContext,
): ConfirmationOutcome {
  const { week } = state;
  const title = formatWeek(state.weekStart);
  const services = [...new Set(request.services)].sort();
  if (services.some((service) => isClosed(state, service))) {
    throw new Refused(
      'payment-processed',
      `Payment for the week of ${title} is processed, so it can no longer be confirmed.`,
    );
  }
  if (week === null || week.generatedAt === null) {
    throw new Refused(
      'week-not-generated',
      `The week of ${title} is not generated yet. Generate the week, record it, then confirm.`,
    );
  }
  refuseUnknownServices(week, services, council);

  const chosen = new Set(services);
  const serviceOf = new Map(state.lines.map((line) => [line.id, line.service]));
  const findings = findingsOf(state, council, by.at).filter(
    ({ lineId }) => lineId === null || chosen.has(serviceOf.get(lineId) ?? ''),
  );
  if (findings.some(({ rule }) => rule === 'week-not-finished')) {
    throw new Refused('week-not-finished', `The week of ${title} is not over yet. Confirm it from the Monday after.`);
  }

  const seen = [...state.actuals.values()].map(({ version, actual }) => ({
    service: serviceOf.get(actual.lineId) ?? '',
    version,
    actual,
  }));
  if (sha256(confirmationText(state.weekStart, services, seen, findings)) !== request.digest) {
    throw new Refused(
      'week-changed',
      `The week of ${title} changed since you looked. Look at what is new, then confirm again.`,
    );
  }
  refuseErrors(findings, title);
  refuseWarnings(findings, request);

  const held = receipts.find(
    (receipt) => !receipt.superseded && receipt.digest === request.digest && sameServices(receipt.services, services),
  );
  if (held !== undefined && services.every((service) => stateOf(week, service) === 'confirmed')) {
    return { kind: 'already', receipt: held, week };
  }

  const confirmedLines = seen.filter((line) => chosen.has(line.service));
  const receipt: Receipt = {
    id: receiptId,
    number: `${prefixes[authority]}-${state.weekStart}-${String(week.receipts + 1).padStart(4, '0')}`,
    weekStart: state.weekStart,
    services,
    digest: request.digest,
    statement: request.statement,
    lines: confirmedLines.length,
    totals: totalsOf(confirmedLines.map((line) => line.actual)),
    confirmed: by,
    late: by.at > deadlines(state.weekStart, council).operative,
    authority,
    superseded: false,
  };
  const entries = week.services.map((entry) =>
    chosen.has(entry.service) ? { ...entry, state: 'confirmed' as const, receiptId } : entry,
  );
  const status = entries.every((entry) => entry.state === 'confirmed') ? 'confirmed' : 'open';
  return { kind: 'new', receipt, week: { ...week, status, services: entries, receipts: week.receipts + 1 } };
}

/** The first letters of a receipt's number say whose word it is. */
const prefixes: Record<Authority, string> = { council: 'CR', hub: 'HR', practice: 'PR' };

function refuseUnknownServices(week: WeekRow, services: readonly string[], council: CouncilProfile): void {
  if (services.some((service) => stateOf(week, service) === undefined)) {
    const fields = [{ path: 'services', sentence: 'This week has no such service.' }];
    throw new Refused('bad-request', 'One of the services to confirm is not in this week.', { fields });
  }
  if (council.confirmation.scope === 'week' && services.length < week.services.length) {
    const fields = [{ path: 'services', sentence: 'Name every service of the week.' }];
    throw new Refused('bad-request', 'This council takes a confirmation of the whole week only.', { fields });
  }
}

function refuseErrors(findings: readonly Finding[], title: string): void {
  const errors = findings.filter(({ level }) => level === 'error').length;
  if (errors === 0) return;
  const problems = errors === 1 ? 'There is 1 problem' : `There are ${errors} problems`;
  throw new Refused(
    'week-has-errors',
    `${problems} to fix before these services in the week of ${title} can be confirmed.`,
  );
}

/** Lateness needs no one's word: the clock shows it, and the receipt says so. */
function refuseWarnings(findings: readonly Finding[], request: ConfirmationRequest): void {
  const accepted = new Set(request.acknowledgements.map(({ key }) => key));
  const open = findings.filter(
    ({ level, rule, key }) => level === 'warning' && rule !== 'deadline-missed' && !accepted.has(key),
  ).length;
  if (open === 0) return;
  const warnings = open === 1 ? '1 warning has' : `${open} warnings have`;
  throw new Refused('warnings-not-acknowledged', `${warnings} to be accepted, each with a reason, before you confirm.`);
}

function stateOf(week: WeekRow, service: string): 'open' | 'confirmed' | 'reopened' | undefined {
  return week.services.find((entry) => entry.service === service)?.state;
}

function sameServices(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((service) => b.includes(service));
}

/** Sums over all lines, in hundredths. */
export function totalsOf(
  actuals: readonly { planned: number; actual: number; frustrated: number; missed: number; extra: number }[],
): Receipt['totals'] {
  const totals = { planned: 0, actual: 0, frustrated: 0, missed: 0, extra: 0 };
  for (const actual of actuals) {
    totals.planned += actual.planned;
    totals.actual += actual.actual;
    totals.frustrated += actual.frustrated;
    totals.missed += actual.missed;
    totals.extra += actual.extra;
  }
  return totals;
}

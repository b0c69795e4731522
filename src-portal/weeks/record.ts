// Whether one changed actual is taken: a function of what the portal holds and what was sent. Figures that break a
// rule are taken all the same and get their exceptions: the portal refuses a confirmation, never the truth.

import { isAsPlanned } from '../../src-shared/domain/actuals.ts';
import { canonicalJson } from '../../src-shared/domain/canonical-json.ts';
import { isPlannedInWeek } from '../../src-shared/domain/lines.ts';
import { formatWeek, sundayOf } from '../../src-shared/domain/week.ts';
import type { ActualChange, ActualRecord, By, PortalProblem } from '../../src-shared/portal-api/index.ts';
import { problem } from '../problem.ts';
import type { WeekState } from '../store/week-state.ts';
import { saidBy } from './said-by.ts';

export type ChangeVerdict =
  | { outcome: 'accepted'; record: ActualRecord /** False when the portal held just this already. */; changed: boolean }
  | { outcome: 'conflict'; current: ActualRecord }
  | { outcome: 'rejected'; problem: PortalProblem };

/** Judges one change against the state of its week. `by`: who sends it, and the portal's instant. */
export function judgeChange(state: WeekState, change: ActualChange, by: By): ChangeVerdict {
  const { lineId, actual } = change;
  const week = formatWeek(state.weekStart);
  if (actual.lineId !== lineId || actual.weekStart !== state.weekStart) {
    return rejected('bad-request', 'The figures belong to another line or week than the one they were sent for.');
  }
  const line = state.lines.find((candidate) => candidate.id === lineId);
  if (line !== undefined && isClosed(state, line.service)) {
    return rejected(
      'payment-processed',
      `Payment for the week of ${week} is processed, so its figures can no longer be changed.`,
    );
  }
  if (line === undefined || !isPlannedInWeek(line, state.weekStart, sundayOf(state.weekStart))) {
    return rejected(
      'line-not-planned',
      `The council has no such line planned in the week of ${week}. Ask the council to correct the plan.`,
    );
  }
  const current = state.actuals.get(lineId);
  if (current === undefined) {
    return rejected(
      'week-not-generated',
      `This line has no actual for the week of ${week} yet. Generate the week, then send again.`,
    );
  }
  // What someone attested is that it went to plan; figures that differ from plan have nothing to attest.
  const attested = isAsPlanned(actual) ? saidBy(change.attested, current.attested, by) : null;
  // As JSON says it: -0 is 0.
  if (
    canonicalJson(actual) === canonicalJson(current.actual) &&
    canonicalJson(attested) === canonicalJson(current.attested)
  ) {
    return { outcome: 'accepted', record: current, changed: false };
  }
  if (change.baseVersion !== current.version) return { outcome: 'conflict', current };
  if (actual.planned !== current.actual.planned || actual.generatedVisits !== current.actual.generatedVisits) {
    return rejected('bad-request', 'The planned quantity and visits are the council’s and cannot be changed here.');
  }
  const record = { version: current.version + 1, actual, attested, changed: by, exceptions: current.exceptions };
  return { outcome: 'accepted', record, changed: true };
}

/** True when nothing of this service may change in this week any more. */
export function isClosed(state: Pick<WeekState, 'week' | 'paid'>, service: string): boolean {
  return state.week?.status === 'payment-processed' || state.paid.has(service);
}

function rejected(...of: Parameters<typeof problem>): ChangeVerdict {
  return { outcome: 'rejected', problem: problem(...of) };
}

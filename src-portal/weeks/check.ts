// The portal's exceptions: what the shared rules find in a week, kept with the lines and the week they concern.
// The two findings that only the clock decides are not kept, since nothing would take them away when time passes;
// they count at the moment of confirmation, and the desktop works them out for itself.
import { isDeepStrictEqual } from 'node:util';
import type { CouncilProfile } from '../../src-shared/council/index.ts';
import { checkWeek } from '../../src-shared/rules/check.ts';
import type { Finding } from '../../src-shared/rules/types.ts';
import type { WeekState } from '../store/week-state.ts';
import type { ActualWrite } from '../store/week-writes.ts';

const decidedByClock: ReadonlySet<string> = new Set(['deadline-missed', 'week-not-finished']);

/** All findings on the week, or on the people in it who were loaded, at this instant. */
export function findingsOf(state: WeekState, council: CouncilProfile, now: string): Finding[] {
  return checkWeek({
    weekStart: state.weekStart,
    status: state.week?.status ?? 'open',
    generated: (state.week?.generatedAt ?? null) !== null,
    lines: state.lines,
    actuals: [...state.actuals.values()].map((record) => record.actual),
    stays: state.stays,
    adjustments: state.adjustments,
    ends: state.ends,
    log: state.log,
    earlier: state.earlier,
    council,
    now,
  });
}

/**
 * Puts fresh findings into the state.
 * @returns the lines whose exceptions became others, and whether the week's own did
 */
export function refreshExceptions(
  state: WeekState,
  council: CouncilProfile,
  now: string,
): { lineIds: Set<string>; week: boolean } {
  const byLine = new Map<string | null, Finding[]>();
  for (const finding of findingsOf(state, council, now)) {
    if (decidedByClock.has(finding.rule)) continue;
    byLine.set(finding.lineId, [...(byLine.get(finding.lineId) ?? []), finding]);
  }
  const lineIds = new Set<string>();
  for (const [lineId, record] of state.actuals) {
    const exceptions = byLine.get(lineId) ?? [];
    if (isDeepStrictEqual(exceptions, record.exceptions)) continue;
    state.actuals.set(lineId, { ...record, exceptions });
    lineIds.add(lineId);
  }
  const ofWeek = byLine.get(null) ?? [];
  const week = state.week !== null && !isDeepStrictEqual(ofWeek, state.week.exceptions);
  if (state.week !== null && week) state.week = { ...state.week, exceptions: ofWeek };
  return { lineIds, week };
}

/** What has to be written of a state: these records, with the versions that the database holds now. */
export function writesOf(state: WeekState, before: WeekState, lineIds: Iterable<string>): ActualWrite[] {
  return [...lineIds].sort().flatMap((lineId) => {
    const record = state.actuals.get(lineId);
    return record === undefined ? [] : [{ record, baseVersion: before.actuals.get(lineId)?.version ?? null }];
  });
}

/** A copy whose records can be replaced without touching the original. */
export function copyOf(state: WeekState): WeekState {
  return { ...state, actuals: new Map(state.actuals) };
}

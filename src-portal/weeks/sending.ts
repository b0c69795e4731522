// `PATCH /v1/weeks/:monday/actuals`, under the provider's lock: each line is taken, in conflict or rejected on its
// own; what is taken is committed together with its exceptions, the reopened services and superseded receipts.
import type { ActualOutcome, ActualsAnswer, ActualsRequest, By } from '../../src-shared/portal-api/index.ts';
import type { Environment } from '../environment.ts';
import { loadWeek } from '../store/week-state.ts';
import { saveActuals, saveWeek, supersedeReceipt } from '../store/week-writes.ts';
import type { Writing } from '../store/writing.ts';
import { copyOf, refreshExceptions, writesOf } from './check.ts';
import { reopen } from './generate.ts';
import { recheckLaterWeeks } from './recheck.ts';
import { type ChangeVerdict, judgeChange } from './record.ts';

/** Takes changed lines. `by`: who sends them, and the portal's instant. */
export async function takeActuals(
  writing: Writing,
  environment: Environment,
  weekStart: string,
  request: ActualsRequest,
  by: By,
): Promise<ActualsAnswer> {
  const lineIds = [...new Set(request.changes.map((change) => change.lineId))];
  const before = await loadWeek(writing.connection, writing.providerId, weekStart, { lineIds });
  const state = copyOf(before);
  const changed = new Set<string>();
  const judged: { lineId: string; judged: ChangeVerdict }[] = [];
  for (const change of request.changes) {
    const one = judgeChange(state, change, by);
    judged.push({ lineId: change.lineId, judged: one });
    if (one.outcome === 'accepted' && one.changed) {
      state.actuals.set(change.lineId, one.record);
      changed.add(change.lineId);
    }
  }
  if (changed.size > 0) await save();
  return { outcomes: judged.map(({ lineId, judged: one }) => outcomeOf(lineId, one)) };

  async function save(): Promise<void> {
    const lines = state.lines.filter((line) => changed.has(line.id));
    const opened = state.week === null ? null : reopen(state.week, new Set(lines.map((line) => line.service)));
    if (opened !== null) state.week = opened.week;
    const fresh = refreshExceptions(state, environment.council(), by.at);
    await saveActuals(writing, weekStart, writesOf(state, before, new Set([...changed, ...fresh.lineIds])));
    const reopened = opened !== null && opened.receiptIds.length > 0;
    if (state.week !== null && (reopened || fresh.week)) await saveWeek(writing, state.week);
    for (const id of opened?.receiptIds ?? []) await supersedeReceipt(writing, id);
    await recheckLaterWeeks(writing, environment, weekStart, [...new Set(lines.map((line) => line.ssRef))]);
  }

  function outcomeOf(lineId: string, one: ChangeVerdict): ActualOutcome {
    switch (one.outcome) {
      case 'accepted': {
        // As it stands after the whole request: a later change in it may have added to this line's exceptions.
        const record = state.actuals.get(lineId) ?? one.record;
        return { outcome: 'accepted', lineId, version: one.record.version, exceptions: record.exceptions };
      }
      case 'conflict':
        return { outcome: 'conflict', lineId, current: state.actuals.get(lineId) ?? one.current };
      case 'rejected':
        return { outcome: 'rejected', lineId, problem: one.problem };
    }
  }
}

// The council's side of the portal: what its staff do and providers only see. Not reachable over HTTP; load-plan.ts,
// tests and the simulator call it. Each act is one transaction under the provider's lock.
import type { Person, ServiceLine } from '../../src-shared/domain/lines.ts';
import type { Dispute, Payment } from '../../src-shared/portal-api/index.ts';
import { type Environment, instantOf, newId } from '../environment.ts';
import { unlockAccount } from '../store/accounts.ts';
import type { Connection, Database } from '../store/database.ts';
import { findDispute, saveDispute } from '../store/disputes.ts';
import { removeLineRow, saveLines, savePayments, savePeople } from '../store/plan.ts';
import { saveFeedEpoch } from '../store/providers.ts';
import { endAllSessions } from '../store/sessions.ts';
import { leaveTombstone, removeTombstones } from '../store/tombstones.ts';
import { loadWeek } from '../store/week-state.ts';
import { removeActualRows, saveActuals, saveWeek, supersedeReceipt } from '../store/week-writes.ts';
import { type Writing, writing } from '../store/writing.ts';
import { copyOf, refreshExceptions, writesOf } from '../weeks/check.ts';
import { newWeek, reopen } from '../weeks/generate.ts';
import { loadOpenWeeks } from '../weeks/recheck.ts';
import { effectOfPlan } from './plan-change.ts';

/** @public tests act as the council's staff */
export type CouncilStaff = ReturnType<typeof makeCouncilStaff>;

/** The council's staff, at work on one database. */
export function makeCouncilStaff(database: Database, environment: Environment) {
  const inProvider = <Result>(providerId: string, work: (connection: Connection) => Promise<Result>) =>
    database.transaction({ provider: providerId }, work);
  const act = <Result>(providerId: string, work: (writing: Writing) => Promise<Result>) =>
    inProvider(providerId, (connection) => writing(connection, providerId, work));

  return {
    /** Adds people or corrects their details. */
    savePeople: (providerId: string, people: readonly Person[]) => act(providerId, (on) => savePeople(on, people)),

    /** Adds a line to the plan, or changes it (quantity, visits, end); open weeks follow (see plan-change.ts). */
    saveLine: (providerId: string, line: ServiceLine) =>
      act(providerId, async (on) => {
        await saveLines(on, [line]);
        await removeTombstones(on, 'line', [line.id], null);
        await followPlan(on, line.id, line.ssRef, line);
      }),

    /** Takes a line out of the plan altogether. Its recorded actuals stay. */
    removeLine: (providerId: string, line: Pick<ServiceLine, 'id' | 'ssRef'>) =>
      act(providerId, async (on) => {
        await followPlan(on, line.id, line.ssRef, null);
        await removeLineRow(on, line.id);
        await leaveTombstone(on, 'line', line.id, null, 1);
      }),

    /** Schedules or processes payments. Once all services of a week are paid, the week is closed. */
    savePayments: (providerId: string, payments: readonly Payment[]) =>
      act(providerId, async (on) => {
        await savePayments(on, payments);
        for (const weekStart of new Set(payments.map((payment) => payment.weekStart))) {
          const { week, paid } = await loadWeek(on.connection, providerId, weekStart, { ssRefs: [] });
          if (week === null || !week.services.every((entry) => paid.has(entry.service))) continue;
          await saveWeek(on, { ...week, status: 'payment-processed' });
        }
      }),

    /** Closes a week: payment for everything in it is processed. */
    processWeek: (providerId: string, weekStart: string) =>
      act(providerId, async (on) => {
        const { week } = await loadWeek(on.connection, providerId, weekStart, { ssRefs: [] });
        await saveWeek(on, { ...(week ?? newWeek(weekStart)), status: 'payment-processed' });
      }),

    saveDispute: (providerId: string, dispute: Dispute) => act(providerId, (on) => saveDispute(on, dispute)),

    /** Adds the council's word to a dispute. */
    writeToDispute: (providerId: string, id: string, text: string) =>
      act(providerId, async (on) => {
        const dispute = await findDispute(on.connection, providerId, id);
        if (dispute === undefined) throw new Error('there is no such dispute');
        const by = { id: 'council', name: 'The council', at: instantOf(environment) };
        const message = { id: newId(environment), from: 'council' as const, by, text };
        await saveDispute(on, { ...dispute, messages: [...dispute.messages, message] });
      }),

    /** Makes every client fetch everything again. */
    expireCursors: (providerId: string) =>
      inProvider(providerId, (connection) => saveFeedEpoch(connection, providerId, newId(environment))),

    /** Makes every token of the provider worthless. */
    endSessions: (providerId: string) => inProvider(providerId, (connection) => endAllSessions(connection, providerId)),

    /** Unlocks an account, after wrong attempts or too long without access. */
    unlock: (providerId: string, accountId: string) =>
      inProvider(providerId, (connection) =>
        unlockAccount(connection, { providerId, accountId }, instantOf(environment)),
      ),
  };

  async function followPlan(on: Writing, lineId: string, ssRef: string, line: ServiceLine | null): Promise<void> {
    for (const weekStart of await loadOpenWeeks(on.connection, on.providerId)) {
      const before = await loadWeek(on.connection, on.providerId, weekStart, { ssRefs: [ssRef] });
      const state = copyOf(before);
      const record = before.actuals.get(lineId);
      const service = before.lines.find((candidate) => candidate.id === lineId)?.service;
      if (service !== undefined && before.paid.has(service)) continue;
      const effect = record === undefined ? ({ kind: 'none' } as const) : effectOfPlan(record, line);
      const changed = new Set<string>();
      if (effect.kind === 'removed' && record !== undefined) {
        state.actuals.delete(lineId);
        state.lines = state.lines.filter((candidate) => candidate.id !== lineId);
        await removeActualRows(on, weekStart, [lineId]);
        await leaveTombstone(on, 'actual', lineId, weekStart, record.version);
      }
      if (effect.kind === 'changed') {
        state.actuals.set(lineId, effect.record);
        changed.add(lineId);
      }
      if (line === null) state.lines = state.lines.filter((candidate) => candidate.id !== lineId);

      const opened =
        state.week === null || effect.kind === 'none' || service === undefined
          ? { week: state.week, receiptIds: [] }
          : reopen(state.week, new Set([service]));
      state.week = opened.week;
      const fresh = refreshExceptions(state, environment.council(), instantOf(environment));
      await saveActuals(on, weekStart, writesOf(state, before, new Set([...changed, ...fresh.lineIds])));
      if (state.week !== null && (opened.receiptIds.length > 0 || fresh.week)) await saveWeek(on, state.week);
      for (const id of opened.receiptIds) await supersedeReceipt(on, id);
    }
  }
}

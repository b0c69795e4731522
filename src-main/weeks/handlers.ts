// The desk calls on weeks, care records, files and the council's rules, put together for one open account.

import { connectionHandlers } from '../accounts/change-connection.ts';
import { listCare, removeCare, saveAdjustment, saveEnd, saveStay } from '../care/care.ts';
import { removeLog, saveLog, useLog } from '../care/log.ts';
import { previewStay, recordStay } from '../care/stay-week.ts';
import { portalAccess, profileNews, profileSeen, reportPortalAccess } from '../council/council-rules.ts';
import { exportCouncilFile } from '../council-csv/export.ts';
import { csvImport } from '../council-csv/import.ts';
import { answerDispute } from '../disputes/disputes.ts';
import { listDue } from '../reminders/due.ts';
import { listReminders, reminderFactsOf } from '../reminders/facts.ts';
import { lookBackHandlers } from '../reports/reports.ts';
import { giveUp, listStuck, sendAgain } from '../stuck/stuck.ts';
import { type Desk, ok } from '../use-case/account-context.ts';
import { noProfile } from '../use-case/refusals.ts';
import type { DeskHandlers } from '../window/app-ipc.ts';
import { acknowledge, askForGeneration, attestLines, redoLast, resolveConflicts, undoLast } from './commands.ts';
import { weekFactsOf } from './facts.ts';
import { weekFollow } from './follow.ts';
import { historyEntry } from './history.ts';
import { weekQueries } from './queries.ts';
import { recordLine } from './record.ts';
import { previewMany, recordMany } from './record-many.ts';

export type WeekCalls = Extract<
  keyof DeskHandlers,
  `${'week' | 'care' | 'stay' | 'stuck' | 'dispute' | 'csv' | 'profile' | 'portal-access'}.${string}`
>;

export function weekHandlers(desk: Desk) {
  const { store } = desk;
  const factsOf = weekFactsOf(desk);
  const queries = weekQueries(desk, factsOf);
  const follow = weekFollow(queries.view, desk.newId);
  const importing = csvImport(desk);
  const handlers: Pick<DeskHandlers, Exclude<WeekCalls, 'dispute.list'>> = {
    'profile.get': () => {
      const council = store.profile.get();
      return council === null ? noProfile() : ok(council);
    },
    'profile.news': () => profileNews(desk),
    'profile.seen': ({ id }) => profileSeen(desk, id),
    'portal-access.get': () => portalAccess(desk),
    'portal-access.report': ({ day }) => reportPortalAccess(desk, day),
    'week.list': () => queries.list(),
    'week.get': ({ weekStart }) => queries.view(weekStart),
    'week.follow': ({ weekStart, seen }) => follow(weekStart, seen),
    'week.generate': ({ weekStart }) => askForGeneration(desk, weekStart),
    'week.record': (input) => recordLine(desk, input),
    'week.preview-many': (input) => previewMany(desk, input),
    'week.record-many': (input) => recordMany(desk, input),
    'week.attest': ({ weekStart, lineIds }) => attestLines(desk, weekStart, lineIds),
    'week.undo': () => undoLast(desk),
    'week.redo': () => redoLast(desk),
    'week.acknowledge': ({ weekStart, key, reason }) => {
      const facts = factsOf(weekStart);
      return facts === null ? noProfile() : acknowledge(desk, facts, { key, reason });
    },
    'week.resolve-conflict': (input) => resolveConflicts(desk, input),
    'week.history': ({ weekStart, lineId }) =>
      ok({
        entries: store.changeLog.ofLine(weekStart, lineId).map((entry) => historyEntry(entry, store.profile.get())),
      }),
    'week.payable': ({ weekStart }) => queries.payable(weekStart),
    'week.payable-line': ({ weekStart, lineId }) => queries.payableLine(weekStart, lineId),
    'week.earlier': ({ weekStart, lineId }) => queries.earlier(weekStart, lineId),
    'week.counts': ({ weekStart }) => queries.counts(weekStart),
    'stay.preview': (input) => {
      const facts = factsOf(input.weekStart);
      return facts === null ? noProfile() : previewStay(facts, input);
    },
    'stay.record': (input) => {
      const facts = factsOf(input.weekStart);
      return facts === null ? noProfile() : recordStay(desk, facts, input);
    },
    'care.save-stay': ({ stay }) => saveStay(desk, stay),
    'care.save-adjustment': ({ adjustment }) => saveAdjustment(desk, adjustment),
    'care.save-end': ({ end }) => saveEnd(desk, end),
    'care.save-log': (input) => saveLog(desk, input),
    'week.use-log': ({ weekStart, lineId }) => useLog(desk, weekStart, lineId),
    // An entry of the log is part of the week's figures: they follow when it goes.
    'care.remove': ({ kind, id }) => (kind === 'log' ? removeLog(desk, id) : removeCare(desk, kind, id)),
    'care.list': () => listCare(desk),
    'stuck.list': () => listStuck(desk),
    'stuck.send-again': ({ id }) => sendAgain(desk, id),
    'stuck.give-up': ({ id }) => giveUp(desk, id),
    'dispute.answer': ({ disputeId, text }) => answerDispute(desk, disputeId, text),
    'csv.choose-import': ({ weekStart }) => importing.choose(weekStart),
    'csv.apply-import': ({ id, keepExtraColumns }) => importing.apply(id, keepExtraColumns),
    'csv.export': ({ weekStart }) => exportCouncilFile(desk, weekStart),
  };
  const reminderFacts = reminderFactsOf(desk, queries, factsOf);
  const reminding: Pick<DeskHandlers, 'reminder.list' | 'overview.due'> = {
    'reminder.list': () => listReminders(desk, reminderFacts),
    'overview.due': () => listDue(desk, queries, reminderFacts),
  };
  const connection = connectionHandlers(desk, queries);
  /** `queries` for the confirmation, which shows and sends what these show. */
  return { handlers: { ...handlers, ...lookBackHandlers(desk, factsOf), ...reminding, ...connection }, queries };
}

// The app calls on weeks, care records, files and the council's rules, put together for one open account.

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
import { type AccountContext, ok } from '../use-case/account-context.ts';
import { noProfile } from '../use-case/refusals.ts';
import type { AppHandlers } from '../window/app-ipc.ts';
import { acknowledge, askForGeneration, attestLines, redoLast, resolveConflicts, undoLast } from './commands.ts';
import { weekFactsOf } from './facts.ts';
import { weekFollow } from './follow.ts';
import { historyEntry } from './history.ts';
import { weekQueries } from './queries.ts';
import { recordLine } from './record.ts';
import { previewMany, recordMany } from './record-many.ts';

export type WeekCalls = Extract<
  keyof AppHandlers,
  `${'week' | 'care' | 'stay' | 'stuck' | 'dispute' | 'csv' | 'profile' | 'portal-access'}.${string}`
>;

export function weekHandlers(context: AccountContext) {
  const { store } = context;
  const factsOf = weekFactsOf(context);
  const queries = weekQueries(context, factsOf);
  const follow = weekFollow(queries.view, context.newId);
  const importing = csvImport(context);
  const handlers: Pick<AppHandlers, Exclude<WeekCalls, 'dispute.list'>> = {
    'profile.get': () => {
      const council = store.profile.get();
      return council === null ? noProfile() : ok(council);
    },
    'profile.news': () => profileNews(context),
    'profile.seen': ({ id }) => profileSeen(context, id),
    'portal-access.get': () => portalAccess(context),
    'portal-access.report': ({ day }) => reportPortalAccess(context, day),
    'week.list': () => queries.list(),
    'week.get': ({ weekStart }) => queries.view(weekStart),
    'week.follow': ({ weekStart, seen }) => follow(weekStart, seen),
    'week.generate': ({ weekStart }) => askForGeneration(context, weekStart),
    'week.record': (input) => recordLine(context, input),
    'week.preview-many': (input) => previewMany(context, input),
    'week.record-many': (input) => recordMany(context, input),
    'week.attest': ({ weekStart, lineIds }) => attestLines(context, weekStart, lineIds),
    'week.undo': () => undoLast(context),
    'week.redo': () => redoLast(context),
    'week.acknowledge': ({ weekStart, key, reason }) => {
      const facts = factsOf(weekStart);
      return facts === null ? noProfile() : acknowledge(context, facts, { key, reason });
    },
    'week.resolve-conflict': (input) => resolveConflicts(context, input),
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
      return facts === null ? noProfile() : recordStay(context, facts, input);
    },
    'care.save-stay': ({ stay }) => saveStay(context, stay),
    'care.save-adjustment': ({ adjustment }) => saveAdjustment(context, adjustment),
    'care.save-end': ({ end }) => saveEnd(context, end),
    'care.save-log': (input) => saveLog(context, input),
    'week.use-log': ({ weekStart, lineId }) => useLog(context, weekStart, lineId),
    // An entry of the log is part of the week's figures: they follow when it goes.
    'care.remove': ({ kind, id }) => (kind === 'log' ? removeLog(context, id) : removeCare(context, kind, id)),
    'care.list': () => listCare(context),
    'stuck.list': () => listStuck(context),
    'stuck.send-again': ({ id }) => sendAgain(context, id),
    'stuck.give-up': ({ id }) => giveUp(context, id),
    'dispute.answer': ({ disputeId, text }) => answerDispute(context, disputeId, text),
    'csv.choose-import': ({ weekStart }) => importing.choose(weekStart),
    'csv.apply-import': ({ id, keepExtraColumns }) => importing.apply(id, keepExtraColumns),
    'csv.export': ({ weekStart }) => exportCouncilFile(context, weekStart),
  };
  const reminderFacts = reminderFactsOf(context, queries, factsOf);
  const reminding: Pick<AppHandlers, 'reminder.list' | 'overview.due'> = {
    'reminder.list': () => listReminders(context, reminderFacts),
    'overview.due': () => listDue(context, queries, reminderFacts),
  };
  const connection = connectionHandlers(context, queries);
  /** `queries` for the confirmation, which shows and sends what these show. */
  return { handlers: { ...handlers, ...lookBackHandlers(context, factsOf), ...reminding, ...connection }, queries };
}

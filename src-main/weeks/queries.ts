// What the screens ask of weeks: the list, one week, what will be paid, and a line's earlier weeks.

import type { AppAnswer, AppResult, WeekView } from '../../src-shared/app-api/index.ts';
import { sameValue } from '../../src-shared/app-api/week-change.ts';
import type { CouncilProfile } from '../../src-shared/council/schema.ts';
import { hasPackageReview } from '../../src-shared/council/service-types.ts';
import { beforeAppSentence, isBeforeApp } from '../../src-shared/domain/before-app.ts';
import { isOnlyToRead, wayOfWeek } from '../../src-shared/domain/connection.ts';
import { dayAt, deadlines } from '../../src-shared/domain/deadline.ts';
import { firstDay, lastDay, weeksLookedBack } from '../../src-shared/domain/limits.ts';
import type { LogEntry } from '../../src-shared/domain/log.ts';
import type { EngagementLine } from '../../src-shared/domain/non-engagement.ts';
import {
  type Payable,
  type PayableContext,
  type PayablePart,
  payable as payableOfLine,
  payableOfWeek,
} from '../../src-shared/domain/payable.ts';
import {
  type RunningNonEngagement,
  runningIncrease,
  runningNonEngagement,
} from '../../src-shared/domain/running-counts.ts';
import { addDays, isKnownDay, mondayOf } from '../../src-shared/domain/week.ts';
import { holdsSentence, weekHeld } from '../../src-shared/domain/week-held.ts';
import { hubSentence, hubWeekView } from '../portal-export/hub.ts';
import { portalExportStatus } from '../portal-export/week-status.ts';
import type { AccountContext } from '../use-case/account-context.ts';
import { noProfile } from '../use-case/refusals.ts';
import { ok } from '../use-case/result.ts';
import { noteAttention } from './attention.ts';
import type { FactsOf, WeekFacts } from './facts.ts';
import { type ViewContext, weekViewOf } from './view.ts';
import { viewByFiles, viewFromBefore, viewOfHub } from './view-by-files.ts';

export function weekQueries(context: AccountContext, factsOf: FactsOf) {
  // Screens ask again at every event, and mostly nothing of the week is different.
  const shown = new WeakMap<WeekFacts, { around: ViewContext; view: WeekView }>();

  function viewOf(facts: WeekFacts, around: ViewContext): WeekView {
    const before = shown.get(facts);
    if (before !== undefined && sameValue(before.around, around)) return before.view;
    const view = weekViewOf(facts, around);
    noteAttention(context.attention, facts);
    shown.set(facts, { around, view });
    return view;
  }

  return {
    view(weekStart: string): AppResult<WeekView> {
      const facts = factsOf(weekStart);
      if (facts === null) return noProfile();
      const account = context.account();
      const notChecked = context.store.changeLog.notChecked(weekStart);
      const view = viewOf(facts, { account, notChecked, sending: context.sending() });
      const { connection, authority } = wayOfWeek(account, weekStart);
      if (connection.kind === 'files') {
        const byFiles = viewByFiles(view, facts, context.store);
        const isBefore = facts.week === null && isBeforeStore(context, view.deadline.operative);
        return ok(isBefore ? viewFromBefore(byFiles) : byFiles);
      }
      return ok(authority === 'hub' ? viewOfHub(view, facts, context.store) : view);
    },
    list: (): AppResult<AppAnswer<'week.list'>> => listWeeks(context),
    /** Weeks that nobody has confirmed yet, as far as the evidence here shows. */
    waiting(): string[] {
      const council = context.store.profile.get();
      if (council === null) return [];
      const { names, isDone, isBefore } = weekStatuses(context, council);
      return names.filter((weekStart) => !isDone(weekStart) && !isBefore(weekStart));
    },
    payable(weekStart: string): AppResult<AppAnswer<'week.payable'>> {
      const facts = factsOf(weekStart);
      return facts === null ? noProfile() : ok(payableOf(facts));
    },
    payableLine(weekStart: string, lineId: string): AppResult<AppAnswer<'week.payable-line'>> {
      const facts = factsOf(weekStart);
      if (facts === null) return noProfile();
      const stored = facts.actuals.get(lineId);
      const lines = facts.lines.filter(({ id }) => id === lineId);
      const one = payableOf({ ...facts, lines, actuals: new Map(stored === undefined ? [] : [[lineId, stored]]) });
      return ok({ line: one.lines[0] ?? null });
    },
    /** What runs across weeks, for the lines on which something does. */
    counts(weekStart: string): AppResult<AppAnswer<'week.counts'>> {
      const facts = factsOf(weekStart);
      if (facts === null) return noProfile();
      return ok({ lines: runningCountsOf(facts, facts.council) });
    },
    earlier: (weekStart: string, lineId: string): AppResult<AppAnswer<'week.earlier'>> =>
      ok({ actuals: context.store.actuals.earlierOfLine(weekStart, lineId, weeksLookedBack) }),
  };
}
export type WeekQueries = ReturnType<typeof weekQueries>;

/**
 * Every week that is known, and this calendar week and the one before even when they are not generated yet. `current`
 * is the one to open: the oldest finished week that is not confirmed and still within two weeks, else this week.
 */
function listWeeks(context: AccountContext): AppResult<AppAnswer<'week.list'>> {
  const council = context.store.profile.get();
  if (council === null) return ok({ weeks: [], current: null });
  const { names, known, held, byFiles, isDone, isBefore, thisWeek, lastWeek, wayOf, hubSentenceOf } = weekStatuses(
    context,
    council,
  );
  const weeks = names.map((weekStart) => {
    const week = known.get(weekStart);
    const state = held.get(weekStart) ?? { state: 'not-generated' as const };
    return {
      weekStart,
      status: week?.status ?? ('open' as const),
      generated: week?.generated ?? false,
      holds:
        (isBefore(weekStart) ? beforeAppSentence : null) ??
        byFiles.get(weekStart)?.sentence ??
        (state.state === 'confirmed' ? hubSentenceOf(weekStart) : null) ??
        holdsSentence(state, { authority: wayOf(weekStart).authority, councilName: council.name }),
      due: deadlines(weekStart, council).operative,
      beforeApp: isBefore(weekStart),
    };
  });
  const oldest = addDays(thisWeek, -14);
  const waiting = names.filter(
    (weekStart) => weekStart < thisWeek && weekStart >= oldest && !isDone(weekStart) && !isBefore(weekStart),
  );
  // A week that was never generated, long ago, is nothing to open the app with; last week always is.
  const current = waiting.filter((weekStart) => known.has(weekStart) || weekStart === lastWeek).at(-1) ?? thisWeek;
  return ok({ weeks, current });
}

function isBeforeStore({ store, clock }: AccountContext, due: string): boolean {
  return isBeforeApp(due, { began: store.changeLog.beganAt(), now: clock.now() });
}

/** How each week stands, from the evidence alone: every known week, and this one and the one before in any case. */
function weekStatuses(context: AccountContext, council: CouncilProfile) {
  const { store, account, clock } = context;
  const of = account();
  const wayOf = (weekStart: string) => wayOfWeek(of, weekStart);
  const known = new Map(store.weeks.all().map((week) => [week.weekStart, week]));
  const thisWeek = currentMonday(clock.now(), council);
  const lastWeek = addDays(thisWeek, -7);
  const names = weekNames([...known.keys()], thisWeek).reverse();
  const unknown = new Set(store.confirmations.open().map(({ weekStart }) => weekStart));
  const held = new Map(
    names.map((weekStart) => [
      weekStart,
      weekHeld({
        week: known.get(weekStart) ?? null,
        receipts: store.receipts.ofWeek(weekStart),
        toSend: store.outbox.unsent(weekStart).length,
        confirmationUnknown: unknown.has(weekStart),
      }),
    ]),
  );
  const byFiles = new Map(
    names
      .filter((weekStart) => wayOf(weekStart).connection.kind === 'files')
      .map((weekStart) => [weekStart, portalExportStatus(weekStart, { store, council, now: clock.now() })]),
  );
  const hubOf = (weekStart: string) =>
    wayOf(weekStart).authority === 'hub' ? hubWeekView(store, weekStart, council) : null;
  const hubSentenceOf = (weekStart: string) => {
    const hub = hubOf(weekStart);
    return hub === null ? null : hubSentence(hub);
  };
  const isDone = (weekStart: string) => {
    const state = held.get(weekStart)?.state;
    // Closed at the hub is not yet with the council: that is done when somebody reports it.
    if (state === 'confirmed' && hubOf(weekStart)?.isReported === false) return false;
    // A week whose portal is no longer asked is nothing that can be done here.
    if (isOnlyToRead(of, weekStart)) return true;
    return state === 'confirmed' || state === 'payment-processed' || byFiles.get(weekStart)?.tone === 'done';
  };
  // What a portal holds, or does not, it says itself.
  const isBefore = (weekStart: string) =>
    byFiles.has(weekStart) && !known.has(weekStart) && isBeforeStore(context, deadlines(weekStart, council).operative);
  return { names, known, held, byFiles, isDone, isBefore, thisWeek, lastWeek, wayOf, hubSentenceOf };
}

/** The weeks that can be chosen, oldest first: those that are known, and this one and the one before in any case. */
export function weekNames(known: readonly string[], thisWeek: string): string[] {
  return [...new Set([thisWeek, addDays(thisWeek, -7), ...known])].sort();
}

/** The Monday of today on the council's calendar, whatever zone the computer is in. */
export function currentMonday(now: string, council: CouncilProfile): string {
  const today = dayAt(now, council.deadline.timeZone) ?? now.slice(0, 10);
  // A computer whose battery ran out begins at 1970: no week of then can be named.
  return mondayOf(isKnownDay(today) ? today : today < firstDay ? addDays(firstDay, 14) : addDays(lastDay, -14));
}

function runningCountsOf(facts: WeekFacts, council: CouncilProfile): AppAnswer<'week.counts'>['lines'] {
  const logOf = logByLine(facts);
  const people = new Map<string, EngagementLine[]>();
  for (const { id, ssRef, serviceType } of facts.lines) {
    const stored = facts.actuals.get(id);
    if (stored === undefined || !hasPackageReview(council.serviceTypes[serviceType])) continue;
    const line = { lineId: id, actual: stored.actual, earlier: facts.earlier[id] ?? [], log: logOf(id) };
    people.set(ssRef, [...(people.get(ssRef) ?? []), line]);
  }
  const nonEngagements = new Map<string, Omit<RunningNonEngagement, 'lineIds'>>();
  for (const lines of people.values()) {
    const running = runningNonEngagement(lines, council);
    if (running === null) continue;
    const { lineIds, ...counts } = running;
    for (const lineId of lineIds) nonEngagements.set(lineId, counts);
  }
  return [...facts.actuals.values()].flatMap(({ actual }) => {
    const { lineId } = actual;
    const nonEngagement = nonEngagements.get(lineId) ?? null;
    const increase = runningIncrease(actual, facts.earlier[lineId] ?? [], logOf(lineId), council);
    return nonEngagement === null && increase === null ? [] : [{ lineId, nonEngagement, increase }];
  });
}

/** The log of each line, of this week and the weeks before. */
function logByLine({ log, logBefore }: WeekFacts): (lineId: string) => readonly LogEntry[] {
  const byLine = new Map<string, LogEntry[]>();
  for (const entry of [...logBefore, ...log]) {
    const known = byLine.get(entry.lineId);
    if (known === undefined) byLine.set(entry.lineId, [entry]);
    else known.push(entry);
  }
  return (lineId) => byLine.get(lineId) ?? [];
}

function payableOf(facts: WeekFacts): AppAnswer<'week.payable'> {
  const { lines, council } = facts;
  const { stays, earlier, adjustments } = facts;
  const context: PayableContext = { stays, earlier, adjustments, logOf: logByLine(facts) };
  const reasonsOf = (parts: readonly PayablePart[]) =>
    parts.map(({ category, reason, quantity, paid, said, why, charged }) => ({
      label: `${sentenceCase(category)}: ${council.reasons[reason].label}`,
      quantity,
      paid: said === 'not-said' ? said : paid ? ('yes' as const) : ('no' as const),
      said,
      why,
      charged,
    }));
  const figures = ({ planned, payable, notPayable, notSaid }: Omit<Payable, 'parts'>) => ({
    planned,
    payable,
    notPayable,
    notSaid,
  });
  const ofLines = lines.flatMap((line) => {
    const stored = facts.actuals.get(line.id);
    if (stored === undefined) return [];
    const one = payableOfLine(line, stored.actual, council, context);
    return [{ lineId: line.id, ...figures(one), reasons: reasonsOf(one.parts) }];
  });
  const actuals = [...facts.actuals.values()].map(({ actual }) => actual);
  const sum = payableOfWeek(lines, actuals, council, context);
  return { week: { lineId: null, ...figures(sum), reasons: reasonsOf(sum.whyNot) }, lines: ofLines };
}

function sentenceCase(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

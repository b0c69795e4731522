// What the reminders rest on, and with them the list of what is due, read from the store: the calendar itself is
// src-shared/reminders/reminders.ts.

import type { AppAnswer, AppResult } from '../../src-shared/app-api/index.ts';
import type { CouncilProfile } from '../../src-shared/council/schema.ts';
import { isRequestTimed } from '../../src-shared/council/service-types.ts';
import { requestOfAbsence } from '../../src-shared/domain/absences.ts';
import { dayAt } from '../../src-shared/domain/deadline.ts';
import {
  coversADay,
  hospitalStatus,
  hospitalWeek,
  lastPaidWeek,
  sundayOfHospitalWeek,
} from '../../src-shared/domain/hospital.ts';
import { type AdjustmentRequest, isPlannedInWeek } from '../../src-shared/domain/lines.ts';
import type { PortalWord } from '../../src-shared/domain/offline-lease.ts';
import { addDays, mondayOf, type PlainDate, sundayOf } from '../../src-shared/domain/week.ts';
import { type ReminderFacts, remindersNow } from '../../src-shared/reminders/reminders.ts';
import { requestOf } from '../../src-shared/rules/request-of.ts';
import { portalAccess } from '../council/council-rules.ts';
import { sitesHeard } from '../sites/heard.ts';
import type { Store, StoreReads } from '../store/store.ts';
import type { AccountContext } from '../use-case/account-context.ts';
import { noProfile } from '../use-case/refusals.ts';
import { ok } from '../use-case/result.ts';
import type { FactsOf, WeekFacts } from '../weeks/facts.ts';
import type { WeekQueries } from '../weeks/queries.ts';

/** Weeks before the current one that may still be confirmed late. */
const weeksBack = 2;

/**
 * @returns what there is to remind of now, and what is due; null without the council's rules or a day to count from. It is
 * asked every minute and by more than one: what it reads of a week is kept between them
 */
export function reminderFactsOf(
  context: AccountContext,
  queries: WeekQueries,
  factsOf: FactsOf,
): () => ReminderFacts | null {
  const needed = neededRequests(factsOf);
  return () => {
    const council = context.store.profile.get();
    const now = context.clock.now();
    const today = council === null ? null : dayAt(now, council.deadline.timeZone);
    const access = portalAccess(context);
    if (council === null || today === null || !access.ok) return null;
    const weeks = weeksOf(context, queries, mondayOf(today));
    return {
      now,
      council,
      weeks,
      sitesMissing: sitesMissing(
        context,
        weeks.flatMap(({ weekStart, done }) => (done ? [] : [weekStart])),
        council,
      ).map(({ weekStart, names }) => ({ weekStart, sites: names.length })),
      oldestUnsentAt: context.store.outbox.unsent()[0]?.createdAt ?? null,
      // Through the portal itself every sync is access: only where somebody has to sign in elsewhere is there a lock to fear.
      lock: access.value.known === 'reported' ? access.value.lock : null,
      portalWord: soonOver(context.portalWord()),
      hospitalLimits: hospitalLimits(context, mondayOf(today), council),
      adjustments: context.store.care
        .adjustments()
        .filter(({ submittedOn, outcome }) => submittedOn === null && outcome === 'draft')
        .map((request) => {
          const { id, startDate } = request;
          return { id, startDate, timed: isTimed(context.store, request, council) };
        }),
      needed: withAbsences(
        weeks.flatMap(({ weekStart, done }) => {
          const change = done ? null : needed(weekStart);
          return change === null ? [] : [{ weekStart, ...change }];
        }),
        absencesToAsk(context.store, today, council),
      ),
    };
  };
}

/** Of the weeks that may still be confirmed, those of which sites have not reported: their names, in the order of the page. */
export function sitesMissing(
  context: Pick<AccountContext, 'store' | 'clock'>,
  weeks: readonly PlainDate[],
  council: CouncilProfile,
): { weekStart: PlainDate; names: string[] }[] {
  return weeks.flatMap((weekStart) => {
    const missing = sitesHeard(context, weekStart, council).filter((one) => one.missing);
    return missing.length === 0 ? [] : [{ weekStart, names: missing.map(({ site }) => site.name) }];
  });
}

function soonOver(word: PortalWord | null): Extract<PortalWord, { state: 'good' }> | null {
  return word?.state === 'good' && word.warns ? word : null;
}

export function listReminders(
  context: AccountContext,
  reminderFacts: () => ReminderFacts | null,
): AppResult<AppAnswer<'reminder.list'>> {
  if (context.store.profile.get() === null) return noProfile();
  const facts = reminderFacts();
  const reminders = facts === null ? [] : remindersNow(facts);
  // What was notified is kept for the computer: two accounts of it have the same weeks, and each is told.
  const { id } = context.account();
  return ok({ reminders: reminders.map((reminder) => ({ ...reminder, key: `${id}:${reminder.key}` })) });
}

/** Only weeks that are known here, and last week always: a week that nobody generated is due all the same. */
function weeksOf({ store }: AccountContext, queries: WeekQueries, thisWeek: PlainDate): ReminderFacts['weeks'] {
  const open = new Set(queries.waiting());
  const known = new Set(store.weeks.all().map(({ weekStart }) => weekStart));
  return Array.from({ length: weeksBack + 1 }, (_, back) => addDays(thisWeek, -7 * back))
    .filter((weekStart, back) => back === 1 || known.has(weekStart))
    .map((weekStart) => ({ weekStart, done: !open.has(weekStart) }));
}

type Needed = { startDate: PlainDate; timed: boolean };

/** True when one of the request's lines is of a service for which the council sets a last day. */
export function isTimed(
  { lines }: Pick<Store, 'lines'>,
  { changes }: Pick<AdjustmentRequest, 'changes'>,
  council: CouncilProfile,
): boolean {
  return changes.some(({ lineId }) => {
    const line = lines.get(lineId);
    return line === null || isRequestTimed(council.serviceTypes[line.serviceType]);
  });
}

/**
 * Absences that have begun, last for more than may be recorded without a request, and are asked for on no form: also before
 * any week says so, since the request is due before day 8.
 */
function absencesToAsk(
  { care, lines }: StoreReads,
  today: PlainDate,
  council: CouncilProfile,
): ReminderFacts['needed'] {
  const running = care
    .absences()
    .filter(({ firstDay, lastDay }) => firstDay <= today && (lastDay === null || lastDay >= today));
  if (running.length === 0) return [];
  const [planned, adjustments] = [lines.all(), care.adjustments()];
  return running.flatMap((absence) => {
    const request = requestOfAbsence(absence, planned, adjustments, council);
    if (request === null) return [];
    const timed = request.lines.some(({ serviceType }) => isRequestTimed(council.serviceTypes[serviceType]));
    return [{ weekStart: mondayOf(absence.firstDay), startDate: absence.firstDay, timed }];
  });
}

/** One a week: what the rules found of it comes first. */
function withAbsences(found: ReminderFacts['needed'], absences: ReminderFacts['needed']): ReminderFacts['needed'] {
  const weeks = new Set(found.map(({ weekStart }) => weekStart));
  return [...found, ...absences.filter(({ weekStart }) => !weeks.has(weekStart) && weeks.add(weekStart))];
}

/** Where a week has a change that needs a request which nobody has begun or accepted to go without: its earliest start. */
function neededRequests(factsOf: FactsOf): (weekStart: PlainDate) => Needed | null {
  const kept = new Map<PlainDate, { facts: WeekFacts; change: Needed | null }>();
  return (weekStart) => {
    const facts = factsOf(weekStart);
    if (facts === null) return null;
    const known = kept.get(weekStart);
    if (known?.facts === facts) return known.change;
    const { findings, acknowledged, adjustments, council } = facts;
    const typeOf = new Map(facts.lines.map(({ id, serviceType }) => [id, council.serviceTypes[serviceType]]));
    const begun = new Set(
      adjustments
        .filter(({ outcome }) => outcome === 'draft')
        .flatMap(({ changes }) => changes.map(({ lineId }) => lineId)),
    );
    const changes = findings
      .filter(({ rule, key }) => rule === 'adjustment-needed' && !acknowledged.has(key))
      .flatMap(({ action }) => {
        const asked = requestOf(action);
        const type = asked === null ? undefined : typeOf.get(asked.lineId);
        if (asked === null || begun.has(asked.lineId)) return [];
        return [{ startDate: asked.startDate, timed: type !== undefined && isRequestTimed(type) }];
      });
    // What has a last day comes first, then what began first.
    changes.sort((a, b) => Number(b.timed) - Number(a.timed) || (a.startDate < b.startDate ? -1 : 1));
    const change = changes[0] ?? null;
    kept.set(weekStart, { facts, change });
    return change;
  };
}

/**
 * Stays whose paid weeks end this week, or ended, on a line that is planned now, and nobody asked for a decision; with the
 * last day that is paid, of several lines the earliest.
 */
function hospitalLimits(
  { store }: AccountContext,
  thisWeek: PlainDate,
  council: ReminderFacts['council'],
): ReminderFacts['hospitalLimits'] {
  const sunday = sundayOf(thisWeek);
  const open = store.care.stays().filter((stay) => coversADay(stay, thisWeek, sunday) && stay.discharged === null);
  if (open.length === 0) return [];
  const lines = store.lines.all().filter((line) => isPlannedInWeek(line, thisWeek, sunday));
  return open.flatMap((stay) => {
    const nextWeek = hospitalWeek(stay, thisWeek) + 1;
    const [lastPaidDay] = lines
      .filter(({ ssRef }) => ssRef === stay.ssRef)
      .flatMap(({ id, serviceType }) => {
        const limit = council.serviceTypes[serviceType].hospitalWeeks;
        // Next week would be beyond what is paid.
        if (limit === null || hospitalStatus(stay, nextWeek, limit, id) !== 'beyond') return [];
        const last = lastPaidWeek(stay, limit, id);
        return last === null ? [] : [sundayOfHospitalWeek(stay, last)];
      })
      .sort();
    return lastPaidDay === undefined ? [] : [{ stayId: stay.id, lastPaidDay }];
  });
}

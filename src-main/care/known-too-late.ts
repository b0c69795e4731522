// What became known after the weeks that it touches were confirmed: for each person with a stay or an end of service, the
// confirmed weeks whose lines claim more than may be claimed, with the message about those that are paid already.
import type { AppAnswer, AppResult } from '../../src-shared/app-api/index.ts';
import type { CouncilProfile } from '../../src-shared/council/schema.ts';
import { wayOfWeek } from '../../src-shared/domain/connection.ts';
import { type ConfirmedWeek, knownTooLate, type TouchedWeek } from '../../src-shared/domain/known-too-late.ts';
import { weeksLookedBack } from '../../src-shared/domain/limits.ts';
import type { HospitalStay, ServiceEnd, ServiceLine } from '../../src-shared/domain/lines.ts';
import { addDays, formatLongDate, mondayOf, type PlainDate } from '../../src-shared/domain/week.ts';
import { giveBackDraft } from '../../src-shared/messages/give-back-draft.ts';
import type { WeekRecord } from '../../src-shared/portal-api/index.ts';
import { endWords } from '../../src-shared/rules/ends.ts';
import { portalExportStatus } from '../portal-export/week-status.ts';
import type { StoreReads } from '../store/store.ts';
import type { AccountContext } from '../use-case/account-context.ts';
import { ok } from '../use-case/result.ts';
import { currentMonday } from '../weeks/queries.ts';

export function listKnownTooLate(context: AccountContext): AppResult<AppAnswer<'care.known-too-late'>> {
  const { store, clock } = context;
  const council = store.profile.get();
  if (council === null) return ok({ people: [] });
  const next = addDays(currentMonday(clock.now(), council), 7);
  const [stays, ends] = [store.care.stays(), store.care.ends().map(({ end }) => end)];
  const log = store.care.logBefore(next, weeksLookedBack + 1);
  const statusOf = weekStatus(context, council);
  const concerned = [...new Set([...stays, ...ends].map(({ ssRef }) => ssRef))].sort();
  const lines = store.lines.all();
  const people = concerned.flatMap((ssRef) => {
    const known = { lines: lines.filter((line) => line.ssRef === ssRef), stays, ends, log };
    const weeks = confirmedWeeks(store, known.lines, next, statusOf);
    const touched = knownTooLate(weeks, known, council).flatMap((week) =>
      withoutAcknowledged(store, week, ends, ssRef),
    );
    if (touched.length === 0) return [];
    const why = whyOf(
      stays.filter((stay) => stay.ssRef === ssRef),
      ends.filter((end) => end.ssRef === ssRef),
    );
    const isPaid = touched.some(({ todo }) => todo === 'give-back');
    const draft = isPaid ? giveBackDraft(ssRef, touched, known.lines, why) : null;
    return [{ ssRef, name: store.people.get(ssRef)?.name ?? '', why, weeks: touched, draft }];
  });
  return ok({ people });
}

type StatusOf = (line: ServiceLine, weekStart: PlainDate) => ConfirmedWeek['status'] | 'open';

/** By the portal's word on the week, its services and payments; where weeks go by files, by the evidence. */
function weekStatus({ store, clock, account }: AccountContext, council: CouncilProfile): StatusOf {
  const [of, now] = [account(), clock.now()];
  const known = new Map(store.weeks.all().map((week) => [week.weekStart, week]));
  const paid = new Set(
    store.payments
      .all()
      .flatMap(({ weekStart, service, state }) => (state === 'processed' ? `${weekStart} ${service}` : [])),
  );
  const reported = new Map<PlainDate, boolean>();
  return ({ service }, weekStart) => {
    const week = known.get(weekStart);
    if (week === undefined) return 'open';
    if (week.status === 'payment-processed' || paid.has(`${weekStart} ${service}`)) return 'payment-processed';
    if (isConfirmed(week, service)) return 'confirmed';
    if (!reported.has(weekStart)) {
      const byFiles = wayOfWeek(of, weekStart).connection.kind === 'files';
      reported.set(weekStart, byFiles && portalExportStatus(weekStart, { store, council, now }).tone === 'done');
    }
    return reported.get(weekStart) ? 'confirmed' : 'open';
  };
}

function isConfirmed({ status, services }: WeekRecord, service: string): boolean {
  return status === 'confirmed' || services.some((one) => one.service === service && one.state === 'confirmed');
}

function confirmedWeeks(
  store: StoreReads,
  lines: readonly ServiceLine[],
  next: PlainDate,
  statusOf: StatusOf,
): ConfirmedWeek[] {
  const weeks = new Map<string, ConfirmedWeek & { actuals: ConfirmedWeek['actuals'][number][] }>();
  for (const line of lines) {
    for (const actual of store.actuals.earlierOfLine(next, line.id, weeksLookedBack + 1)) {
      const { weekStart } = actual;
      const status = statusOf(line, weekStart);
      if (status === 'open') continue;
      const week = weeks.get(`${weekStart} ${status}`) ?? { weekStart, status, actuals: [] };
      week.actuals.push(actual);
      weeks.set(`${weekStart} ${status}`, week);
    }
  }
  return [...weeks.values()];
}

/** What somebody said of a line when the week was confirmed was known then; an end of service is no matter of opinion. */
function withoutAcknowledged(
  store: StoreReads,
  week: TouchedWeek,
  ends: readonly ServiceEnd[],
  ssRef: string,
): TouchedWeek[] {
  if (ends.some((end) => end.ssRef === ssRef && mondayOf(end.lastDay) <= week.weekStart)) return [week];
  const keys = store.acknowledgements.ofWeek(week.weekStart).map(({ key }) => key);
  const isKnown = (lineId: string) =>
    keys.some((key) => /^(?:delivered-during-stay|hospital-days-exceeded)\|/.test(key) && key.split('|')[2] === lineId);
  const lines = week.lines.filter(({ lineId }) => !isKnown(lineId));
  const hours = lines.reduce((sum, one) => sum + one.hours, 0);
  return lines.length === 0 ? [] : [{ ...week, lines, hours }];
}

function whyOf(stays: readonly HospitalStay[], ends: readonly ServiceEnd[]): string {
  const [end] = [...ends].sort((a, b) => (a.lastDay < b.lastDay ? -1 : 1));
  if (end !== undefined) return endWords(end);
  const [latest] = [...stays].sort((a, b) => (a.admitted < b.admitted ? 1 : -1));
  if (latest === undefined) return '';
  const until = latest.discharged === null ? '' : ` until ${formatLongDate(latest.discharged)}`;
  return `The person was in hospital from ${formatLongDate(latest.admitted)}${until}`;
}

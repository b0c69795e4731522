// What became known, or turned out not so, after the weeks that it touches were confirmed: for each person the confirmed
// weeks that are touched, with the message about those that are paid already.
import type { AppAnswer, AppResult } from '../../src-shared/app-api/index.ts';
import type { CouncilProfile } from '../../src-shared/council/schema.ts';
import { wayOfWeek } from '../../src-shared/domain/connection.ts';
import {
  type ConfirmedWeek,
  type KnownOfPerson,
  knownTooLate,
  type TouchedWeek,
} from '../../src-shared/domain/known-too-late.ts';
import { weeksLookedBack } from '../../src-shared/domain/limits.ts';
import type { ServiceLine } from '../../src-shared/domain/lines.ts';
import { addDays, formatLongDate, type PlainDate, sundayOf } from '../../src-shared/domain/week.ts';
import { giveBackDraft } from '../../src-shared/messages/give-back-draft.ts';
import type { WeekRecord } from '../../src-shared/portal-api/index.ts';
import { checkWeek } from '../../src-shared/rules/check.ts';
import { endWords } from '../../src-shared/rules/ends.ts';
import type { WeekToCheck } from '../../src-shared/rules/types.ts';
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
  const lines = store.lines.all();
  // Hours for a stay that is gone, or for an end: there may be no record left that leads to them.
  const unexplained = new Set(store.actuals.withoutTheirStayOrEnded(addDays(next, -7 * (weeksLookedBack + 1))));
  const formerEnds = unexplained.size === 0 ? [] : store.changeLog.formerEnds();
  const concerned = new Set([...stays, ...ends].map(({ ssRef }) => ssRef));
  for (const { id, ssRef } of lines) if (unexplained.has(id)) concerned.add(ssRef);
  const people = [...concerned].sort().flatMap((ssRef) => {
    const of = <Record extends { ssRef: string }>(records: readonly Record[]) =>
      records.filter((record) => record.ssRef === ssRef);
    const known = { lines: of(lines), stays: of(stays), ends: of(ends), formerEnds: of(formerEnds), log };
    const weeks = confirmedWeeks(store, known.lines, next, statusOf);
    const isSaid = saidOf(store, weeks, { ...known, council, now: clock.now() });
    const touched = knownTooLate(weeks, { ...known, isSaid }, council);
    if (touched.length === 0) return [];
    const why = whyOf(touched, known);
    const isPaid = touched.some(({ todo }) => todo === 'give-back');
    const draft = isPaid ? giveBackDraft(ssRef, touched, known.lines, why) : null;
    return [{ ssRef, name: store.people.get(ssRef)?.name ?? '', why, weeks: touched, draft }];
  });
  return ok({ people });
}

type StatusOf = (line: ServiceLine, weekStart: PlainDate) => ConfirmedWeek['status'] | 'open';

/** By the portal's word on the week, its services and payments; where weeks go by files, by the evidence. */
export function weekStatus({ store, clock, account }: AccountContext, council: CouncilProfile): StatusOf {
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

/**
 * What somebody said of a line counts for what it was said of: the warning stands today with the same key. What was said of
 * other days or figures says nothing of these.
 */
function saidOf(
  store: StoreReads,
  weeks: readonly ConfirmedWeek[],
  known: Pick<WeekToCheck, 'lines' | 'stays' | 'ends' | 'log' | 'council' | 'now'>,
): KnownOfPerson['isSaid'] {
  const said = new Map<PlainDate, ReadonlySet<string>>();
  const saidIn = (weekStart: PlainDate): ReadonlySet<string> => {
    const keys = new Set(store.acknowledgements.ofWeek(weekStart).map(({ key }) => key));
    if (keys.size === 0) return keys;
    const actuals = weeks.filter((week) => week.weekStart === weekStart).flatMap((week) => week.actuals);
    const asOpen = { weekStart, actuals, status: 'open' as const, generated: true, adjustments: [], earlier: {} };
    const findings = checkWeek({ ...known, ...asOpen });
    return new Set(findings.filter(({ key }) => keys.has(key)).map(({ rule, lineId }) => `${rule} ${lineId}`));
  };
  return (rule, lineId, weekStart) => {
    const ofWeek = said.get(weekStart) ?? saidIn(weekStart);
    said.set(weekStart, ofWeek);
    return ofWeek.has(`${rule} ${lineId}`);
  };
}

/** What became known, in sentences without a full stop: `The person died on Friday 28 February 2025`. */
function whyOf(touched: readonly TouchedWeek[], { stays, ends }: Pick<KnownOfPerson, 'stays' | 'ends'>): string {
  const touching = new Set(touched.flatMap((week) => week.touching));
  const last = sundayOf(touched.at(-1)?.weekStart ?? '');
  const [end] = [...ends].sort((a, b) => (a.lastDay < b.lastDay ? -1 : 1));
  const [stay] = stays.filter(({ admitted }) => admitted <= last).sort((a, b) => (a.admitted < b.admitted ? 1 : -1));
  const sentences: string[] = [];
  if (touching.has('end') && end !== undefined) sentences.push(endWords(end));
  if (touching.has('stay') && stay !== undefined) {
    const until = stay.discharged === null ? '' : ` until ${formatLongDate(stay.discharged)}`;
    sentences.push(`The person was in hospital from ${formatLongDate(stay.admitted)}${until}`);
  }
  if (touching.has('no-stay')) sentences.push('A hospital stay that these weeks tell of turned out not to be so');
  if (touching.has('no-end')) sentences.push('The service had not ended when these weeks say so');
  return sentences.join('. ');
}

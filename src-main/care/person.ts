// One person over all weeks that are here, for a question on the telephone or a review meeting: what is planned, what each
// week came to and why, and what was recorded besides.
import type { AppAnswer, AppHandlers, AppResult, PersonWeek } from '../../src-shared/app-api/index.ts';
import type { CouncilProfile } from '../../src-shared/council/schema.ts';
import { claimableLog } from '../../src-shared/domain/given-not-claimable.ts';
import { weeksLookedBack } from '../../src-shared/domain/limits.ts';
import type { ServiceLine } from '../../src-shared/domain/lines.ts';
import type { LogEntry } from '../../src-shared/domain/log.ts';
import { payable } from '../../src-shared/domain/payable.ts';
import { addDays, sundayOf } from '../../src-shared/domain/week.ts';
import { disputeViews } from '../disputes/disputes.ts';
import type { AccountContext } from '../use-case/account-context.ts';
import { noLongerThere, noProfile } from '../use-case/refusals.ts';
import { ok } from '../use-case/result.ts';
import { knowledgeOf } from '../weeks/knowledge.ts';
import { weekStatus } from './known-too-late.ts';

export function personHandlers(context: AccountContext): AppHandlers<'person'> {
  return { 'person.get': ({ ssRef }) => personView(context, ssRef) };
}

function personView(context: AccountContext, ssRef: string): AppResult<AppAnswer<'person.get'>> {
  const { store } = context;
  const council = store.profile.get();
  if (council === null) return noProfile();
  const person = store.people.get(ssRef);
  const lines = store.lines.ofPerson(ssRef);
  if (person === null && lines.length === 0) return noLongerThere('That person');
  const planned = new Set(store.lines.all().map(({ id }) => id));
  const log = lines.flatMap(({ id }) => store.care.logOfLine(id)).sort((a, b) => newestFirst(a.day, b.day));
  const own = <Record extends { ssRef: string }>(records: readonly Record[]) =>
    records.filter((record) => record.ssRef === ssRef);
  return ok({
    ssRef,
    person,
    lines: lines.map((line) => ({ ...line, planned: planned.has(line.id) })),
    weeks: weeksOf(context, council, { lines, log }),
    firstWeekHere: store.actuals.firstWeek(),
    stays: own(store.care.stays()).sort((a, b) => newestFirst(a.admitted, b.admitted)),
    absences: own(store.care.absences()).sort((a, b) => newestFirst(a.firstDay, b.firstDay)),
    adjustments: own(store.care.adjustments()).sort((a, b) => newestFirst(a.startDate, b.startDate)),
    ends: own(store.care.ends().map(({ end }) => end)).sort((a, b) => newestFirst(a.lastDay, b.lastDay)),
    log,
    disputes: own(disputeViews(context)).sort((a, b) => newestFirst(a.weekStart, b.weekStart)),
  });
}

function weeksOf(
  context: AccountContext,
  council: CouncilProfile,
  { lines, log }: { lines: readonly ServiceLine[]; log: readonly LogEntry[] },
): PersonWeek[] {
  const { store } = context;
  const statusOf = weekStatus(context, council);
  const [stays, adjustments, payments] = [store.care.stays(), store.care.adjustments(), store.payments.all()];
  const weeks = lines.flatMap((line) => {
    const logged = claimableLog(
      log.filter(({ lineId }) => lineId === line.id),
      line,
      council,
    );
    const ofLine = store.actuals.ofLine(line.id);
    return ofLine.map(({ actual, attested }): PersonWeek => {
      const { weekStart } = actual;
      const from = addDays(weekStart, -7 * weeksLookedBack);
      const earlier = ofLine
        .map((stored) => stored.actual)
        .filter((before) => before.weekStart < weekStart && before.weekStart >= from);
      const hours = payable(line, actual, council, {
        stays,
        adjustments,
        earlier: { [line.id]: earlier },
        logOf: () => logged,
      });
      const inWeek = logged.filter(({ day }) => day >= weekStart && day <= sundayOf(weekStart));
      const payment = payments.find((one) => one.weekStart === weekStart && one.service === line.service);
      return {
        actual,
        knowledge: knowledgeOf(actual, attested, inWeek),
        attested,
        status: statusOf(line, weekStart),
        expected: hours.payable,
        notSaid: hours.notSaid,
        payment: payment === undefined ? null : { state: payment.state, paidOn: payment.paidOn },
      };
    });
  });
  return weeks.sort((a, b) => newestFirst(a.actual.weekStart, b.actual.weekStart));
}

function newestFirst(a: string, b: string): number {
  return a < b ? 1 : a > b ? -1 : 0;
}

// What goes on from the week before, on lines that nobody has said anything of. What must stay true: what is listed and what
// is taken come from the same function; nothing is taken by itself; and what was taken is changed by whoever took it, and is
// said to be unchecked until somebody checks it.
import type { AppHandlers, AppResult, ContinuingOffer } from '../../src-shared/app-api/index.ts';
import type { CouncilProfile } from '../../src-shared/council/schema.ts';
import type { Variation } from '../../src-shared/domain/actuals.ts';
import { type Continuing, continuingOf, isUntilLater } from '../../src-shared/domain/continuing.ts';
import { count } from '../../src-shared/domain/count.ts';
import { decisionFor, decisionWords } from '../../src-shared/domain/decisions.ts';
import { hospitalStatus, hospitalWeek } from '../../src-shared/domain/hospital.ts';
import type { HospitalStay, ServiceLine } from '../../src-shared/domain/lines.ts';
import { formatDate, type PlainDate } from '../../src-shared/domain/week.ts';
import { endWords } from '../../src-shared/rules/ends.ts';
import type { ActualEdit } from '../store/actuals.ts';
import type { AccountContext } from '../use-case/account-context.ts';
import { noActual, noLongerThere, noProfile, whyClosed } from '../use-case/refusals.ts';
import { ok } from '../use-case/result.ts';
import { type SaveMeta, save } from '../use-case/save.ts';
import type { FactsOf, WeekFacts } from '../weeks/facts.ts';
import { knowledgeOf } from '../weeks/knowledge.ts';
import { recordedActual } from '../weeks/record.ts';

export function continuingHandlers(context: AccountContext, factsOf: FactsOf): AppHandlers<'continuing'> {
  return {
    'continuing.list': ({ weekStart }) => {
      const facts = factsOf(weekStart);
      if (facts === null) return noProfile();
      return ok({ offers: whyClosed(context, weekStart) === null ? plan(facts).map(({ offer }) => offer) : [] });
    },
    'continuing.take': ({ weekStart, lineIds }) => {
      const facts = factsOf(weekStart);
      return facts === null ? noProfile() : take(context, facts, lineIds);
    },
    'continuing.checked': ({ weekStart, lineId }) => noteChecked(context, weekStart, lineId),
  };
}

interface PlannedLine {
  offer: ContinuingOffer;
  edit: ActualEdit;
}

/** What each line would become; a line that cannot be recorded so is not offered. */
function plan(facts: WeekFacts): PlannedLine[] {
  const { weekStart, lines, stays, ends, earlier, council } = facts;
  if (!(facts.week?.generated ?? false)) return [];
  const logged = new Set(facts.log.map(({ lineId }) => lineId));
  const untouched = new Map(
    [...facts.actuals.values()]
      .filter(
        ({ actual, attested, changed }) =>
          changed === null && !logged.has(actual.lineId) && knowledgeOf(actual, attested, []) === 'untouched',
      )
      .map(({ actual }) => [actual.lineId, actual]),
  );
  const lineOf = new Map(lines.map((line) => [line.id, line]));
  return continuingOf({ weekStart, lines, untouched, earlier, stays, ends, council }).flatMap((one) => {
    const line = lineOf.get(one.lineId);
    const stored = facts.actuals.get(one.lineId);
    if (line === undefined || stored === undefined) return [];
    const recorded = recordedActual(stored, { variations: one.variations }, stays, council);
    if (!recorded.ok) return [];
    const { actual, commentSource } = recorded.value;
    const { planned, comment, variations } = actual;
    const figures = { planned, actual: actual.actual, comment, variations, estimated: one.estimated };
    return [
      {
        offer: { lineId: line.id, what: one.cause.what, why: whyWords(one, line, weekStart, council), ...figures },
        edit: { actual, attested: null, commentSource },
      },
    ];
  });
}

function take(context: AccountContext, facts: WeekFacts, lineIds: readonly string[]): AppResult<{ taken: number }> {
  const { weekStart } = facts;
  const closed = whyClosed(context, weekStart);
  if (closed !== null) return closed;
  const wanted = new Set(lineIds);
  const edits = plan(facts).filter(({ offer }) => wanted.has(offer.lineId));
  if (edits.length === 0) return noLongerThere('What went on from last week');
  const undo = { label: `what was taken from last week on ${count(edits.length, 'line')}`, weekStart };
  const meta: SaveMeta = { what: 'take-continuing', undo, weekStart, why: 'From last week, not checked.' };
  return save(context, meta, (write) => {
    for (const { edit } of edits) write.actual(edit);
    return { taken: edits.length };
  });
}

function noteChecked(context: AccountContext, weekStart: PlainDate, lineId: string): AppResult<Record<string, never>> {
  const { store } = context;
  const closed = whyClosed(context, weekStart);
  if (closed !== null) return closed;
  const line = store.lines.get(lineId);
  if (line === null || store.actuals.get(weekStart, lineId) === null) return noActual();
  if (!store.changeLog.notChecked(weekStart).includes(lineId)) return ok({});
  const about = { weekStart, lineId, ssRef: line.ssRef };
  const saved = save(context, { what: 'continuing-checked', weekStart }, (write) =>
    write.note('continuing-checked', { ...about, content: { kind: 'checked' } }),
  );
  return saved.ok ? ok({}) : saved;
}

function whyWords({ cause }: Continuing, line: ServiceLine, weekStart: PlainDate, council: CouncilProfile): string {
  switch (cause.what) {
    case 'stay':
      return `In hospital since ${formatDate(cause.stay.admitted)}. ${stayWords(cause.stay, line, weekStart, council)}`;
    case 'absence':
      return absenceWords(cause.lastWeek, weekStart);
    case 'end':
      return `${endWords(cause.end)}.`;
  }
}

function absenceWords({ firstDay, lastDay }: Variation, weekStart: PlainDate): string {
  const since = firstDay === null ? '' : ` since ${formatDate(firstDay)}`;
  return lastDay !== null && isUntilLater({ lastDay }, weekStart)
    ? `Away${since}, until ${formatDate(lastDay)}.`
    : `Away${since === '' ? ' all of last week' : since}, and nobody has said until when.`;
}

/** Which hospital week it is, and what was decided of it. */
function stayWords(stay: HospitalStay, line: ServiceLine, weekStart: PlainDate, council: CouncilProfile): string {
  const week = hospitalWeek(stay, weekStart);
  const limit = council.serviceTypes[line.serviceType].hospitalWeeks;
  const status = hospitalStatus(stay, week, limit, line.id);
  if (limit === null) return `Hospital week ${week}.`;
  if (status === 'within') return `Hospital week ${week} of ${limit} that are paid.`;
  const decision = decisionFor(stay, line.id, week, limit);
  const decided = decision === null ? 'no decision asked for' : decisionWords(decision);
  return `Hospital week ${week}, beyond the ${limit} that are paid: ${decided}.`;
}

// What goes on from the week before, on lines that nobody has said anything of. What must stay true: what is taken of a line is what
// was shown of it, or nothing; nothing is taken by itself; and what was taken is changed by whoever took it, and is said on this
// computer to be unchecked until somebody here checks it.
import { isDeepStrictEqual } from 'node:util';
import type { AppAnswer, AppHandlers, AppParsed, AppResult, ContinuingOffer } from '../../src-shared/app-api/index.ts';
import type { CouncilProfile } from '../../src-shared/council/schema.ts';
import { absenceDaysWords, absenceNames } from '../../src-shared/domain/absence-words.ts';
import type { Absence } from '../../src-shared/domain/absences.ts';
import { type Continuing, continuingOf } from '../../src-shared/domain/continuing.ts';
import { count } from '../../src-shared/domain/count.ts';
import { decisionFor, decisionWords } from '../../src-shared/domain/decisions.ts';
import { hospitalStatus, hospitalWeek } from '../../src-shared/domain/hospital.ts';
import type { HospitalStay, ServiceLine } from '../../src-shared/domain/lines.ts';
import { formatDate, type PlainDate } from '../../src-shared/domain/week.ts';
import { endWords } from '../../src-shared/rules/ends.ts';
import { hash } from '../machine/hash.ts';
import type { ActualEdit } from '../store/actuals.ts';
import type { AccountContext } from '../use-case/account-context.ts';
import { noActual, noLongerThere, noProfile, whyClosed } from '../use-case/refusals.ts';
import { ok, refuse } from '../use-case/result.ts';
import { type SaveMeta, save } from '../use-case/save.ts';
import { shownThings } from '../use-case/shown.ts';
import type { FactsOf, WeekFacts } from '../weeks/facts.ts';
import { knowledgeOf } from '../weeks/knowledge.ts';
import { lineChanged, nameOfLine, recordedActual } from '../weeks/record.ts';
import { changedAtAllSinceSeen } from '../weeks/seen.ts';

/** A screen draws the list anew whenever something changes, so a click may still mean the one before. */
const listsKept = 10;

interface ShownOffers {
  weekStart: PlainDate;
  offers: ContinuingOffer[];
}

export function continuingHandlers(context: AccountContext, factsOf: FactsOf): AppHandlers<'continuing'> {
  const shown = shownThings<ShownOffers>({ ...context, most: listsKept });
  return {
    'continuing.list': ({ weekStart }) => {
      const facts = factsOf(weekStart);
      if (facts === null) return noProfile();
      const offers = whyClosed(context, weekStart) === null ? plan(facts).map(({ offer }) => offer) : [];
      return ok({ id: shown.show({ weekStart, offers }, '', listId(weekStart, offers)), offers });
    },
    'continuing.take': ({ id, lineIds }) => {
      const list = shown.find(id);
      if (list === null) return noLongerThere('That list');
      const facts = factsOf(list.weekStart);
      return facts === null ? noProfile() : take(context, facts, list, lineIds);
    },
    'continuing.checked': (input) => noteChecked(context, input),
  };
}

/** The same for the same list, so that a screen that asks again has nothing new to draw. */
function listId(weekStart: PlainDate, offers: readonly ContinuingOffer[]): string {
  return hash(JSON.stringify([weekStart, offers]));
}

interface PlannedLine {
  offer: ContinuingOffer;
  edit: ActualEdit;
}

/** What each line would become; a line that cannot be recorded so is not offered. */
function plan(facts: WeekFacts): PlannedLine[] {
  const { weekStart, lines, stays, absences, ends, adjustments, earlier, council } = facts;
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
  return continuingOf({ weekStart, lines, untouched, earlier, stays, absences, ends, adjustments, council }).flatMap(
    (one) => {
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
          offer: {
            lineId: line.id,
            ...kindOf(one, weekStart),
            why: whyWords(one, line, weekStart, council),
            ...figures,
          },
          edit: { actual, attested: null, commentSource },
        },
      ];
    },
  );
}

function kindOf({ cause }: Continuing, weekStart: PlainDate): Pick<ContinuingOffer, 'what' | 'fromLastWeek'> {
  if (cause.what !== 'recorded-absence') return { what: cause.what, fromLastWeek: true };
  return { what: 'absence', fromLastWeek: cause.absences.some(({ firstDay }) => firstDay < weekStart) };
}

function take(
  context: AccountContext,
  facts: WeekFacts,
  shown: ShownOffers,
  lineIds: readonly string[],
): AppResult<AppAnswer<'continuing.take'>> {
  const { weekStart } = facts;
  const closed = whyClosed(context, weekStart);
  if (closed !== null) return closed;
  const now = new Map(plan(facts).map((one) => [one.offer.lineId, one]));
  const shownOf = new Map(shown.offers.map((offer) => [offer.lineId, offer]));
  const asked = [...new Set(lineIds)];
  // A line that the list did not have was asked for by no screen.
  if (asked.some((lineId) => !shownOf.has(lineId))) return changedMeanwhile();
  const edits: ActualEdit[] = [];
  const refused: AppAnswer<'continuing.take'>['refused'] = [];
  for (const lineId of asked) {
    const one = now.get(lineId);
    if (one !== undefined && isDeepStrictEqual(one.offer, shownOf.get(lineId))) edits.push(one.edit);
    else
      refused.push({
        lineId,
        sentence: `${nameOfLine(context, lineId)} has changed since this was shown, so nothing was taken on it.`,
      });
  }
  if (edits.length === 0) return changedMeanwhile();
  const undo = { label: `what was taken from last week on ${count(edits.length, 'line')}`, weekStart };
  const meta: SaveMeta = { what: 'take-continuing', undo, weekStart, why: 'From last week, not checked.' };
  return save(context, meta, (write) => {
    for (const edit of edits) write.actual(edit);
    return { taken: edits.length, refused };
  });
}

const changedMeanwhile = () =>
  refuse(
    'changed-since-preview',
    'What goes on from last week has changed since it was shown, so nothing was taken.',
    'Read the list as it is now, then take what is right.',
  );

function noteChecked(
  context: AccountContext,
  { weekStart, lineId, seen }: AppParsed<'continuing.checked'>,
): AppResult<Record<string, never>> {
  const { store } = context;
  const council = store.profile.get();
  if (council === null) return noProfile();
  const closed = whyClosed(context, weekStart);
  if (closed !== null) return closed;
  const line = store.lines.get(lineId);
  const stored = store.actuals.get(weekStart, lineId);
  if (line === null || stored === null) return noActual();
  if (!store.changeLog.notChecked(weekStart).includes(lineId)) return ok({});
  const changed = changedAtAllSinceSeen(seen, stored, council);
  if (changed !== null)
    return lineChanged(nameOfLine(context, lineId), changed, 'Look at it as it is now, and check it.');
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
      return absenceWords(cause.lastWeek.firstDay, cause.until);
    case 'recorded-absence':
      return cause.absences.map(recordedWords).join(' ');
    case 'end':
      return `${endWords(cause.end)}.`;
  }
}

function recordedWords(absence: Absence): string {
  const told = absence.toldOn === null ? '' : ` Told on ${formatDate(absence.toldOn)}.`;
  return `${absenceNames[absence.kind]}, ${absenceDaysWords(absence)}.${told}`;
}

function absenceWords(firstDay: PlainDate | null, until: PlainDate | null): string {
  const since = firstDay === null ? '' : ` since ${formatDate(firstDay)}`;
  if (until !== null) return `Away${since}, until ${formatDate(until)}.`;
  return `Away${since === '' ? ' all of last week' : since}, and nobody has said until when.`;
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

// Records many lines in one transaction and one step of undo. Each line is held to what holds for one (`recordedActual`);
// a line that is refused stays as it is, and never keeps the others from being recorded. A fill reaches lines that nobody
// looks at one by one: where it would make a problem, the line stays as it is too.

import type { AppResult } from '../../src-shared/app-api/index.ts';
import type { RecordedMany, RecordMany } from '../../src-shared/app-api/week.ts';
import type { CouncilProfile } from '../../src-shared/council/schema.ts';
import { isAsPlanned, type Reason, type Variation, type WeeklyActual } from '../../src-shared/domain/actuals.ts';
import { count } from '../../src-shared/domain/count.ts';
import type { HospitalStay, ServiceLine } from '../../src-shared/domain/lines.ts';
import { withOnlyReasons } from '../../src-shared/domain/only-reason.ts';
import { sameFigures } from '../../src-shared/portal-api/equality.ts';
import { suggestedBy, suggestedReasons, suggestionWords } from '../../src-shared/rules/suggestions.ts';
import type { ActualEdit, StoredActual } from '../store/actuals.ts';
import type { AccountContext } from '../use-case/account-context.ts';
import { noActual, noProfile, whyClosed } from '../use-case/refusals.ts';
import { ok } from '../use-case/result.ts';
import { save } from '../use-case/save.ts';
import { actualChanges } from './actual-words.ts';
import { findingsIf, type WeekFacts } from './facts.ts';
import { leftOfLine, recordedActual } from './record.ts';
import { changedSinceSeen } from './seen.ts';

interface RecordPlan {
  lines: ActualEdit[];
  outcome: RecordedMany;
}

/** What is done, for the undo menu, and why, for the history. `isFill`: by the rules, too. */
const ways = {
  pasted: { label: 'what was pasted into', why: 'Pasted from a sheet.', isFill: false },
  moved: { label: 'what was pasted into', why: 'Pasted with its reasons.', isFill: true },
  'filled-down': { label: 'what was filled down into', why: 'Filled down.', isFill: true },
  'filled-right': { label: 'what was filled right into', why: 'Filled right.', isFill: true },
  filled: { label: 'what was filled into', why: 'Filled.', isFill: true },
  cut: { label: 'what was cut from', why: 'Cut.', isFill: false },
  cleared: { label: 'what was emptied on', why: 'Emptied.', isFill: false },
} as const satisfies Record<RecordMany['how'], { label: string; why: string; isFill: boolean }>;

export function previewMany(context: AccountContext, input: RecordMany): AppResult<RecordedMany> {
  const plan = planMany(context, input);
  return plan.ok ? ok(plan.value.outcome) : plan;
}

/** @param facts of the week as it stands, for what the rules would say of a fill; null: they are not known */
export function recordMany(
  context: AccountContext,
  input: RecordMany,
  facts: WeekFacts | null = null,
): AppResult<RecordedMany> {
  const plan = planMany(context, input);
  if (!plan.ok) return plan;
  const way = ways[input.how];
  const { lines, outcome } = way.isFill && facts !== null ? withoutProblems(plan.value, facts) : plan.value;
  if (lines.length === 0) return ok(outcome);
  const { weekStart } = input;
  const label = `${way.label} ${count(lines.length, 'line')}`;
  const { why } = way;
  const seen = new Map(input.changes.map((change) => [change.lineId, change.seen]));
  const left = lines.flatMap(({ actual }) => {
    const { lineId } = actual;
    const known = leftOfLine(context, { weekStart, lineId, seen: seen.get(lineId) }, { actual }).left;
    return known === null ? [] : [known];
  });
  const saved = save(context, { what: 'record', undo: { label, weekStart }, weekStart, why }, (write) => {
    for (const line of lines) write.actual(line.why === undefined ? line : { ...line, why: `${why} ${line.why}` });
  });
  return saved.ok ? ok({ ...outcome, left }) : saved;
}

/** The plan without the lines on which it would make a problem that is not there yet. */
function withoutProblems({ lines, outcome }: RecordPlan, facts: WeekFacts): RecordPlan {
  const known = new Set(facts.findings.map(kindOf));
  const people = new Map(facts.lines.map(({ id, ssRef }) => [id, ssRef]));
  const found = new Map<string, string>();
  const actuals = lines.map(({ actual }) => actual);
  for (const finding of findingsIf(facts, actuals)) {
    if (finding.lineId === null || known.has(kindOf(finding))) continue;
    // What concerns a person is found on one of their lines, which need not be the one that is filled.
    const own = lines.filter(({ actual }) => actual.lineId === finding.lineId);
    const theirs = lines.filter(({ actual }) => people.get(actual.lineId) === people.get(finding.lineId ?? ''));
    for (const { actual } of own.length > 0 ? own : theirs) {
      if (!found.has(actual.lineId)) found.set(actual.lineId, finding.message);
    }
  }
  if (found.size === 0) return { lines, outcome };
  const left = lines.filter(({ actual }) => !found.has(actual.lineId));
  const refused = [...found].map(([lineId, sentence]) => ({ lineId, sentence }));
  return {
    lines: left,
    outcome: {
      ...outcome,
      changed: left.length,
      lines: outcome.lines.filter(({ lineId }) => !found.has(lineId)),
      refused: [...outcome.refused, ...refused],
    },
  };
}

function kindOf({ rule, lineId, field }: WeekFacts['findings'][number]): string {
  return `${rule}|${lineId}|${field}`;
}

function planMany(
  context: AccountContext,
  { weekStart, changes, takeSuggested = [] }: RecordMany,
): AppResult<RecordPlan> {
  const { store } = context;
  const council = store.profile.get();
  if (council === null) return noProfile();
  const closed = whyClosed(context, weekStart);
  if (closed !== null) return closed;
  const stays = store.care.stays();
  const taken = new Set(takeSuggested);
  const lines: ActualEdit[] = [];
  const outcome: RecordedMany = { changed: 0, unchanged: 0, lines: [], refused: [] };
  // A line named twice is changed once, to what was said last.
  for (const change of new Map(changes.map((one) => [one.lineId, one])).values()) {
    const { lineId } = change;
    const stored = store.actuals.get(weekStart, lineId);
    if (stored === null) {
      const none = noActual();
      outcome.refused.push({ lineId, sentence: none.problem.sentence });
      continue;
    }
    const { comment, variations = stored.actual.variations } = change;
    const line = store.lines.get(lineId);
    const wanted = { variations, ...(comment === undefined ? {} : { comment }), take: taken.has(lineId) };
    const planned = withReasons(stored, line, wanted, stays, council);
    if (!planned.ok) {
      outcome.refused.push({ lineId, sentence: planned.problem.sentence });
      continue;
    }
    const { actual, commentSource, suggested, why } = planned.value;
    if (sameFigures(actual, stored.actual) && commentSource === stored.commentSource) {
      outcome.unchanged += 1;
      continue;
    }
    const changed = changedSinceSeen(change, stored, council);
    if (changed !== null) {
      outcome.refused.push({ lineId, sentence: `This line was changed since it was shown (${changed}).` });
      continue;
    }
    const attested = isAsPlanned(actual) && actual.variations.length === 0 ? stored.attested : null;
    lines.push({ actual, attested, commentSource, ...(why === undefined ? {} : { why }) });
    outcome.lines.push({
      lineId,
      fields: actualChanges(stored, { actual, attested }, council),
      suggested: suggestionWords(actual.variations, suggested, council),
      withoutReason: actual.variations.some(
        ({ reason }, index) => reason === 'unspecified' && (suggested[index] ?? null) === null,
      ),
    });
    outcome.changed += 1;
  }
  return ok({ lines, outcome });
}

interface LineWithReasons {
  actual: WeeklyActual;
  commentSource: StoredActual['commentSource'];
  /** For each variation, the reason that the comment suggests and nobody took; null where none is suggested. */
  suggested: readonly (Reason | null)[];
  /** By what the reasons were suggested that were taken. */
  why?: string;
}

/** A sheet says no reasons: a category's only one counts at once, and of several the comment may suggest one. */
function withReasons(
  stored: StoredActual,
  line: ServiceLine | null,
  { take, ...wanted }: { variations: Variation[]; comment?: string; take: boolean },
  stays: readonly HospitalStay[],
  council: CouncilProfile,
): AppResult<LineWithReasons> {
  if (line === null) {
    const recorded = recordedActual(stored, wanted, stays, council);
    return recorded.ok ? ok({ ...recorded.value, suggested: [] }) : recorded;
  }
  const type = council.serviceTypes[line.serviceType];
  const own = stays.filter(({ ssRef }) => ssRef === line.ssRef);
  const variations = withOnlyReasons(type, wanted.variations, own, stored.actual.weekStart);
  const recorded = recordedActual(stored, { ...wanted, variations }, stays, council);
  if (!recorded.ok) return recorded;
  const { actual } = recorded.value;
  const suggested = suggestedReasons(actual, type, own);
  if (!take || suggested.every((reason) => reason === null)) return ok({ ...recorded.value, suggested });
  // The comment as it stands, also where the app would word it another way: it is what suggested the reason.
  const { comment } = actual;
  const chosen = actual.variations.map((one, index) => ({ ...one, reason: suggested[index] ?? one.reason }));
  const taken = recordedActual(stored, { variations: chosen, comment }, stays, council);
  return taken.ok ? ok({ ...taken.value, suggested: [], why: suggestedBy(comment) }) : taken;
}

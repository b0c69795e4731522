// Records many lines in one transaction and one step of undo. Each line is held to what holds for one (`recordedActual`);
// a line that is refused stays as it is, and never keeps the others from being recorded.

import type { AppResult } from '../../src-shared/app-api/index.ts';
import type { RecordedMany, RecordMany } from '../../src-shared/app-api/week.ts';
import { isAsPlanned, type Variation } from '../../src-shared/domain/actuals.ts';
import { count } from '../../src-shared/domain/count.ts';
import type { ServiceLine } from '../../src-shared/domain/lines.ts';
import { withOnlyReasons } from '../../src-shared/domain/only-reason.ts';
import { sameFigures } from '../../src-shared/portal-api/equality.ts';
import type { StoredActual } from '../store/actuals.ts';
import type { AccountContext } from '../use-case/account-context.ts';
import { noActual, noProfile, whyClosed } from '../use-case/refusals.ts';
import { ok } from '../use-case/result.ts';
import { save } from '../use-case/save.ts';
import { actualChanges } from './actual-words.ts';
import { recordedActual } from './record.ts';

/** A line as it is to be written. */
type LineToWrite = Pick<StoredActual, 'actual' | 'attested' | 'commentSource'>;

interface RecordPlan {
  lines: LineToWrite[];
  outcome: RecordedMany;
}

export function previewMany(context: AccountContext, input: RecordMany): AppResult<RecordedMany> {
  const plan = planMany(context, input);
  return plan.ok ? ok(plan.value.outcome) : plan;
}

export function recordMany(context: AccountContext, input: RecordMany): AppResult<RecordedMany> {
  const plan = planMany(context, input);
  if (!plan.ok) return plan;
  const { lines, outcome } = plan.value;
  if (lines.length === 0) return ok(outcome);
  const { weekStart } = input;
  const label = `what was ${input.how === 'pasted' ? 'pasted' : 'filled down'} into ${count(lines.length, 'line')}`;
  const why = input.how === 'pasted' ? 'Pasted from a sheet.' : 'Filled down.';
  const saved = save(context, { what: 'record', undo: { label, weekStart }, weekStart, why }, (write) => {
    for (const line of lines) write.actual(line);
  });
  return saved.ok ? ok(outcome) : saved;
}

function planMany(context: AccountContext, { weekStart, changes }: RecordMany): AppResult<RecordPlan> {
  const { store } = context;
  const council = store.profile.get();
  if (council === null) return noProfile();
  const closed = whyClosed(context, weekStart);
  if (closed !== null) return closed;
  const stays = store.care.stays();
  // A sheet says no reasons: a category's only one counts at once.
  const givenReasons = ({ ssRef, serviceType }: ServiceLine, variations: readonly Variation[]) => {
    const own = stays.filter((stay) => stay.ssRef === ssRef);
    return withOnlyReasons(council.serviceTypes[serviceType], variations, own, weekStart);
  };
  const lines: LineToWrite[] = [];
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
    const wanted = {
      variations: line === null ? variations : givenReasons(line, variations),
      ...(comment === undefined ? {} : { comment }),
    };
    const recorded = recordedActual(stored, wanted, stays, council);
    if (!recorded.ok) {
      outcome.refused.push({ lineId, sentence: recorded.problem.sentence });
      continue;
    }
    const { actual, commentSource } = recorded.value;
    if (sameFigures(actual, stored.actual) && commentSource === stored.commentSource) {
      outcome.unchanged += 1;
      continue;
    }
    const attested = isAsPlanned(actual) && actual.variations.length === 0 ? stored.attested : null;
    lines.push({ actual, attested, commentSource });
    outcome.lines.push({ lineId, fields: actualChanges(stored, { actual, attested }, council) });
    outcome.changed += 1;
  }
  return ok({ lines, outcome });
}

// Takes the reasons that comments suggest for figures without one: one by one or all at once, in one transaction. By what
// each was suggested is kept in the history of its line; the comment itself stays as it is.
import type { AppResult } from '../../src-shared/app-api/index.ts';
import { count } from '../../src-shared/domain/count.ts';
import { type Suggestion, suggestedBy, suggestionsOf } from '../../src-shared/rules/suggestions.ts';
import type { ActualEdit, StoredActual } from '../store/actuals.ts';
import type { AccountContext } from '../use-case/account-context.ts';
import { noLongerThere, whyClosed } from '../use-case/refusals.ts';
import { ok } from '../use-case/result.ts';
import { type SaveMeta, save } from '../use-case/save.ts';
import type { WeekFacts } from './facts.ts';
import { recordedActual } from './record.ts';

/** @param keys of findings; those that suggest nothing any more are left out */
export function acceptSuggestions(
  context: AccountContext,
  facts: WeekFacts,
  keys: readonly string[],
): AppResult<{ accepted: number }> {
  const { weekStart } = facts;
  const closed = whyClosed(context, weekStart);
  if (closed !== null) return closed;
  const wanted = new Set(keys);
  const byLine = new Map<string, Suggestion[]>();
  for (const suggestion of suggestionsOf(facts.findings)) {
    if (!wanted.has(suggestion.key)) continue;
    const ofLine = byLine.get(suggestion.lineId) ?? [];
    byLine.set(suggestion.lineId, [...ofLine, suggestion]);
  }
  const edits: ActualEdit[] = [];
  let accepted = 0;
  for (const [lineId, suggestions] of byLine) {
    const stored = facts.actuals.get(lineId);
    if (stored === undefined) continue;
    const edit = withReasons(stored, suggestions, facts);
    if (!edit.ok) return edit;
    edits.push(edit.value);
    accepted += suggestions.length;
  }
  if (accepted === 0) return noLongerThere('That suggestion');
  const label = count(accepted, 'suggested reason');
  const meta: SaveMeta = { what: 'accept-suggestions', undo: { label, weekStart }, weekStart };
  return save(context, meta, (write) => {
    for (const edit of edits) write.actual(edit);
    return { accepted };
  });
}

function withReasons(
  stored: StoredActual,
  suggestions: readonly Suggestion[],
  { stays, council }: WeekFacts,
): AppResult<ActualEdit> {
  const left = [...suggestions];
  const variations = stored.actual.variations.map((variation) => {
    const at = left.findIndex((one) => JSON.stringify(one.variation) === JSON.stringify(variation));
    const [suggestion] = at < 0 ? [] : left.splice(at, 1);
    return suggestion === undefined ? variation : { ...variation, reason: suggestion.reason };
  });
  // As it stands, also where the app would word it another way: it is what suggested the reason.
  const { comment } = stored.actual;
  const recorded = recordedActual(stored, { variations, comment }, stays, council);
  if (!recorded.ok) return recorded;
  const { actual, commentSource } = recorded.value;
  return ok({
    actual,
    attested: null,
    commentSource,
    why: suggestedBy(comment),
  });
}

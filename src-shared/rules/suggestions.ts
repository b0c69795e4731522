// The reasons that comments suggest for figures without one, over a week: to be accepted line by line or all at once. Each
// says by what it was suggested, and that is kept with what was recorded.
import { suggestReason } from '../comments/suggest-reason.ts';
import type { CouncilProfile } from '../council/schema.ts';
import type { ServiceTypeRules } from '../council/service-types.ts';
import type { Reason, Variation, WeeklyActual } from '../domain/actuals.ts';
import type { HospitalStay } from '../domain/lines.ts';
import { fittingReasons } from '../domain/only-reason.ts';
import { formatQuantityShort } from '../domain/quantity.ts';
import type { Finding } from './types.ts';

export interface Suggestion {
  /** The finding that it settles. */
  key: string;
  lineId: string;
  /** As it stands on the line. */
  variation: Variation;
  reason: Reason;
}

/** The suggestions among a week's findings, in their order. */
export function suggestionsOf(findings: readonly Finding[]): Suggestion[] {
  return findings.flatMap(({ key, rule, lineId, action }) =>
    rule === 'reason-missing' && lineId !== null && action?.kind === 'set-reason' && action.suggested !== undefined
      ? [{ key, lineId, variation: action.variation, reason: action.suggested }]
      : [],
  );
}

/**
 * The same before it is recorded: which reason a line's comment suggests for each of its figures without one.
 * @param stays the person's
 * @returns for each variation of the line, in order, null where none is suggested
 */
export function suggestedReasons(
  { weekStart, comment, variations }: Pick<WeeklyActual, 'weekStart' | 'comment' | 'variations'>,
  type: Pick<ServiceTypeRules, 'reasons'>,
  stays: readonly HospitalStay[],
): (Reason | null)[] {
  return variations.map(({ category, reason, quantity }) =>
    reason === 'unspecified' && quantity > 0
      ? suggestReason(comment, fittingReasons(type, category, stays, weekStart))
      : null,
  );
}

/**
 * In words, one for each variation that has a suggestion: `2 missed: Refused, did not engage or cancelled late`.
 * @param suggested for each variation, in order, as `suggestedReasons` gives it
 */
export function suggestionWords(
  variations: readonly Variation[],
  suggested: readonly (Reason | null)[],
  { reasons }: Pick<CouncilProfile, 'reasons'>,
): string[] {
  return variations.flatMap(({ category, quantity }, index) => {
    const reason = suggested[index] ?? null;
    return reason === null ? [] : [`${formatQuantityShort(quantity)} ${category}: ${reasons[reason].label}`];
  });
}

/** What the history keeps of a reason that was taken: by what it was suggested. */
export function suggestedBy(comment: string): string {
  return `Suggested by the comment “${comment.trim()}”`.slice(0, 1000);
}

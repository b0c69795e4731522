// The reasons that comments suggest for figures without one, over a week: to be accepted line by line or all at once. Each
// says by what it was suggested, and that is kept with what was recorded.
import type { Reason, Variation } from '../domain/actuals.ts';
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

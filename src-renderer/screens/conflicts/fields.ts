// A line that two people changed, field by field: what it was, mine, and the portal's.
import type { WeeklyActual } from '../../../src-shared/actuals.ts';
import type { CouncilProfile } from '../../../src-shared/council/schema.ts';
import { formatQuantity } from '../../../src-shared/quantity.ts';
import { categoryLabel } from '../../recording/reasons.ts';

export interface ConflictField {
  label: string;
  base: string;
  mine: string;
  theirs: string;
  differs: boolean;
}

export function conflictFields(
  versions: { base: WeeklyActual | null; mine: WeeklyActual; theirs: WeeklyActual },
  council: CouncilProfile,
): ConflictField[] {
  const field = (label: string, of: (actual: WeeklyActual) => string): ConflictField => {
    const mine = of(versions.mine);
    const theirs = of(versions.theirs);
    return {
      label,
      base: versions.base === null ? 'not known' : of(versions.base),
      mine,
      theirs,
      differs: mine !== theirs,
    };
  };
  return [
    field('Planned', (actual) => formatQuantity(actual.planned)),
    field('Actual', (actual) => formatQuantity(actual.actual)),
    field('Frustrated', (actual) => formatQuantity(actual.frustrated)),
    field('Missed', (actual) => formatQuantity(actual.missed)),
    field('Extra', (actual) => formatQuantity(actual.extra)),
    field('Visits', (actual) => String(actual.visits)),
    field('Reasons', (actual) => reasonWords(actual, council)),
    field('Comment', (actual) => actual.comment || 'none'),
  ];
}

function reasonWords(actual: WeeklyActual, council: CouncilProfile): string {
  if (actual.variations.length === 0) return 'none';
  return actual.variations
    .map(
      ({ category, reason, quantity }) =>
        `${categoryLabel(category)} ${formatQuantity(quantity)}: ${council.reasons[reason].label}`,
    )
    .join('; ');
}

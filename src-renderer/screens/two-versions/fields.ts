// A line that two people changed, field by field: what it was, mine, and the portal's.

import type { CouncilProfile } from '../../../src-shared/council/schema.ts';
import type { WeeklyActual } from '../../../src-shared/domain/actuals.ts';
import { formatQuantity } from '../../../src-shared/domain/quantity.ts';
import { formatShortDate } from '../../../src-shared/domain/week.ts';
import { categoryLabel } from '../../recording/reasons.ts';

/** What of a line can be chosen apart. Figures go with their reasons, or the formula would not hold. */
export type LinePart = 'figures' | 'visits' | 'comment';
export const partWords: Record<LinePart, string> = {
  figures: 'Figures and reasons',
  visits: 'Visits',
  comment: 'Comment',
};

export interface ConflictField {
  part: LinePart;
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
  const field = (part: LinePart, label: string, of: (actual: WeeklyActual) => string): ConflictField => {
    const mine = of(versions.mine);
    const theirs = of(versions.theirs);
    return {
      part,
      label,
      base: versions.base === null ? 'not known' : of(versions.base),
      mine,
      theirs,
      differs: mine !== theirs,
    };
  };
  return [
    field('figures', 'Planned', (actual) => formatQuantity(actual.planned)),
    field('figures', 'Actual', (actual) => formatQuantity(actual.actual)),
    field('figures', 'Frustrated', (actual) => formatQuantity(actual.frustrated)),
    field('figures', 'Missed', (actual) => formatQuantity(actual.missed)),
    field('figures', 'Extra', (actual) => formatQuantity(actual.extra)),
    field('visits', 'Visits', (actual) => String(actual.visits)),
    field('figures', 'Reasons', (actual) => reasonWords(actual, council)),
    field('comment', 'Comment', (actual) => actual.comment || 'none'),
  ];
}

/** The parts in which the two versions differ. */
export function partsThatDiffer(fields: readonly ConflictField[]): LinePart[] {
  return (['figures', 'visits', 'comment'] as const).filter((part) =>
    fields.some((field) => field.part === part && field.differs),
  );
}

function reasonWords(actual: WeeklyActual, council: CouncilProfile): string {
  if (actual.variations.length === 0) return 'none';
  return actual.variations
    .map(({ category, reason, quantity, firstDay, lastDay, note }) =>
      [
        `${categoryLabel(category)} ${formatQuantity(quantity)}: ${council.reasons[reason].label}`,
        firstDay === null
          ? ''
          : `${formatShortDate(firstDay)}${lastDay === null || lastDay === firstDay ? '' : ` to ${formatShortDate(lastDay)}`}`,
        note,
      ]
        .filter(Boolean)
        .join(', '),
    )
    .join('; ');
}

// What a weekly actual says, column by column, in the words of the screen: for its history and for previews of what would
// change it.

import type { FieldChange } from '../../src-shared/app-api/field-change.ts';
import type { CouncilProfile } from '../../src-shared/council/schema.ts';
import type { Variation, WeeklyActual } from '../../src-shared/domain/actuals.ts';
import { formatQuantity } from '../../src-shared/domain/quantity.ts';
import { formatShortDate } from '../../src-shared/domain/week.ts';

interface AttestedActual {
  actual: WeeklyActual;
  attested: { name: string } | null;
}

/** What differs between two states of a line's week, by column; a state of null says nothing. */
export function actualChanges(
  before: AttestedActual | null,
  after: AttestedActual | null,
  council: CouncilProfile | null,
): FieldChange[] {
  const from = before === null ? null : actualWords(before, council);
  const to = after === null ? null : actualWords(after, council);
  return Object.keys(from ?? to ?? {})
    .map((field) => ({ field, from: from?.[field] ?? '', to: to?.[field] ?? '' }))
    .filter((change) => change.from !== change.to);
}

/** By the names of the grid's columns, in their order. */
function actualWords({ actual, attested }: AttestedActual, council: CouncilProfile | null): Record<string, string> {
  return {
    Planned: formatQuantity(actual.planned),
    Actual: formatQuantity(actual.actual),
    Frustrated: formatQuantity(actual.frustrated),
    Missed: formatQuantity(actual.missed),
    Extra: formatQuantity(actual.extra),
    Visits: String(actual.visits),
    Reasons: actual.variations.map((variation) => variationWords(variation, council)).join('; '),
    Comment: actual.comment,
    'As planned': attested === null ? '' : `said by ${attested.name}`,
  };
}

function variationWords(variation: Variation, council: CouncilProfile | null): string {
  const { category, reason, quantity, firstDay, lastDay, note } = variation;
  const label = council?.reasons[reason].label ?? reason;
  const days =
    firstDay === null || lastDay === null
      ? ''
      : firstDay === lastDay
        ? formatShortDate(firstDay)
        : `${formatShortDate(firstDay)} – ${formatShortDate(lastDay)}`;
  return [`${formatQuantity(quantity)} ${category}: ${label}`, days, note].filter((part) => part !== '').join(', ');
}

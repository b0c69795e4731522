// What a weekly actual says, column by column, in the words of the screen: for its history and for previews of what would
// change it.

import type { FieldChange } from '../../src-shared/app-api/field-change.ts';
import type { CouncilProfile } from '../../src-shared/council/schema.ts';
import type { Variation, WeeklyActual } from '../../src-shared/domain/actuals.ts';
import { formatQuantity } from '../../src-shared/domain/quantity.ts';
import { formatShortDate } from '../../src-shared/domain/week.ts';
import { sameVariations } from '../../src-shared/portal-api/equality.ts';

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
  // Which hospital stay a reason names has no words of its own.
  if (before !== null && after !== null && from !== null && to !== null) {
    const isOther = from.Reasons === to.Reasons && !sameVariations(before.actual, after.actual);
    if (isOther) to.Reasons = `${to.Reasons}, with another hospital stay`;
  }
  return columns
    .map((field) => ({ field, from: from?.[field] ?? '', to: to?.[field] ?? '' }))
    .filter((change) => change.from !== change.to);
}

const columns = [
  'Planned',
  'Actual',
  'Frustrated',
  'Missed',
  'Extra',
  'Visits',
  'Reasons',
  'Comment',
  'As planned',
] as const;

/** By the names of the grid's columns. */
function actualWords(
  { actual, attested }: AttestedActual,
  council: CouncilProfile | null,
): Record<(typeof columns)[number], string> {
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
  const { category, reason, quantity, note, separateCause } = variation;
  const label = council?.reasons[reason].label ?? reason;
  const separate = separateCause === undefined ? '' : `separate from the one before: ${separateCause}`;
  return [`${formatQuantity(quantity)} ${category}: ${label}`, daysWords(variation), separate, note]
    .filter((part) => part !== '')
    .join(', ');
}

/** Also of days whose first or last nobody said. */
function daysWords({ firstDay, lastDay }: Variation): string {
  if (firstDay === null) return lastDay === null ? '' : `until ${formatShortDate(lastDay)}`;
  if (lastDay === null) return `from ${formatShortDate(firstDay)}`;
  if (firstDay === lastDay) return formatShortDate(firstDay);
  return `${formatShortDate(firstDay)} – ${formatShortDate(lastDay)}`;
}

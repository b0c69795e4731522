// The history of one line in a week, in the words of the screen: who changed what, when, where, and from which source.

import type { HistoryEntry } from '../../src-shared/app-api/index.ts';
import type { CouncilProfile } from '../../src-shared/council/schema.ts';
import type { Variation } from '../../src-shared/domain/actuals.ts';
import { commandWords } from '../../src-shared/domain/command-words.ts';
import { formatQuantity } from '../../src-shared/domain/quantity.ts';
import { formatShortDate } from '../../src-shared/domain/week.ts';
import type { ChangeLogEntry } from '../store/change-log.ts';
import type { LoggedActual } from '../store/line-screen.ts';

export function historyEntry(entry: ChangeLogEntry, council: CouncilProfile | null): HistoryEntry {
  const { content } = entry;
  return {
    id: entry.id,
    at: entry.at,
    by: entry.by.name,
    device: entry.device,
    what: content === null ? 'Erased at the person’s request' : commandWords(entry.what),
    source: entry.source,
    changes: content === null ? [] : changesBetween(content.before, content.after, council),
    why: content?.why ?? '',
  };
}

function changesBetween(before: unknown, after: unknown, council: CouncilProfile | null): HistoryEntry['changes'] {
  const from = isActual(before) ? wordsOf(before, council) : null;
  const to = isActual(after) ? wordsOf(after, council) : null;
  const fields = Object.keys(from ?? to ?? {});
  return fields
    .map((field) => ({ field, from: from?.[field] ?? '', to: to?.[field] ?? '' }))
    .filter((change) => change.from !== change.to);
}

function isActual(value: unknown): value is LoggedActual {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'actual';
}

/** By the names of the grid's columns, in their order. */
function wordsOf({ actual, attested }: LoggedActual, council: CouncilProfile | null): Record<string, string> {
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

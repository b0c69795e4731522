// Filling down: the lines below become like the first in one column. With a figure go its reasons, because a figure
// without its reason says nothing; a hospital stay does not go along, since it is another person's.

import type { RecordMany } from '../../src-shared/app-api/week.ts';
import type { Category } from '../../src-shared/domain/actuals.ts';
import type { GridRow } from '../grid/rows.ts';

/** The changes that make `below` like `first` in `column`; null where the column cannot be filled. */
export function fillDown(first: GridRow, below: readonly GridRow[], column: string): RecordMany['changes'] | null {
  const source = first.row?.actual;
  if (source === null || source === undefined) return null;
  const lines = below.filter((row) => row.row?.actual != null);
  switch (column) {
    case 'comment':
      return lines.map((row) => ({ lineId: row.id, comment: source.comment }));
    case 'actual':
      return lines.map((row) => ({
        lineId: row.id,
        variations: source.variations.map((variation) => forLine(variation, row)),
      }));
    case 'frustrated':
    case 'missed':
    case 'extra': {
      const own = source.variations.filter(({ category }) => category === column);
      return lines.map((row) => ({
        lineId: row.id,
        variations: [...others(row, column), ...own.map((variation) => forLine(variation, row))],
      }));
    }
    default:
      return null;
  }
}

function others(row: GridRow, category: Category) {
  return (row.row?.actual?.variations ?? []).filter((variation) => variation.category !== category);
}

/** The line's own stay, where its person has exactly one in this week. */
function forLine<V extends { hospitalStayId: string | null }>(variation: V, row: GridRow): V {
  if (variation.hospitalStayId === null) return variation;
  const stays = row.row?.stayIds ?? [];
  return { ...variation, hospitalStayId: stays.length === 1 ? (stays[0] ?? null) : null };
}

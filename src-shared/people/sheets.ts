// Which sheet of a workbook is the list: every sheet is a candidate, and a person can choose another.
import type { WorkbookSheet } from '../readers/workbook/index.ts';
import { type ColumnMapping, findHeadings, whyNotMapping } from './columns.ts';
import type { SsRefs } from './ss-ref.ts';

/** The sheets in the order in which to offer them: with known headings first, visible before hidden, then the fuller. */
export function sheetsInOrder(
  sheets: readonly WorkbookSheet[],
  remembered: ColumnMapping | null,
  ssRefs: SsRefs,
): WorkbookSheet[] {
  const rank = (sheet: WorkbookSheet) => {
    const found = findHeadings(sheet.rows, remembered, ssRefs);
    const known = found === null ? 0 : found.mapping.filter(({ field }) => field !== null).length;
    const isList = found !== null && whyNotMapping(found.mapping) === null;
    const filled = sheet.rows.filter((cells) => cells.length > 0).length;
    return [Number(isList && sheet.visible), Number(isList), Number(sheet.visible), known, filled];
  };
  return sheets
    .map((sheet) => ({ sheet, rank: rank(sheet) }))
    .sort((a, b) => {
      const at = a.rank.findIndex((value, index) => value !== b.rank[index]);
      return at === -1 ? 0 : (b.rank[at] ?? 0) - (a.rank[at] ?? 0);
    })
    .map(({ sheet }) => sheet);
}

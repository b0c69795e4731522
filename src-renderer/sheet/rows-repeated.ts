// Rows of a sheet that are of one line: which of them counts, nobody can say.
import { rowList } from '../../src-shared/council-csv/problem.ts';

/** A row of the sheet, what it says, and whose line it is. */
export interface RowOfLine {
  row: number;
  text: string;
  person: string;
  line: string;
  lineId: string;
}

/**
 * Rows of a line that other rows are of too: none of them counts, as in a file, since nobody can say which is meant. Also
 * where they say the same, or one of them says nothing new or cannot be read.
 */
export function rowsRepeated(ofLine: readonly RowOfLine[]) {
  const rowsOf = new Map<string, number[]>();
  for (const { row, lineId } of ofLine) rowsOf.set(lineId, [...(rowsOf.get(lineId) ?? []), row]);
  return ofLine.flatMap(({ row, text, person, line, lineId }) => {
    const rows = rowsOf.get(lineId) ?? [];
    if (rows.length === 1) return [];
    const list = rowList(rows);
    const sentence = `${list[0]?.toUpperCase()}${list.slice(1)} are all of one line, ${line} of ${person}. Keep the one that is right and remove the others.`;
    return [{ lineId, refused: { row, person, text, sentence } }];
  });
}

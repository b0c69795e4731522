// Rows of lines alike, which only their order tells apart: they are taken together or not at all. Where one of them is refused, the
// next would count as the first, and what is pasted again later would stand alone.
import { rowList } from '../../src-shared/council-csv/problem.ts';

interface RefusedRow {
  row: number;
  text: string;
  person: string;
  sentence: string;
}

/** A row of a sheet that its place among others tells apart. `alike` is the same for all of them. */
export interface RowByPlace {
  row: number;
  text: string;
  alike: string;
}

/**
 * Of groups in which a row is refused, every row as refused: those that were have the others added to what they say.
 * @returns refusals for all rows of those groups and no others, and the numbers of those rows
 */
export function refusedTogether<T extends RefusedRow>(
  byPlace: readonly RowByPlace[],
  refused: readonly T[],
): { refused: (T | RefusedRow)[]; rows: ReadonlySet<number> } {
  const all: (T | RefusedRow)[] = [...refused];
  const rows = new Set<number>();
  for (const alike of new Set(byPlace.map((one) => one.alike))) {
    const group = byPlace.filter((one) => one.alike === alike);
    const isRefused = (row: number) => refused.some((one) => one.row === row);
    const wrong = group.filter(({ row }) => isRefused(row)).map(({ row }) => row);
    if (wrong.length === 0) continue;
    const list = rowList(group.map(({ row }) => row));
    for (const { row, text } of group) {
      rows.add(row);
      if (isRefused(row)) continue;
      const sentence = `${capital(list)} are of lines alike, which only their order tells apart, and ${rowList(wrong)} cannot be taken. Put that right and paste them together.`;
      all.push({ row, text, person: '', sentence });
    }
    for (const [at, one] of all.entries()) {
      if (wrong.includes(one.row))
        all[at] = { ...one, sentence: `${one.sentence} ${capital(list)} are of lines alike: paste them together.` };
    }
  }
  return { refused: all, rows };
}

function capital(words: string): string {
  return `${words[0]?.toUpperCase()}${words.slice(1)}`;
}

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
  const isRefused = new Set(refused.map(({ row }) => row));
  const groups = new Map<string, RowByPlace[]>();
  for (const one of byPlace) groups.set(one.alike, [...(groups.get(one.alike) ?? []), one]);
  /** What a refusal says of the whole group, by row. */
  const together = new Map<number, string>();
  const others: RefusedRow[] = [];
  for (const group of groups.values()) {
    const wrong = group.map(({ row }) => row).filter((row) => isRefused.has(row));
    if (wrong.length === 0) continue;
    const list = capital(rowList(group.map(({ row }) => row)));
    for (const { row, text } of group) {
      together.set(row, `${list} are of lines alike: paste them together.`);
      if (isRefused.has(row)) continue;
      const sentence = `${list} are of lines alike, which only their order tells apart, and ${rowList(wrong)} cannot be taken. Put that right and paste them together.`;
      others.push({ row, text, person: '', sentence });
    }
  }
  const said = refused.map((one) => {
    const more = together.get(one.row);
    return more === undefined ? one : { ...one, sentence: `${one.sentence} ${more}` };
  });
  return { refused: [...said, ...others], rows: new Set(together.keys()) };
}

function capital(words: string): string {
  return `${words[0]?.toUpperCase()}${words.slice(1)}`;
}

// Two lines of one SS Ref, service and level stand in a file as two rows that name the same thing. What tells them apart
// is what the portal plans for each: hours and visits; and, where that does not decide, their order, which the portal
// keeps. Nothing is forced: a row that could be either is left to a person.
import type { Quantity } from '../domain/quantity.ts';

/** What is planned for a line, or what a row's cells say of it; null where they do not say. */
export interface Planned {
  planned: Quantity | null;
  visits: number | null;
}

/**
 * For each row the index of its line, or null where nothing tells. No line is given twice.
 * @param lines in the order of their places, of at least as many as there are rows
 */
export function tellApart(rows: readonly Planned[], lines: readonly Planned[]): (number | null)[] {
  const given: (number | null)[] = rows.map(() => null);
  const free = new Set(lines.keys());
  const open = () => [...rows.keys()].filter((row) => given[row] === null);
  const give = (row: number, line: number) => {
    given[row] = line;
    free.delete(line);
  };
  /** Rows and lines of which as many say the same thing are each other's, in their order. */
  const giveEqual = (key: (of: Planned) => string | null) => {
    const byKey = new Map<string, { rows: number[]; lines: number[] }>();
    const groupOf = (of: Planned | undefined) => {
      const text = of === undefined ? null : key(of);
      if (text === null) return null;
      const group = byKey.get(text) ?? { rows: [], lines: [] };
      byKey.set(text, group);
      return group;
    };
    for (const row of open()) groupOf(rows[row])?.rows.push(row);
    for (const line of free) groupOf(lines[line])?.lines.push(line);
    for (const group of byKey.values()) {
      if (group.rows.length !== group.lines.length) continue;
      for (const [at, row] of group.rows.entries()) give(row, group.lines[at] ?? 0);
    }
  };
  giveEqual(({ planned, visits }) => (planned === null || visits === null ? null : `${planned} ${visits}`));
  giveEqual(({ planned }) => (planned === null ? null : String(planned)));
  giveEqual(({ visits }) => (visits === null ? null : String(visits)));
  if (rows.length < lines.length) return given;
  const left = open();
  const inOrder = [...free];
  if (left.length === 1 || isClosestInOrder(left, inOrder, rows, lines)) {
    for (const [at, row] of left.entries()) give(row, inOrder[at] ?? 0);
  }
  return given;
}

/** More than this many lines alike, all with another plan than before, are not compared in every order. */
const mostCompared = 6;

/** True where no other order brings the rows as close to the plans, in hours, as the one in which they stand. */
function isClosestInOrder(
  left: readonly number[],
  inOrder: readonly number[],
  rows: readonly Planned[],
  lines: readonly Planned[],
): boolean {
  if (left.length > mostCompared) return false;
  const distance = (row: number, line: number) => {
    const [is, was] = [rows[row]?.planned ?? null, lines[line]?.planned ?? null];
    return is === null || was === null ? null : Math.abs(is - was);
  };
  const costOf = (order: readonly number[]) => {
    let cost = 0;
    for (const [at, row] of left.entries()) {
      const apart = distance(row, order[at] ?? 0);
      if (apart === null) return null;
      cost += apart;
    }
    return cost;
  };
  const own = costOf(inOrder);
  if (own === null) return false;
  return permutations(inOrder).every((order) => {
    const cost = costOf(order);
    return order.every((line, at) => line === inOrder[at]) || (cost !== null && cost > own);
  });
}

/** Every order of a few items. */
export function permutations<Item>(items: readonly Item[]): Item[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((item, at) => permutations(items.toSpliced(at, 1)).map((rest) => [item, ...rest]));
}

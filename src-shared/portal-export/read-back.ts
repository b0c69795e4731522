// The proof by read-back: a fresh export of the portal, compared cell by cell with what it is to hold. What must stay
// true: a line matches only when its row was read and every one of its cells is as intended; nothing that could not be
// compared counts as a match; and every difference says how to mend it.
import type { CouncilFile } from '../council-csv/index.ts';
import { tellApart } from '../council-csv/lines-alike.ts';
import { nameRows, plannedByRow, type RowsAlike, rowsAlike } from '../council-csv/match.ts';
import { formatWeek, type PlainDate } from '../domain/week.ts';
import { cellFields } from './compare-plans.ts';
import type { IntendedLine } from './intended.ts';
import { foldService, lineKeyText } from './line-id.ts';
import {
  compareLine,
  type FreshRow,
  furtherRow,
  isHeld,
  missingLine,
  notesOf,
  unusableRow,
} from './read-back-differences.ts';
import type { ReadBackDifference, ReadBackNote, ReadBackResult } from './read-back-result.ts';

export type ReadBack =
  | { outcome: 'refused'; sentence: string; action: string }
  | { outcome: 'compared'; result: ReadBackResult; sentence: string };

/**
 * Compares a fresh export with what the portal is to hold.
 * @param intended every line of one service (or of several) of the week
 */
export function readBack(intended: readonly IntendedLine[], fresh: CouncilFile, weekStart: PlainDate): ReadBack {
  const [problem] = fresh.problems;
  if (problem !== undefined) return { outcome: 'refused', sentence: problem.message, action: problem.fix };
  const exportIt = `Export the week ${formatWeek(weekStart)} from the portal and choose that file.`;
  const services = new Set(intended.map(({ service }) => foldService(service)));
  const theirs = fresh.rows.filter((row) => services.has(foldService(row.service)) || row.weekStart === null);
  if (!theirs.some((row) => row.weekStart === weekStart)) {
    const other = fresh.rows.find((row) => row.weekStart !== null && row.weekStart !== weekStart)?.weekStart;
    const sentence = other
      ? `This file is of the week ${formatWeek(other)}, not of the week ${formatWeek(weekStart)}.`
      : 'This file has no row of the service that was given back.';
    return { outcome: 'refused', sentence, action: exportIt };
  }
  const comparison: Comparison = { differences: [], noted: [], faulty: new Set(), cells: 0 };
  const unseen = new Map(intended.map((line) => [line.lineId, line]));
  const byKey = new Map<string, IntendedLine[]>();
  for (const line of intended) byKey.set(lineKeyText(line), [...(byKey.get(lineKeyText(line)) ?? []), line]);
  const named = nameRows(fresh, intended.map(asServiceLine)).filter(({ row }) => {
    if (row.weekStart === null) return true;
    return row.weekStart === weekStart && services.has(foldService(row.service));
  });
  const byId = new Map(intended.map((line) => [line.lineId, line]));
  for (const group of rowsAlike(named)) {
    const lines = group.lines.flatMap(({ id }) => byId.get(id) ?? []);
    for (const [at, line] of sameLines(group, lines).entries()) {
      const row = group.rows[at]?.row;
      if (row === undefined) continue;
      if (line !== null) unseen.delete(line.lineId);
      compareRow(comparison, line, row, lines);
    }
  }
  for (const found of named) {
    if (found.state === 'named') continue;
    const line = (byKey.get(lineKeyText(found.row)) ?? []).find(({ lineId }) => unseen.has(lineId)) ?? null;
    if (line !== null) {
      unseen.delete(line.lineId);
      comparison.faulty.add(line.lineId);
    }
    comparison.differences.push(unusableRow(line, found.row, found.problems));
  }
  for (const line of unseen.values()) {
    comparison.faulty.add(line.lineId);
    comparison.differences.push(missingLine(line));
  }
  const result = resultOf(comparison, intended.length);
  return { outcome: 'compared', result, sentence: readBackSentence(result) };
}

/** What a comparison came to so far. */
interface Comparison {
  differences: ReadBackDifference[];
  noted: ReadBackNote[];
  faulty: Set<string>;
  cells: number;
}

function resultOf({ differences, noted, faulty, cells }: Comparison, lines: number): ReadBackResult {
  const also = noted.length === 0 ? {} : { noted };
  return differences.length === 0
    ? { outcome: 'matches', lines, cells, ...also }
    : { outcome: 'differs', lines, matched: lines - faulty.size, differences: byRow(differences), ...also };
}

/** In the order of the file, lines without a row last. */
function byRow(differences: readonly ReadBackDifference[]): ReadBackDifference[] {
  const place = ({ row }: ReadBackDifference) => row ?? Number.POSITIVE_INFINITY;
  return differences.toSorted((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b)));
}

function compareRow(
  comparison: Comparison,
  line: IntendedLine | null,
  row: FreshRow,
  alike: readonly IntendedLine[],
): void {
  if (line === null) {
    comparison.differences.push(furtherRow(row, alike));
    return;
  }
  if (row.values === null) {
    comparison.faulty.add(line.lineId);
    comparison.differences.push(unusableRow(line, row, row.problems));
    return;
  }
  const ofLine = compareLine(line, row.values, row.number);
  comparison.cells += cellFields.filter((field) => line.intended[field] !== null).length;
  if (ofLine.length > 0) comparison.faulty.add(line.lineId);
  comparison.differences.push(...ofLine);
  comparison.noted.push(...notesOf(line, row.values, row.number));
}

/**
 * Which of the intended lines each row of one name is: the one that it holds cell by cell, else as plans and order tell.
 * A row beyond the lines is null.
 */
function sameLines({ rows }: RowsAlike, lines: readonly IntendedLine[]): (IntendedLine | null)[] {
  if (rows.length === 1 && lines.length === 1) return [lines[0] ?? null];
  const given: (IntendedLine | null)[] = rows.map(() => null);
  const free = [...lines];
  const give = (at: number, line: IntendedLine) => {
    given[at] = line;
    free.splice(free.indexOf(line), 1);
  };
  const holds = (line: IntendedLine, { values }: FreshRow) =>
    values !== null && cellFields.every((field) => isHeld(line, field, values));
  for (const [at, { row }] of rows.entries()) {
    const line = free.find((one) => holds(one, row));
    if (line !== undefined) give(at, line);
  }
  const open = () => [...rows.keys()].filter((at) => given[at] === null);
  const left = open();
  const planOf = ({ planned, exported }: IntendedLine) => ({ planned, visits: exported.visits });
  if (left.length <= free.length) {
    const candidates = [...free];
    const told = tellApart(
      left.map((at) => plannedByRow((rows[at] as RowsAlike['rows'][number]).row)),
      candidates.map(planOf),
    );
    for (const [index, at] of left.entries()) {
      const line = candidates[told[index] ?? -1];
      if (line !== undefined) give(at, line);
    }
  } else {
    const candidates = [...free];
    const told = tellApart(
      candidates.map(planOf),
      left.map((at) => plannedByRow((rows[at] as RowsAlike['rows'][number]).row)),
    );
    for (const [index, line] of candidates.entries()) {
      const at = left[told[index] ?? -1];
      if (at !== undefined) give(at, line);
    }
  }
  for (const at of open()) {
    const [line] = free;
    if (line === undefined) break;
    give(at, line);
  }
  return given;
}

/** `160 of 160 lines match.`, or how many do and what is left to mend. */
export function readBackSentence(result: ReadBackResult): string {
  if (result.outcome === 'matches') return `${result.lines} of ${result.lines} lines match.`;
  const extra = result.differences.filter(({ kind }) => kind === 'line-extra').length;
  const more = extra === 0 ? '' : ` The portal has ${extra === 1 ? '1 line' : `${extra} lines`} more.`;
  return `${result.matched} of ${result.lines} lines match.${more}`;
}

function asServiceLine({ lineId, ssRef, service, serviceLevel, planned, exported }: IntendedLine) {
  // The type plays no part in matching; the export says what is planned, so no dates hold a row back.
  const fixed = { serviceType: 'home_support', startDate: '0001-01-01', endDate: null } as const;
  const plannedVisits = exported.visits ?? 0;
  return { id: lineId, ssRef, service, serviceLevel, plannedQuantity: planned, plannedVisits, ...fixed };
}

// What a file that someone brings in for a week is: the plan of services not seen yet, a second export of others, or
// something else (another week, another provider, an edited export, the app's own file), each named with a sentence.
// Doubts are answered by a person before anything is taken; refusals have no way on but another file.

import type { CouncilFile, Note, Problem } from '../council-csv/index.ts';
import { count } from '../domain/count.ts';
import type { ServiceLine } from '../domain/lines.ts';
import { formatWeek, type PlainDate } from '../domain/week.ts';
import { compareExports, comparePlans, type ExportComparison, type PlanDifference } from './compare-plans.ts';
import { type Doubt, doubtsAbout, ofService, type TakenRow } from './export-doubts.ts';
import { matchExport } from './export-rows.ts';
import { foldService, type Hash } from './line-id.ts';
import { type ExportSource, type PlannedLine, plannedByCells, type ServicePlan } from './plan.ts';
import type { SameLinesAnswer, SameLinesQuestion } from './same-lines.ts';
import { type ServiceTypeAnswer, type ServiceTypeQuestion, serviceTypeQuestions } from './service-types.ts';

/** What is known before the file is read; empty lists at the first import. */
export interface KnownBefore {
  lines: readonly ServiceLine[];
  /** From lines and from the provider's own list of people. */
  ssRefs: readonly string[];
  serviceTypes: readonly ServiceTypeAnswer[];
  /** Plans already taken for this week, one for each service. */
  plansOfWeek: readonly ServicePlan[];
  /** The newest earlier plan of each service. */
  earlierPlans: readonly ServicePlan[];
  /** Digests of the files that the app made for upload, of any week. */
  ownFiles: readonly string[];
  /** What people said of lines that nothing tells apart; absent: nobody was asked yet. */
  sameLines?: readonly SameLinesAnswer[];
}

export type RefusalCode = Problem['code'] | 'other-week' | 'several-weeks' | 'no-usable-row';
export interface Refusal {
  code: RefusalCode;
  sentence: string;
  action: string;
}

export type ServiceReading =
  /** The first export of this service for the week. `sinceLastWeek` is null when no earlier week is known. */
  | { kind: 'plan'; plan: ServicePlan; newLines: string[]; sinceLastWeek: PlanDifference[] | null }
  /** Not taken for a plan. `now` is what it holds, for a read-back or to take single new lines from. */
  | { kind: 'second-export'; service: string; now: PlannedLine[]; comparison: ExportComparison };

export type ExportReading =
  | { outcome: 'refused'; refusals: [Refusal, ...Refusal[]] }
  | {
      outcome: 'read';
      weekStart: PlainDate;
      services: ServiceReading[];
      rejected: { row: number; problems: readonly Problem[] }[];
      notes: readonly Note[];
      doubts: Doubt[];
      /** To be answered before the lines of a new plan can be worked with. */
      questions: ServiceTypeQuestion[];
      /** Rows alike of which nothing says which line each is: they were given lines in order until somebody answers. */
      sameLines: SameLinesQuestion[];
    };

export interface ExportToRead {
  file: CouncilFile;
  /** The week that the person is working on; null: the file's own, if it has only one. */
  weekStart: PlainDate | null;
  source: ExportSource;
  known: KnownBefore;
  hash: Hash;
}

/** Reads an export of the portal; nothing is stored, nothing is guessed. */
export function readExport({ file, weekStart: wanted, source, known, hash }: ExportToRead): ExportReading {
  const [problem, ...others] = file.problems.map(refusalOf);
  if (problem !== undefined) return { outcome: 'refused', refusals: [problem, ...others] };
  const weeks = weeksOf(file);
  const chosen = chooseWeek(weeks, wanted);
  if (typeof chosen !== 'string') return { outcome: 'refused', refusals: [chosen] };

  const { rows, newIds, questions } = matchExport(file, { ...known, sameLines: known.sameLines ?? [] }, hash);
  const rejected: { row: number; problems: readonly Problem[] }[] = [];
  const taken: TakenRow[] = [];
  for (const found of rows) {
    const { row } = found;
    if (found.state === 'unmatched') {
      rejected.push({ row: row.number, problems: found.problems });
      continue;
    }
    const planned = row.values === null ? null : plannedByCells(row.values);
    const wrong =
      found.weekStart !== chosen
        ? [rowOfOtherWeek(row.number, found.weekStart, chosen)]
        : row.values !== null && planned === null
          ? [noPlan(row.number)]
          : [];
    if (row.values === null || planned === null || wrong.length > 0) {
      rejected.push({ row: row.number, problems: [...row.problems, ...wrong] });
      continue;
    }
    const { id: lineId, ssRef, service, serviceLevel } = found.line;
    const visits = row.values.visits ?? 0;
    const line: PlannedLine = { lineId, ssRef, service, serviceLevel, planned, visits, exported: row.values };
    taken.push({ row: row.number, line, notes: found.notes });
  }
  if (taken.length === 0) return { outcome: 'refused', refusals: [noUsableRow(rejected.length)] };

  const services = byService(taken).map((ofService) => readService(ofService, chosen, source, known, newIds));
  const plans = services.flatMap((reading) => (reading.kind === 'plan' ? [reading] : []));
  return {
    outcome: 'read',
    weekStart: chosen,
    services,
    rejected,
    notes: [...file.notes, ...taken.flatMap(({ notes }) => notes)],
    doubts: doubtsAbout(taken, plans, source, known),
    questions: serviceTypeQuestions(
      plans.flatMap(({ plan }) => plan.lines),
      known.serviceTypes,
    ),
    sameLines: questions,
  };
}

function refusalOf({ code, message, fix }: Problem): Refusal {
  return { code, sentence: message, action: fix };
}

/** How many rows the file has of each week, most rows first. */
function weeksOf(file: CouncilFile): [PlainDate, number][] {
  const counts = new Map<PlainDate, number>();
  for (const { weekStart } of file.rows)
    if (weekStart !== null) counts.set(weekStart, (counts.get(weekStart) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}

function chooseWeek(weeks: [PlainDate, number][], wanted: PlainDate | null): PlainDate | Refusal {
  const [only, another] = weeks;
  if (only === undefined) return noUsableRow(0);
  if (wanted === null) {
    if (another === undefined) return only[0];
    const list = weeks.map(([week, rows]) => `${formatWeek(week)} (${count(rows, 'row')})`).join(', ');
    const sentence = `This file holds rows of ${weeks.length} weeks: ${list}.`;
    return { code: 'several-weeks', sentence, action: 'Open the week that you want, and bring the file in there.' };
  }
  if (weeks.some(([week]) => week === wanted)) return wanted;
  const sentence = `This file is of the week ${formatWeek(only[0])}, not of the week ${formatWeek(wanted)}.`;
  const action = `Open the week ${formatWeek(only[0])} and bring it in there, or export the right week from the portal.`;
  return { code: 'other-week', sentence, action };
}

function noUsableRow(rejected: number): Refusal {
  const sentence = rejected === 0 ? 'No row of this file names a week.' : 'No row of this file can be used.';
  return { code: 'no-usable-row', sentence, action: 'Export the week from the council’s portal again.' };
}

function rowOfOtherWeek(row: number, rowWeek: PlainDate, weekStart: PlainDate): Problem {
  const message = `Row ${row} is of the week ${formatWeek(rowWeek)}, but this is the week ${formatWeek(weekStart)}.`;
  return { code: 'week-other', row, column: null, message, fix: 'Open that week and bring the file in there too.' };
}

function noPlan(row: number): Problem {
  const message = `Row ${row}: actual + frustrated + missed − extra is no planned quantity.`;
  return {
    code: 'quantity-unreadable',
    row,
    column: null,
    message,
    fix: 'Look at the line in the portal: its figures contradict each other. Correct them there and export again.',
  };
}

function byService(taken: readonly TakenRow[]): TakenRow[][] {
  const services = new Map<string, TakenRow[]>();
  for (const row of taken) {
    const key = foldService(row.line.service);
    const same = services.get(key);
    if (same === undefined) services.set(key, [row]);
    else same.push(row);
  }
  return [...services.values()];
}

function readService(
  rows: readonly TakenRow[],
  weekStart: PlainDate,
  source: ExportSource,
  known: KnownBefore,
  newIds: ReadonlySet<string>,
): ServiceReading {
  const lines = rows.map(({ line }) => line);
  const service = lines[0]?.service ?? '';
  const first = ofService(known.plansOfWeek, service);
  if (first !== null) {
    return {
      kind: 'second-export',
      service: first.service,
      now: lines,
      comparison: compareExports(first.lines, lines),
    };
  }
  const earlier = ofService(known.earlierPlans, service);
  return {
    kind: 'plan',
    plan: { weekStart, service, source, plannedFrom: source, lines },
    newLines: lines.map(({ lineId }) => lineId).filter((lineId) => newIds.has(lineId)),
    sinceLastWeek: earlier === null ? null : comparePlans(earlier.lines, lines),
  };
}

// Which line each row of an export speaks of, where the export itself is what tells the lines: a row of a known line is
// that line, a row of another is a new one, and in the council's own unedited export two rows of one name are two lines.
// The council file's own matching does the work, so that lost zeros and other capitals are treated as everywhere; in a
// file that was edited, or that a spreadsheet has been at, more rows than lines are doubled, and refused.
import type { CouncilFile, MatchedRow } from '../council-csv/index.ts';
import {
  type NamedRow,
  nameRows,
  plannedByRow,
  plannedOfLine,
  type RowsAlike,
  repeatedRows,
  rowsAlike,
} from '../council-csv/match.ts';
import { placeInId, type ServiceLine } from '../domain/lines.ts';
import { knownReferences } from '../readers/known-references.ts';
import { type Hash, type LineKey, lineIdOf, lineKeyText } from './line-id.ts';
import { isEdited, type ServicePlan } from './plan.ts';
import { type AssignedRows, assignRows, type SameLinesAnswer, type SameLinesQuestion } from './same-lines.ts';

/** Rows with their lines; `newIds` are the lines that nobody knew before. */
export interface ExportRows {
  rows: MatchedRow[];
  newIds: ReadonlySet<string>;
  /** Rows alike that were given lines by their order alone. */
  questions: SameLinesQuestion[];
}

export interface KnownLines {
  /** Every line known, of any week: the export says what is planned, so their dates do not count here. */
  lines: readonly ServiceLine[];
  /** Every SS Ref known, from lines or from the provider's own list of people. */
  ssRefs: readonly string[];
  plansOfWeek: readonly ServicePlan[];
  earlierPlans: readonly ServicePlan[];
  sameLines: readonly SameLinesAnswer[];
}

export function matchExport(file: CouncilFile, known: KnownLines, hash: Hash): ExportRows {
  const lines = asPlannedLast(known);
  const first = nameRows(file, [...lines, ...peopleWithoutLines(lines, known.ssRefs)]);
  const made = new Map<string, ServiceLine>();
  const references = knownReferences([...known.ssRefs, ...lines.map(({ ssRef }) => ssRef)]);
  for (const found of first) {
    if (found.state === 'named') continue;
    const code = found.problems.at(-1)?.code;
    if (code !== 'ss-ref-unknown' && code !== 'line-unknown') continue;
    // A person who is known only from the list: their SS Ref may have lost its zeros in this file.
    const person = references.find(found.row.ssRef);
    const ssRef = person.ok ? person.reference : found.row.ssRef;
    const key = { ssRef, service: found.row.service, serviceLevel: found.row.serviceLevel };
    if (found.row.service === '' || made.has(lineKeyText(key))) continue;
    made.set(lineKeyText(key), lineFor(key, lineIdOf(key, hash)));
  }
  const newIds = new Set([...made.values()].map(({ id }) => id));
  const named = nameRows(file, [...lines, ...made.values()]);
  const context: Context = { known, hash, newIds, questions: [], isCouncils: !hasSpreadsheetSigns(named) };
  const matched = new Map(rowsAlike(named).flatMap((group) => linesOf(group, context).map((row) => [row.row, row])));
  const rows = named
    .map((row) => (row.state === 'named' ? matched.get(row.row) : row))
    .filter((row) => row !== undefined);
  return { rows, newIds, questions: context.questions };
}

interface Context {
  known: KnownLines;
  hash: Hash;
  newIds: Set<string>;
  questions: SameLinesQuestion[];
  isCouncils: boolean;
}

const spreadsheetSigns = ['date-form', 'ss-ref-zeros', 'ss-ref-form'];

function hasSpreadsheetSigns(named: readonly NamedRow[]): boolean {
  return named.some((row) => row.state === 'named' && row.notes.some(({ code }) => spreadsheetSigns.includes(code)));
}

function linesOf(group: RowsAlike, context: Context): MatchedRow[] {
  const { rows, lines, weekStart } = group;
  const [first] = lines;
  if (first === undefined) return [];
  const match = (line: ServiceLine, at: number): MatchedRow[] => {
    const found = rows[at];
    return found === undefined ? [] : [{ state: 'matched', row: found.row, line, weekStart, notes: found.notes }];
  };
  if (rows.length === 1 && lines.length === 1) return match(first, 0);
  const live = liveLines(lines, context);
  if (rows.length > live.length && !mayBeNew(group, context)) return repeatedRows({ ...group, lines: live });
  const asPlanned = (line: ServiceLine) => ({ lineId: line.id, ...plannedOfLine(line) });
  // Lines that are known from this file alone have no earlier plan: they stand in the order of its rows.
  const assigned: AssignedRows = lines.every(({ id }) => context.newIds.has(id))
    ? { lineIds: rows.map((_, at) => lines[at]?.id ?? null), unsure: false }
    : assignRows({
        key: first,
        weekStart,
        rows: rows.map(({ row }) => plannedByRow(row)),
        live: live.map(asPlanned),
        ended: lines.filter((line) => !live.includes(line)).map(asPlanned),
        answers: context.known.sameLines,
      });
  const byId = new Map(lines.map((line) => [line.id, line]));
  let place = Math.max(lines.length, ...lines.map(({ id }) => placeInId(id)));
  const given = assigned.lineIds.map((lineId) => {
    const line = lineId === null ? undefined : byId.get(lineId);
    if (line !== undefined) return line;
    place += 1;
    const added = { ...first, id: lineIdOf(first, context.hash, place) };
    context.newIds.add(added.id);
    return added;
  });
  if (assigned.unsure) context.questions.push(questionOf(group, given, live));
  return given.flatMap(match);
}

/** Lines of this week's plan, else of the last one, else those that have not ended, else all. */
function liveLines(lines: readonly ServiceLine[], { known, newIds }: Context): ServiceLine[] {
  for (const plans of [known.plansOfWeek, known.earlierPlans]) {
    const ids = new Set(plans.flatMap((plan) => plan.lines.map(({ lineId }) => lineId)));
    const live = lines.filter(({ id }) => ids.has(id));
    if (live.length > 0) return live;
  }
  const ended = new Set(known.lines.filter(({ endDate }) => endDate !== null).map(({ id }) => id));
  const going = lines.filter(({ id }) => newIds.has(id) || !ended.has(id));
  return going.length > 0 ? going : [...lines];
}

/** True where a further row of the group can only be a further line: the council's own file, and nobody edited it. */
function mayBeNew({ rows, lines }: RowsAlike, { isCouncils, newIds }: Context): boolean {
  const [first] = rows;
  const sameText = rows.every(
    ({ row }) => row.service === first?.row.service && row.serviceLevel === first.row.serviceLevel,
  );
  // What was uploaded stands in a later export of the week; only as many rows as there were lines can have it.
  const edited = rows.filter(({ row }) => row.values !== null && isEdited(row.values)).length;
  const before = lines.filter(({ id }) => !newIds.has(id)).length;
  return isCouncils && sameText && rows.every(({ row }) => row.values !== null) && edited <= before;
}

function questionOf(
  { rows, lines }: RowsAlike,
  given: readonly ServiceLine[],
  live: readonly ServiceLine[],
): SameLinesQuestion {
  const [first] = lines;
  return {
    ssRef: first?.ssRef ?? '',
    service: first?.service ?? '',
    serviceLevel: first?.serviceLevel ?? '',
    rows: rows.map(({ row }, at) => {
      const { planned, visits } = plannedByRow(row);
      return { row: row.number, planned: planned ?? 0, visits: visits ?? 0, suggested: given[at]?.id ?? '' };
    }),
    lines: live.map((line) => ({ lineId: line.id, ...plannedOfLine(line) })),
  };
}

/** Every known line, planned in any week, with what its newest plan says. */
function asPlannedLast({ lines, plansOfWeek, earlierPlans }: KnownLines): ServiceLine[] {
  const byId = new Map(lines.map((line) => [line.id, { ...line, startDate: longAgo, endDate: null }]));
  // A line of a plan waits for its type before it is kept; it is known all the same.
  for (const { lineId, planned, visits, ...key } of [...earlierPlans, ...plansOfWeek].flatMap((plan) => plan.lines)) {
    const line = byId.get(lineId) ?? lineFor(key, lineId);
    byId.set(lineId, { ...line, endDate: null, plannedQuantity: planned, plannedVisits: visits });
  }
  return [...byId.values()];
}

/** Before any line: the export says what is planned, so a line's own dates hold no row back. */
const longAgo = '0001-01-01';

/** A line that matches no row, so that a person without lines is found by SS Ref. */
function peopleWithoutLines(lines: readonly ServiceLine[], ssRefs: readonly string[]): ServiceLine[] {
  const withLines = new Set(lines.map((line) => line.ssRef));
  return [...new Set(ssRefs)]
    .filter((ssRef) => !withLines.has(ssRef))
    .map((ssRef) => lineFor({ ssRef, service: '\0', serviceLevel: '\0' }, `person ${ssRef}`));
}

function lineFor({ ssRef, service, serviceLevel }: LineKey, id: string): ServiceLine {
  // The type plays no part in matching, and is asked of a person before the line is kept.
  const fixed = { serviceType: 'home_support', plannedQuantity: 0, plannedVisits: 0 } as const;
  return { id, ssRef, service, serviceLevel, ...fixed, startDate: longAgo, endDate: null };
}

// Which service line each row of a council file speaks of: by SS Ref + service + service level + week. A council may plan
// several lines of one name; they are told apart by plan and order (lines-alike.ts). A row that could be two lines, and
// more rows than there are lines, are refused and named; nothing is guessed, because a guess would write one person's
// care into another's record.
import { count } from '../domain/count.ts';
import { isPlannedInWeek, placeInId, type ServiceLine, serviceAndLevel } from '../domain/lines.ts';
import { formatQuantity } from '../domain/quantity.ts';
import { formatDate, formatWeek, type PlainDate, sundayOf } from '../domain/week.ts';
import { type Planned, tellApart } from './lines-alike.ts';
import { findPerson, isSameService, type NameOf, type PeopleBySsRef, peopleBySsRef, ssRefAndName } from './person.ts';
import { type Note, type Problem, type RowProblemCode, rowList, shown } from './problem.ts';
import type { CouncilFile } from './read.ts';
import { remembering } from './remembering.ts';
import type { FileRow } from './row.ts';

/** `line` is known even where the row's cells cannot be read (`row.values` is null then). */
export type MatchedRow =
  | { state: 'matched'; row: FileRow; line: ServiceLine; weekStart: PlainDate; notes: readonly Note[] }
  | { state: 'unmatched'; row: FileRow; problems: readonly Problem[] };

export interface MatchedFile {
  file: CouncilFile;
  /** One for each of the file's rows, in its order. */
  rows: MatchedRow[];
}

/** A row with every line of its week that has its name: several, where the council plans lines alike. */
export type NamedRow =
  | { state: 'named'; row: FileRow; lines: ServiceLine[]; weekStart: PlainDate; notes: readonly Note[] }
  | Extract<MatchedRow, { state: 'unmatched' }>;

/**
 * Finds the line of each row.
 * @param lines all that the provider knows, of any week
 * @param nameOf what people are called where a sentence is about them
 */
export function matchCouncilFile(
  file: CouncilFile,
  lines: readonly ServiceLine[],
  nameOf: NameOf = nobodyNamed,
): MatchedFile {
  const named = nameRows(file, lines, nameOf);
  const found = new Map<FileRow, MatchedRow>();
  for (const group of rowsAlike(named)) for (const matched of tellLinesApart(group)) found.set(matched.row, matched);
  const rows = named.map((row) => (row.state === 'unmatched' ? row : (found.get(row.row) as MatchedRow)));
  return { file, rows };
}

const nobodyNamed: NameOf = () => null;

/** Every line that each row can mean in its week, before lines alike are told apart. */
export function nameRows(file: CouncilFile, lines: readonly ServiceLine[], nameOf: NameOf = nobodyNamed): NamedRow[] {
  const people = peopleBySsRef(lines, nameOf);
  const zerosIntact = file.rows.some((row) => row.ssRef.startsWith('0'));
  const context: MatchContext = { file, people, zerosIntact, sunday: remembering(sundayOf) };
  return file.rows.map((row) => matchRow(row, context));
}

/** Rows of one week that can mean the same lines. */
export interface RowsAlike {
  weekStart: PlainDate;
  /** In the order of their places. */
  lines: ServiceLine[];
  rows: Extract<NamedRow, { state: 'named' }>[];
}

/** Rows with the same lines, together; in the file's order. */
export function rowsAlike(named: readonly NamedRow[]): RowsAlike[] {
  const groups = new Map<string, RowsAlike>();
  for (const row of named) {
    if (row.state === 'unmatched') continue;
    const lines = row.lines.length === 1 ? row.lines : row.lines.toSorted(byPlace);
    const key = `${row.weekStart} ${lines.length === 1 ? lines[0]?.id : lines.map(({ id }) => id).join(' ')}`;
    const known = groups.get(key);
    if (known === undefined) groups.set(key, { weekStart: row.weekStart, lines, rows: [row] });
    else known.rows.push(row);
  }
  return [...groups.values()];
}

/** A line that is alike another has its place at the end of its id; lines of other origin stand by their start. */
function byPlace(a: ServiceLine, b: ServiceLine): number {
  const order = placeInId(a.id) - placeInId(b.id);
  if (order !== 0) return order;
  if (a.startDate !== b.startDate) return a.startDate < b.startDate ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** What the row's cells say is planned. */
export function plannedByRow({ values }: FileRow): Planned {
  if (values === null || values.actual === null) return { planned: null, visits: values?.visits ?? null };
  const planned = values.actual + (values.frustrated ?? 0) + (values.missed ?? 0) - (values.extra ?? 0);
  return { planned, visits: values.visits };
}

export const plannedOfLine = ({ plannedQuantity, plannedVisits }: ServiceLine): Planned => ({
  planned: plannedQuantity,
  visits: plannedVisits,
});

function tellLinesApart(group: RowsAlike): MatchedRow[] {
  const { rows, lines, weekStart } = group;
  if (rows.length > lines.length) return repeatedRows(group);
  const given =
    lines.length === 1
      ? [0]
      : tellApart(
          rows.map(({ row }) => plannedByRow(row)),
          lines.map(plannedOfLine),
        );
  return rows.map(({ row, notes }, at): MatchedRow => {
    const line = lines[given[at] ?? -1];
    if (line !== undefined) return { state: 'matched', row, line, weekStart, notes };
    const plans = lines.map(
      (one) => `${formatQuantity(one.plannedQuantity)} hours, ${count(one.plannedVisits, 'visit')}`,
    );
    const problem: Problem = {
      code: 'line-ambiguous',
      row: row.number,
      column: null,
      message: `Row ${row.number}: SS Ref ${lines[0]?.ssRef} has ${lines.length} lines of ${shown(serviceAndLevel(row))} in the week ${formatWeek(weekStart)} (${plans.join('; ')}), and the file does not say which one is meant.`,
      fix: 'Record these lines in the app by hand.',
    };
    return { state: 'unmatched', row, problems: [...row.problems, problem] };
  });
}

interface MatchContext {
  file: CouncilFile;
  people: PeopleBySsRef;
  /** True when some SS Ref of the file has a leading zero: then no spreadsheet has taken them away. */
  zerosIntact: boolean;
  sunday: (weekStart: PlainDate) => PlainDate;
}

function matchRow(row: FileRow, { file, people, zerosIntact, sunday }: MatchContext): NamedRow {
  const refuse = (code: RowProblemCode, field: 'ssRef' | 'service' | null, wrong: string, fix: string): NamedRow => {
    const column = field === null ? undefined : file.layout?.columns[file.layout.place[field] ?? -1];
    const where = column ? `Row ${row.number}, column ${column.letter} (${column.header})` : `Row ${row.number}`;
    const problem: Problem = {
      code,
      row: row.number,
      column: column?.header ?? null,
      message: `${where}: ${wrong}.`,
      fix,
    };
    return { state: 'unmatched', row, problems: [...row.problems, problem] };
  };
  // A row that is no row (a torn line, a mark that is not closed), or of no known week, is nobody's.
  if (row.weekStart === null) return { state: 'unmatched', row, problems: row.problems };
  const found = findPerson(row, people, zerosIntact);
  if (!found.ok) return refuse(found.code, 'ssRef', found.wrong, found.fix);

  const weekStart = row.weekStart;
  const theirs = people.exact.get(found.ssRef) ?? [];
  let named = theirs.filter((line) => line.service === row.service && line.serviceLevel === row.serviceLevel);
  const notes: Note[] = found.note === null ? [...row.notes] : [...row.notes, found.note];
  if (named.length === 0) {
    named = theirs.filter((line) => isSameService(line, row));
    const [first] = named;
    if (first !== undefined) notes.push(serviceNote(row, first));
  }
  if (named.length === 0) {
    const known = [...new Set(theirs.map((line) => shown(serviceAndLevel(line))))].join(', ');
    return refuse(
      'line-unknown',
      'service',
      `SS Ref ${ssRefAndName(found.ssRef, people.nameOf)} has no service ${shown(serviceAndLevel(row))}; the plan has ${known}`,
      'Correct the service and its level, or fetch the plan again if the council has added this service.',
    );
  }
  const planned = named.filter((line) => isPlannedInWeek(line, weekStart, sunday(weekStart)));
  if (planned.length === 0) {
    return refuse('line-not-planned', null, whyNotPlanned(named, row, weekStart), notPlannedFix);
  }
  return { state: 'named', row, lines: planned, weekStart, notes };
}

const notPlannedFix =
  'Remove the row, or ask the council to put the service line right if the care was planned in that week.';

function serviceNote(row: FileRow, line: ServiceLine): Note {
  const message = `Service ${shown(serviceAndLevel(row))} counted as ${shown(serviceAndLevel(line))}: only capitals, blanks or garbled letters differ.`;
  return { code: 'service-form', message };
}

function whyNotPlanned(named: ServiceLine[], row: FileRow, weekStart: PlainDate): string {
  const spans = named.map((line) =>
    line.endDate === null
      ? `from ${formatDate(line.startDate)}`
      : `from ${formatDate(line.startDate)} to ${formatDate(line.endDate)}`,
  );
  return `${shown(serviceAndLevel(row))} of SS Ref ${named[0]?.ssRef} is planned ${spans.join(' and ')}, not in the week ${formatWeek(weekStart)}`;
}

/** More rows than lines: none of them counts, since nobody can say which is meant. */
export function repeatedRows({ rows, lines, weekStart }: RowsAlike): MatchedRow[] {
  const numbers = rowList(rows.map(({ row }) => row.number));
  const [line] = lines;
  return rows.map(({ row }): MatchedRow => {
    const of = line === undefined ? '' : `SS Ref ${line.ssRef}, ${shown(serviceAndLevel(line))}`;
    const most = lines.length === 1 ? '' : `, of which the plan has only ${lines.length}`;
    const problem: Problem = {
      code: 'row-repeated',
      row: row.number,
      column: null,
      message: `Row ${row.number}: ${numbers} are all ${of}, week ${formatWeek(weekStart)}${most}.`,
      fix: 'Keep the one that is right and remove the others.',
    };
    return { state: 'unmatched', row, problems: [...row.problems, problem] };
  });
}

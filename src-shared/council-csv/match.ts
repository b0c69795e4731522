// Which service line each row of a council file speaks of: by SS Ref + service + service level + week. A row that could
// be two lines, or two rows that are the same one, are refused and named; nothing is guessed, because a guess would
// write one person's care into another's record.
import { isPlannedInWeek, type ServiceLine } from '../domain/lines.ts';
import { formatDate, formatWeek, type PlainDate, sundayOf } from '../domain/week.ts';
import { findPerson, isSameService, type PeopleBySsRef, peopleBySsRef } from './person.ts';
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

/** Finds the line of each row; `lines` are all that the provider knows, of any week. */
export function matchCouncilFile(file: CouncilFile, lines: readonly ServiceLine[]): MatchedFile {
  const people = peopleBySsRef(lines);
  const zerosIntact = file.rows.some((row) => row.ssRef.startsWith('0'));
  const context: MatchContext = { file, people, zerosIntact, sunday: remembering(sundayOf) };
  return { file, rows: refuseRepeated(file.rows.map((row) => matchRow(row, context))) };
}

interface MatchContext {
  file: CouncilFile;
  people: PeopleBySsRef;
  /** True when some SS Ref of the file has a leading zero: then no spreadsheet has taken them away. */
  zerosIntact: boolean;
  sunday: (weekStart: PlainDate) => PlainDate;
}

function matchRow(row: FileRow, { file, people, zerosIntact, sunday }: MatchContext): MatchedRow {
  const refuse = (code: RowProblemCode, field: 'ssRef' | 'service' | null, wrong: string, fix: string): MatchedRow => {
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
      `SS Ref ${found.ssRef} has no service ${shown(serviceAndLevel(row))}; the plan has ${known}`,
      'Correct the service and its level, or fetch the plan again if the council has added this service.',
    );
  }
  const planned = named.filter((line) => isPlannedInWeek(line, weekStart, sunday(weekStart)));
  const [line, another] = planned;
  if (line === undefined) {
    return refuse('line-not-planned', null, whyNotPlanned(named, row, weekStart), notPlannedFix);
  }
  if (another !== undefined) {
    return refuse(
      'line-ambiguous',
      null,
      `SS Ref ${found.ssRef} has ${planned.length} lines of ${shown(serviceAndLevel(row))} in the week ${formatWeek(weekStart)}, and the file does not say which one is meant`,
      'Record these lines in the app by hand.',
    );
  }
  return { state: 'matched', row, line, weekStart, notes };
}

const notPlannedFix =
  'Remove the row, or ask the council to put the service line right if the care was planned in that week.';

function serviceAndLevel(of: { service: string; serviceLevel: string }): string {
  return of.serviceLevel === '' ? of.service : `${of.service} / ${of.serviceLevel}`;
}

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

/** Rows of the same line and week: none of them counts, since nobody can say which is meant. */
function refuseRepeated(rows: MatchedRow[]): MatchedRow[] {
  const numbers = new Map<string, number[]>();
  const keyOf = (line: ServiceLine, weekStart: PlainDate) => `${weekStart} ${line.id}`;
  for (const matched of rows) {
    if (matched.state === 'unmatched') continue;
    const key = keyOf(matched.line, matched.weekStart);
    const earlier = numbers.get(key);
    if (earlier === undefined) numbers.set(key, [matched.row.number]);
    else earlier.push(matched.row.number);
  }
  return rows.map((matched) => {
    if (matched.state === 'unmatched') return matched;
    const same = numbers.get(keyOf(matched.line, matched.weekStart)) ?? [];
    if (same.length < 2) return matched;
    const { row, line, weekStart } = matched;
    const problem: Problem = {
      code: 'row-repeated',
      row: row.number,
      column: null,
      message: `Row ${row.number}: ${rowList(same)} are all SS Ref ${line.ssRef}, ${shown(serviceAndLevel(line))}, week ${formatWeek(weekStart)}.`,
      fix: 'Keep the one that is right and remove the others.',
    };
    return { state: 'unmatched', row, problems: [...row.problems, problem] };
  });
}

// Which service line each row of a council file speaks of: by SS Ref + service + service level + week. A row that could
// be two lines, or two rows that are the same one, are refused and named; nothing is guessed, because a guess would
// write one person's care into another's record.
import { isPlannedInWeek, type ServiceLine } from '../lines.ts';
import { formatDate, formatWeek, type PlainDate, sundayOf } from '../week.ts';
import { ungarbled } from './encoding.ts';
import { type Note, type Problem, type RowProblemCode, rowList, shown } from './problem.ts';
import { excelSays, longestNumber } from './quantities.ts';
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
  const context: Context = { file, people, zerosIntact, sunday: remembering(sundayOf) };
  return { file, rows: refuseRepeated(file.rows.map((row) => matchRow(row, context))) };
}

interface Context {
  file: CouncilFile;
  people: People;
  /** True when some SS Ref of the file has a leading zero: then no spreadsheet has taken them away. */
  zerosIntact: boolean;
  sunday: (weekStart: PlainDate) => PlainDate;
}

/** A person's lines, under their SS Ref with and without its leading zeros. */
interface People {
  exact: Map<string, ServiceLine[]>;
  withoutZeros: Map<string, string[]>;
}

function peopleBySsRef(lines: readonly ServiceLine[]): People {
  const people: People = { exact: new Map(), withoutZeros: new Map() };
  for (const line of lines) {
    const known = people.exact.get(line.ssRef);
    if (known !== undefined) {
      known.push(line);
      continue;
    }
    people.exact.set(line.ssRef, [line]);
    const bare = withoutZeros(line.ssRef);
    const others = people.withoutZeros.get(bare);
    if (others === undefined) people.withoutZeros.set(bare, [line.ssRef]);
    else others.push(line.ssRef);
  }
  return people;
}

function withoutZeros(ssRef: string): string {
  return ssRef.replace(/^0+(?=.)/, '');
}

/** A service's text without what is no difference to a reader: blanks, capitals, the form of accents. */
function foldService(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
}

function matchRow(row: FileRow, { file, people, zerosIntact, sunday }: Context): MatchedRow {
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

/** The same service to a reader, also where a spreadsheet garbled its dashes and accents. */
function isSameService(line: ServiceLine, row: FileRow): boolean {
  const same = (written: string, known: string) =>
    foldService(written) === foldService(known) || ungarbled(written) === known;
  return same(row.service, line.service) && same(row.serviceLevel, line.serviceLevel);
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

type FoundPerson =
  | { ok: true; ssRef: string; note: Note | null }
  | { ok: false; code: RowProblemCode; wrong: string; fix: string };

const asText = 'Copy the SS Ref from the portal into a cell that is formatted as text.';

function findPerson(row: FileRow, people: People, zerosIntact: boolean): FoundPerson {
  const written = row.ssRef;
  if (written === '') return { ok: false, code: 'ss-ref-empty', wrong: 'the SS Ref is blank', fix: asText };
  if (/^\d+(?:[.,]\d+)?e[+-]?\d+$/i.test(written)) {
    const wrong = `Excel has turned the SS Ref into ${shown(written)}, a number in scientific form, and its digits are lost`;
    return { ok: false, code: 'ss-ref-scientific', wrong, fix: asText };
  }
  const damage = written.length > longestNumber ? 'is far too long' : excelSays(written);
  if (damage !== null) return { ok: false, code: 'ss-ref-damaged', wrong: `${shown(written)} ${damage}`, fix: asText };

  const { text, form } = plainSsRef(written, people);
  const noteOf = (ssRef: string): Note | null => {
    if (ssRef === written) return null;
    return ssRef === text
      ? { code: 'ss-ref-form', message: `SS Ref ${written} matched ${ssRef}: ${form}.` }
      : { code: 'ss-ref-zeros', message: `SS Ref ${written} matched ${ssRef}: Excel removed the leading zeros.` };
  };
  const others = (people.withoutZeros.get(withoutZeros(text)) ?? []).filter((ssRef) => ssRef !== text);
  const ambiguous = (ssRefs: string[]): FoundPerson => {
    const wrong = `SS Ref ${written} may have lost its leading zeros, and could then be ${ssRefs.join(' or ')}`;
    return { ok: false, code: 'ss-ref-ambiguous', wrong, fix: asText };
  };
  if (people.exact.has(text)) {
    // `12345` may be what is left of `0012345`, when both exist and both have this service. A cell that has its zeros,
    // or a file in which any cell has them, has not been through that damage.
    const rivals = zerosIntact || text.startsWith('0') ? [] : others.filter((ssRef) => hasService(people, ssRef, row));
    return rivals.length === 0 ? { ok: true, ssRef: text, note: noteOf(text) } : ambiguous([text, ...rivals]);
  }
  // Excel takes away every leading zero or none, so a cell that still has one was not damaged in this way.
  if (others.length > 0 && !text.startsWith('0')) {
    const [only, second] = others;
    if (only !== undefined && second === undefined) return { ok: true, ssRef: only, note: noteOf(only) };
    return ambiguous(others);
  }
  const wrong = `SS Ref ${shown(written)} is not among the people of this provider`;
  const fix = 'Correct the SS Ref, or fetch the plan again if the person is new.';
  return { ok: false, code: 'ss-ref-unknown', wrong, fix };
}

/** An SS Ref without what spreadsheets put around it, where it is not known as it stands; `form` says what that was. */
function plainSsRef(written: string, people: People): { text: string; form: string } {
  if (people.exact.has(written)) return { text: written, form: '' };
  const formula = /^="(.*)"$/.exec(written)?.[1];
  if (formula !== undefined) return { text: formula.trim(), form: 'it was written as a formula' };
  const apostrophe = /^['’](.+)$/.exec(written)?.[1];
  if (apostrophe !== undefined) return { text: apostrophe.trim(), form: 'an apostrophe stood before it' };
  if (/^\d+\.0+$/.test(written))
    return { text: written.replace(/\..*$/, ''), form: 'it was written as a decimal number' };
  if (/^\d{1,3}(?:,\d{3})+$/.test(written)) {
    return { text: written.replaceAll(',', ''), form: 'it was written with thousands separators' };
  }
  return { text: written, form: '' };
}

function hasService(people: People, ssRef: string, row: FileRow): boolean {
  return (people.exact.get(ssRef) ?? []).some((line) => isSameService(line, row));
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

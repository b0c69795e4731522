// The people of a list, one for each SS Ref. A row is refused only when nobody can say whose it is; a wrong NHS number
// is left out with a warning and the person comes in. Some programs write one row a package: rows that agree on who it
// is are one person, and what differs is collected. Rows of one SS Ref that name two people are all refused.
import { ungarbled } from '../council-csv/encoding.ts';
import { readNhsNumber } from '../domain/nhs-number.ts';
import { formatCount } from '../domain/quantity.ts';
import { isFooter } from '../readers/footer.ts';
import { spreadsheetError } from '../readers/identifier.ts';
import { foldName, nameKey } from '../readers/names.ts';
import { withoutEntities } from '../readers/wording.ts';
import type { ColumnMapping, ListField } from './columns.ts';
import { cutListRows } from './cut-rows.ts';
import type { ListRows } from './list-file.ts';
import type { SsRefs } from './ss-ref.ts';

/** Someone as the provider's own list knows them. Texts that the list leaves blank are null: it says nothing there. */
export interface ListedPerson {
  ssRef: string;
  name: string | null;
  nhsNumber: string | null;
  address: string | null;
  /** The list's own words; the type of a line is chosen by a person. */
  serviceType: string | null;
  /** Anything else that was chosen to be kept, by its heading. */
  other: { heading: string; text: string }[];
}

export interface ReadPeople {
  /** `row` as the spreadsheet numbers it. */
  people: { row: number; person: ListedPerson }[];
  rejected: { row: number; text: string; sentence: string; fix: string }[];
  /** Read otherwise than written, or left out: a sentence with the row. */
  warnings: { row: number; sentence: string }[];
}

/**
 * Reads the rows under the headings.
 * @param headingsRow index of the headings in `rows`
 * @param ssRefs every SS Ref that the portal's files named
 */
export function readPeople(rows: ListRows, headingsRow: number, mapping: ColumnMapping, ssRefs: SsRefs): ReadPeople {
  const read: ReadPeople = { people: [], rejected: [], warnings: [] };
  const torn = cutListRows(rows, headingsRow, mapping, ssRefs);
  for (const [index, cells] of rows.entries()) {
    if (index <= headingsRow || cells.every((cell) => cell === '')) continue;
    const row = index + 1;
    const broken = rows.swallowing?.has(index) ? swallowed : torn.refused.get(index);
    if (broken !== undefined) {
      read.rejected.push({
        row,
        text: cells
          .filter((cell) => cell !== '')
          .join(' · ')
          .slice(0, 200),
        ...broken,
      });
      continue;
    }
    const goesOn = torn.warned.get(index);
    if (goesOn !== undefined) read.warnings.push({ row, sentence: goesOn });
    const texts = (wanted: ListField) =>
      mapping.flatMap(({ field, heading }, column) => {
        const written = unguarded(cells[column] ?? '');
        if (field !== wanted || written === '') return [];
        const decoded = withoutEntities(withoutEntities(written));
        const text = ungarbled(decoded) ?? decoded;
        if (text !== written) {
          const by = decoded === written ? 'a spreadsheet' : 'another program';
          const sentence = `${heading} read as ${text}: ${by} had made ${written} of its letters.`;
          read.warnings.push({ row, sentence });
        }
        const error = field === 'nhsNumber' ? null : spreadsheetError(text);
        if (error === null) return [{ heading, text }];
        // A name that was looked up and not found takes nobody's name away.
        read.warnings.push({ row, sentence: `${heading} left out: ${text} ${error}.` });
        return [];
      });
    const text = (wanted: ListField) => texts(wanted)[0]?.text ?? '';
    if (isRepeatedHeading(cells, mapping)) {
      read.warnings.push({ row, sentence: 'This row repeats the headings and was passed over.' });
      continue;
    }
    const written = cells[mapping.findIndex(({ field }) => field === 'ssRef')] ?? '';
    const shownText = cells
      .filter((cell) => cell !== '')
      .join(' · ')
      .slice(0, 200);
    if (isNobody(cells, written, { mapping, ssRefs })) {
      read.warnings.push({ row, sentence: `This row names nobody and was passed over: ${shownText}` });
      continue;
    }
    if (rows.escaped?.has(index)) {
      const sentence = 'A quotation mark inside a cell has a backslash before it, so that the cell ends there.';
      const fix = 'Write two quotation marks for one inside a cell, as spreadsheets do.';
      read.rejected.push({ row, text: shownText, sentence, fix });
      continue;
    }
    const moved = whyMoved(rows, index, mapping);
    if (moved !== null) {
      const sentence = `The row ${moved}, so nobody can say which cell is which.`;
      const fix = 'Look for a separator inside a name or an address, and put that cell in quotation marks.';
      read.rejected.push({ row, text: shownText, sentence, fix });
      continue;
    }
    tellMixed(rows, index, read);
    const found = ssRefs.find(written);
    if (!found.ok) {
      const fix =
        written === ''
          ? 'If the council pays for this person, copy the SS Ref from the portal; if not, nothing is to be done.'
          : 'Copy the SS Ref from the portal into a cell that is formatted as text.';
      read.rejected.push({ row, text: shownText, sentence: found.sentence, fix });
      continue;
    }
    if (found.restoredFrom !== null) {
      read.warnings.push({ row, sentence: `SS Ref ${found.restoredFrom} read as ${found.ssRef}.` });
    }
    const address = [...texts('address'), ...texts('postcode')].map((part) => part.text).join(', ');
    if (!found.known && readNhsNumber(found.ssRef).ok) {
      read.warnings.push({
        row,
        sentence: `SS Ref ${found.ssRef} is an NHS number by its check digit: look at the columns.`,
      });
    }
    const writtenName = text('name') || [text('givenName'), text('familyName')].filter((part) => part !== '').join(' ');
    const name = noName.test(writtenName) ? '' : writtenName;
    // What stands for a name that nobody knows takes no name away.
    if (name !== writtenName) read.warnings.push({ row, sentence: `Name left out: ${writtenName} is no name.` });
    const cut = (what: string, whole: string, longest: number) => {
      if (whole.length <= longest) return whole;
      const sentence = `${what} has ${formatCount(whole.length)} characters, of which the first ${longest} are kept.`;
      read.warnings.push({ row, sentence });
      return whole.slice(0, longest);
    };
    const person: ListedPerson = {
      ssRef: found.ssRef,
      name: orNull(cut('The name', name, 200)),
      nhsNumber: nhsNumberOf(text('nhsNumber'), row, read),
      address: orNull(cut('The address', address, 500)),
      serviceType: orNull(cut('The service type', text('serviceType'), 200)),
      other: texts('other').map((part) => ({ ...part, text: cut(part.heading, part.text, 500) })),
    };
    read.people.push({ row, person });
  }
  if (rows.torn !== undefined) {
    const { row, sentence, fix } = rows.torn;
    read.rejected.push({ row, text: '', sentence, fix });
  }
  return onePersonEach(read);
}

const swallowed = {
  sentence:
    'A quotation mark opens in this row and is closed only in a later one, so that rows of the list stand in one cell.',
  fix: 'Close the quotation mark where the cell ends, or remove it, and choose the file again: the rows in between were not read.',
};

/** Why the cells of a row may stand under headings that are not theirs: a separator inside a name parts it. Null: they do not. */
function whyMoved(rows: ListRows, index: number, mapping: ColumnMapping): string | null {
  const cells = rows[index] ?? [];
  const isParted = rows.parted?.has(index) === true;
  if (cells.length > mapping.length && (rows.longer?.has(index) || isParted)) {
    return `has ${cells.length} cells for ${mapping.length} headings`;
  }
  const hasMore = cells.slice(mapping.length).some((cell) => cell !== '');
  const name = mapping.findIndex(({ field }) => field === 'name');
  const [written = '', next = ''] = [cells[name], cells[name + 1]];
  // `Okafor, Ada` as two cells: the next column, whatever it is, has the other part of the name.
  const hasHeading = name + 1 < mapping.length;
  // In a row as long as the headings a status or a town is a word, too; an address is more than that.
  const isBetween = rows.blanksBetween === true && !isStreet.test(mapping[name + 1]?.heading ?? '');
  const mayGoOn = hasHeading ? hasMore || (isParted && !isBetween) : hasMore && /^\p{Lu}/u.test(next);
  if (name >= 0 && mayGoOn && oneWord.test(written) && words.test(next)) {
    return `can be read in two ways: the name is “${written}”, or it is “${written}, ${next}”`;
  }
  // As many cells as headings, where the last one was left out: then a number's column has words.
  for (const [column, { field, heading }] of mapping.entries()) {
    const text = cells[column] ?? '';
    if ((field !== 'nhsNumber' && field !== 'postcode') || !/\p{L}{2}/u.test(text) || /\d/.test(text)) continue;
    if (isParted) return `has words in the column ${heading}, and a blank behind a separator`;
    if (field === 'nhsNumber' && readNhsNumber(cells[column + 1] ?? '').ok) {
      return `has words in the column ${heading}, and an NHS number in the next one`;
    }
  }
  return null;
}

const isStreet = /address|street|house/i;
const oneWord = /^[\p{L}\p{M}'’-]+$/u;
const words = /^[\p{L}\p{M}'’-]+(?: [\p{L}\p{M}.'’-]+){0,2}$/u;

function tellMixed(rows: ListRows, index: number, read: ReadPeople): void {
  const mixed =
    'Letters of this row are written in UTF-8, and those of other rows are not; each was read as what it is.';
  const garbled = 'A cell of this row mixes the letters of two encodings, so that some of them are wrong: look at it.';
  if (rows.garbled?.has(index)) read.warnings.push({ row: index + 1, sentence: garbled });
  else if (rows.mixed?.has(index)) read.warnings.push({ row: index + 1, sentence: mixed });
}

interface KnownColumns {
  mapping: ColumnMapping;
  ssRefs: SsRefs;
}

/** A total, a count or the time of printing; or a single text that is no name, in a row that should have many. */
function isNobody(cells: readonly string[], ssRef: string, { mapping, ssRefs }: KnownColumns): boolean {
  const filled = [...cells.keys()].filter((column) => cells[column] !== '');
  const [first, another] = filled;
  const isKnown = (text: string) => {
    const found = text === ssRef ? ssRefs.find(text) : null;
    return found?.ok === true && found.known;
  };
  const saysLittle = filled.length <= 2 || ssRef === '' || cells[first ?? 0] === ssRef;
  if (saysLittle && isFooter(cells, isKnown)) return true;
  const isName = ['name', 'givenName', 'familyName'].includes(mapping[first ?? 0]?.field ?? '');
  return ssRef === '' && another === undefined && !isName && mapping.length > 3;
}

/** No letter at all, or what people write into a cell of which they know nothing. */
const noName =
  /^(?:\P{L}+|n ?\/ ?a|not (?:known|applicable|recorded|available)|none|nil|null|undefined|tb[ac]|unknown|blank|no name)\.?$/iu;

const orNull = (text: string) => (text === '' ? null : text);

/** Our own lists guard cells that a spreadsheet would take for formulas; read back, the guard is no content. */
function unguarded(text: string): string {
  return /^'[=+\-@＝＋－＠]/.test(text) ? text.slice(1) : text;
}

function isRepeatedHeading(cells: readonly string[], mapping: ColumnMapping): boolean {
  const headed = mapping.filter(({ heading }) => heading !== '');
  return headed.length > 1 && mapping.every(({ heading }, index) => (cells[index] ?? '') === heading);
}

function nhsNumberOf(text: string, row: number, read: ReadPeople): string | null {
  if (text === '') return null;
  const number = readNhsNumber(text);
  if (number.ok) return number.nhsNumber;
  read.warnings.push({ row, sentence: `NHS number left out: ${number.sentence}` });
  return null;
}

/** Rows of one SS Ref as one person, or refused where they name two. */
export function onePersonEach(read: ReadPeople): ReadPeople {
  const rowsOf = new Map<string, { row: number; person: ListedPerson }[]>();
  for (const one of read.people) rowsOf.set(one.person.ssRef, [...(rowsOf.get(one.person.ssRef) ?? []), one]);
  const people: ReadPeople['people'] = [];
  const rejected = [...read.rejected];
  const warnings = [...read.warnings];
  for (const same of rowsOf.values()) {
    const [first] = same;
    if (first === undefined) continue;
    const different = whoDiffers(same.map(({ person }) => person));
    const rows = same.map(({ row }) => row).join(', ');
    if (different === null) {
      const { person, collected } = together(same.map((one) => one.person));
      people.push({ row: first.row, person });
      if (collected.length > 0) {
        const sentence = `SS Ref ${person.ssRef} stands in rows ${rows}, read as one person with each ${collected.join(' and ')}.`;
        warnings.push({ row: first.row, sentence });
      }
      continue;
    }
    for (const { row, person } of same) {
      rejected.push({
        row,
        text: person.name ?? '',
        sentence: `SS Ref ${person.ssRef} stands in rows ${rows}, which differ.`,
        fix: `Their ${different} differs. Keep the row that is right and remove the others, or correct the SS Ref.`,
      });
    }
  }
  warnings.push(...sharedNhsNumbers(people));
  return {
    people,
    rejected: rejected.sort((a, b) => a.row - b.row),
    warnings: warnings.sort((a, b) => a.row - b.row),
  };
}

/** In what rows of one SS Ref do not agree on who it is; a blank disagrees with nothing. */
function whoDiffers(people: readonly ListedPerson[]): string | null {
  const values = (of: (person: ListedPerson) => string | null) =>
    new Set(people.map(of).filter((value) => value !== null)).size;
  if (values(({ name }) => (name === null ? null : nameKey(name))) > 1) return 'name';
  return values(({ nhsNumber }) => nhsNumber) > 1 ? 'NHS number' : null;
}

/** Several rows of one person as one: what each says, once. `collected` names what they say several things of. */
function together(people: readonly ListedPerson[]): { person: ListedPerson; collected: string[] } {
  const [first] = people;
  if (first === undefined) throw new Error('a person has a row');
  const collected: string[] = [];
  const all = (what: string, texts: readonly (string | null)[], longest: number) => {
    const different = [...new Map(texts.flatMap((text) => (text === null ? [] : [[foldName(text), text]]))).values()];
    if (different.length > 1) collected.push(what);
    return orNull(different.join('; ').slice(0, longest));
  };
  const headings = [...new Set(people.flatMap(({ other }) => other.map(({ heading }) => heading)))];
  const textOf = ({ other }: ListedPerson, heading: string) =>
    other.find((detail) => detail.heading === heading)?.text ?? null;
  const person: ListedPerson = {
    ssRef: first.ssRef,
    name: people.find(({ name }) => name !== null)?.name ?? null,
    nhsNumber: people.find(({ nhsNumber }) => nhsNumber !== null)?.nhsNumber ?? null,
    address: all(
      'address',
      people.map(({ address }) => address),
      500,
    ),
    serviceType: all(
      'service type',
      people.map(({ serviceType }) => serviceType),
      200,
    ),
    other: headings.map((heading) => ({
      heading,
      text:
        all(
          heading,
          people.map((one) => textOf(one, heading)),
          500,
        ) ?? '',
    })),
  };
  return { person, collected };
}

function sharedNhsNumbers(people: ReadPeople['people']): ReadPeople['warnings'] {
  const first = new Map<string, number>();
  return people.flatMap(({ row, person: { nhsNumber } }) => {
    if (nhsNumber === null) return [];
    const earlier = first.get(nhsNumber);
    if (earlier === undefined) first.set(nhsNumber, row);
    return earlier === undefined
      ? []
      : [{ row, sentence: `This NHS number also stands in row ${earlier}: one is wrong.` }];
  });
}

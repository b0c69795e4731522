// Which column of a pasted sheet holds what: by its headings where it has them, else from the cell where the paste begins.
import { columnLetter } from '../../src-shared/council-csv/problem.ts';
import { guessField } from '../../src-shared/people/columns.ts';
import { isFooter } from '../../src-shared/readers/footer.ts';
import { foldName } from '../../src-shared/readers/names.ts';
import { sheetColumns } from '../grid/sheet-columns.ts';
import { findingColumns, type LinesNamed } from './line-named.ts';

/** The council's file says with each row which week it is of; the grid shows one week and has no such column. */
export const weekColumn = 'week';

export interface Headings {
  /** Index of their row in the sheet. */
  row: number;
  columns: (string | null)[];
}

/** Parts of a name, where a sheet has a column for each. */
const [givenName, familyName] = ['givenName', 'familyName'];
/** What says nothing that another column of the sheet does not say. */
export const partOfName = familyName;

/** Titles may stand above the headings; further down it is no longer a heading. */
const rowsSearched = 20;

const namesWhom = (columns: readonly (string | null)[]) =>
  columns.some((column) => column === givenName || column === familyName || findingColumns.includes(column ?? ''));

/** The row of headings, where the sheet has one: its first row, or a later one that says more and names whom the rows are of. */
export function headingsOf(cells: readonly (readonly string[])[]): Headings | null {
  let best: (Headings & { known: number }) | null = null;
  for (const [row, texts] of cells.slice(0, rowsSearched).entries()) {
    const columns = headingColumns(texts);
    if (columns === null) continue;
    const known = columns.filter((column) => column !== null).length;
    if (known <= (best?.known ?? 0)) continue;
    if (row === 0 || (known > 1 && namesWhom(columns))) best = { row, columns, known };
  }
  return best;
}

/** The columns by name, when a row is a row of the grid's headings; else null. */
function headingColumns(first: readonly string[]): (string | null)[] | null {
  const found = first.map(columnHeaded);
  // A comment may be the very word of a heading, and a heading is no number: several, or a row of nothing else.
  const known = found.filter((column) => column !== null).length;
  const isSure = known > 1 && namesWhom(found);
  return known > 0 && (isSure || first.every((text, index) => found[index] !== null || !/\d/.test(text)))
    ? found
    : null;
}

/** The grid's own headings, those of the council's file for the same columns, and those by which lists name people. */
function columnHeaded(text: string): string | null {
  const folded = foldHeading(text);
  const own = sheetColumns.find(({ heading }) => foldHeading(heading) === folded)?.id;
  const quantity = quantityHeading
    .exec(folded)
    ?.slice(1)
    .find((word) => word !== undefined);
  return (
    own ??
    councilHeadings[folded] ??
    quantity ??
    (weekHeading.test(text.trim().toLowerCase()) ? weekColumn : nameHeaded(text))
  );
}

function nameHeaded(text: string): string | null {
  const field = guessField(text);
  if (field === 'name') return 'person';
  return field === 'ssRef' || field === givenName || field === familyName ? field : null;
}

const foldHeading = (text: string) => foldName(text).replace(/[^a-z0-9]+/g, '');

const councilHeadings: Readonly<Record<string, string>> = {
  servicelevel: 'serviceLevel',
  weeklynumberofvisits: 'visits',
  comments: 'comment',
};

/** `Weekly Missed Quantity`, `Missed (hrs)`, `Missed hours`, `Hours missed`. */
const quantityHeading =
  /^(?:weekly)?(planned|actual|frustrated|missed|extra)(?:quantity|qty|hours|hrs)?$|^(?:weekly)?(?:hours|hrs)(planned|actual|frustrated|missed|extra)$/;

/** `Date`, `Week`, `Week commencing`, `W/C`, `Week ending` …; `We` alone is a Wednesday. A week's number is no date, and is left out as unknown. */
const weekHeading =
  /^(?:date|w ?[/.] ?[cbe]\.?|w[cb]|(?:care ?)?week(?: ?(?:commenc(?:ing|es)|begin(?:ning|s)|start(?:ing|s)?|end(?:ing|s)?|of))?(?: ?date)?)$/;

/**
 * A sheet with each person's name in one column, where first name and surname stand apart: the first name's column becomes
 * the person's. What it is headed, `Name` beside `Surname` is the first name alone.
 */
export function withWholeNames(
  cells: readonly (readonly string[])[],
  { row, columns }: Headings,
): { cells: readonly (readonly string[])[]; columns: (string | null)[] } {
  const family = columns.indexOf(familyName);
  const given = columns.includes(givenName) ? columns.indexOf(givenName) : columns.indexOf('person');
  if (family < 0 && !columns.includes(givenName)) return { cells, columns };
  // The whole name stands in a column of its own beside its parts.
  if (columns.includes('person') && columns.includes(givenName)) {
    return { cells, columns: columns.map((column) => (column === givenName ? familyName : column)) };
  }
  const [whole, part] = given < 0 ? [family, -1] : [given, family];
  const joined = cells.map((texts, at) => {
    if (at <= row || part < 0) return texts;
    const name = [texts[whole], texts[part]].filter((text) => text !== undefined && text.trim() !== '').join(' ');
    return texts.map((text, column) => (column === whole ? name : text));
  });
  return { cells: joined, columns: columns.map((column, at) => (at === whole ? 'person' : column)) };
}

/** Gives a column whose heading says nothing the meaning that its cells have: more than half of them name people of the week. */
export function columnsByContent(
  rows: readonly (readonly string[])[],
  columns: readonly (string | null)[],
  names: Pick<LinesNamed, 'isPerson' | 'isSsRef'>,
): (string | null)[] {
  const found = [...columns];
  const isMostly = (at: number, isOne: (text: string) => boolean) => {
    const texts = rows.map((cells) => (cells[at] ?? '').trim()).filter((text) => text !== '');
    return texts.filter(isOne).length * 2 > texts.length;
  };
  for (const [at, column] of columns.entries()) {
    if (column !== null) continue;
    if (!found.includes('ssRef') && isMostly(at, (text) => names.isSsRef(text))) found[at] = 'ssRef';
    else if (!found.includes('person') && isMostly(at, (text) => names.isPerson(text))) found[at] = 'person';
  }
  return found;
}

/** Columns with something in them of which nobody can say what it is, as a sentence names them; empty: there are none. */
export function columnsUnknown(
  heading: readonly string[],
  rows: readonly (readonly string[])[],
  columns: readonly (string | null)[],
): string[] {
  return columns.flatMap((column, at) => {
    if (column !== null || rows.every((cells) => (cells[at] ?? '').trim() === '')) return [];
    const text = (heading[at] ?? '').trim();
    return [text === '' ? `column ${columnLetter(at)}, which has no heading` : `“${text}”`];
  });
}

/** The grid's columns from the one where the paste begins. */
export function columnsFrom(column: string): string[] {
  const from = sheetColumns.findIndex(({ id }) => id === column);
  return sheetColumns.slice(Math.max(0, from)).map(({ id }) => id);
}

/** Why a row under the headings is no line: it repeats them, or is printed under a list, such as a total; null where it is one. */
export function whyNoLine(
  cells: readonly string[],
  headings: readonly string[],
  { ssRef, isKnown }: { ssRef: string | undefined; isKnown: (text: string) => boolean },
): string | null {
  const isSame = (text: string, at: number) => foldHeading(text) === foldHeading(headings[at] ?? '');
  if (cells.some((text) => text.trim() !== '') && cells.every(isSame)) return 'repeats the headings';
  const filled = cells.filter((text) => text.trim() !== '');
  if (filled.length > 0 && filled.every((text) => /^\s*:?-{2,}:?\s*$|^\s*[=_]{2,}\s*$/.test(text))) return 'is a ruler';
  const hasReference = ssRef !== undefined && /\d/.test(ssRef) && !isFooter([ssRef]);
  if (hasReference || !isFooter(cells, isKnown)) return null;
  return `names nobody (${cells.filter((text) => text.trim() !== '').join(' ')})`;
}

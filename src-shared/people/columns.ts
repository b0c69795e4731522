// Which column of the provider's list holds what. Guessed from the headings, corrected by a person, and remembered by
// heading, so that the next list from the same program needs no question.
import { z } from 'zod';
import { foldHeader } from '../council-csv/layout.ts';
import type { ListRows } from './list-file.ts';
import type { SsRefs } from './ss-ref.ts';

export const listFields = [
  'ssRef',
  'name',
  'givenName',
  'familyName',
  'nhsNumber',
  'address',
  'postcode',
  'serviceType',
  'other',
] as const;
export const listFieldSchema = z.enum(listFields);
export type ListField = z.infer<typeof listFieldSchema>;

/** What one heading holds; `null`: the column is left out. Several may hold parts of an address. */
export const columnChoiceSchema = z.object({ heading: z.string(), field: listFieldSchema.nullable() });
export const columnMappingSchema = z.array(columnChoiceSchema);
export type ColumnMapping = z.infer<typeof columnMappingSchema>;

/** As a list may head its columns, folded: see `foldHeader`. The first that fits. */
const headingWords: readonly [RegExp, ListField][] = [
  // A rostering system's own "client id" is no SS Ref; such a column is known by its content alone.
  [
    /^(?:ss|socialservices?|council|adultcare|liquidlogic|mosaic)(?:ref|refno|reference|referencenumber|number|no|id)$/,
    'ssRef',
  ],
  [/^nhs(?:number|no|num|id)?$/, 'nhsNumber'],
  [/^(?:(?:first|given|fore|christian)names?|first|given)$/, 'givenName'],
  [/^(?:(?:last|family|sur)name|last|family)$/, 'familyName'],
  [/^(?:service|care|package)?type(?:ofcare|ofservice)?$/, 'serviceType'],
  [/^post(?:al)?code$/, 'postcode'],
  [/address|^street$|^(?:town|city|townorcity|towncity|county)$|^house(?:name|number|nameornumber)$/, 'address'],
  // One column for both parts, as `Surname, First name` or `Name (last, first)`.
  [/^(?:name)?(?:last|family|sur)(?:name)?(?:and|or)?(?:first|given|fore)(?:names?)?$/, 'name'],
  [/^(?:name)?(?:first|given|fore)(?:name)?(?:and|or)?(?:last|family|sur)(?:name)?$/, 'name'],
  [/^(?:full|display)?names?$|^suname$/, 'name'],
  [
    /^(?:nameof(?:the)?)?(?:clients?|customers?|persons?|people|residents?|serviceusers?|tenants?|individuals?|(?:person|people)supported|supported(?:person|people))(?:full|display)?(?:names?)?$/,
    'name',
  ],
];

/** What a heading most likely holds; null for one that says nothing known. */
export function guessField(heading: string): ListField | null {
  const folded = foldHeader(heading);
  return headingWords.find(([pattern]) => pattern.test(folded))?.[1] ?? null;
}

export interface ListHeadings {
  /** Index of the headings' row in the rows. */
  row: number;
  headings: string[];
  mapping: ColumnMapping;
}

/** Titles may stand above the headings; further down it is no longer a heading. */
const rowsSearched = 20;

/**
 * Finds the headings and says what each column holds: as remembered where a heading is known, else as guessed.
 * @param remembered the mapping that a person agreed to earlier; null: none
 * @param ssRefs what the portal's files named: a column full of them is the SS Ref, whatever its heading
 * @returns null when no row has at least two cells
 */
export function findHeadings(rows: ListRows, remembered: ColumnMapping | null, ssRefs: SsRefs): ListHeadings | null {
  const known = new Map((remembered ?? []).map(({ heading, field }) => [foldHeader(heading), field]));
  let best: { row: number; score: number } | null = null;
  for (let row = 0; row < Math.min(rows.length, rowsSearched); row += 1) {
    const cells = rows[row] ?? [];
    // A row that holds somebody's SS Ref is a row of the list: its person would be lost as a heading.
    if (cells.filter((cell) => cell !== '').length < 2 || cells.some((cell) => isKnown(cell, ssRefs))) continue;
    const score = cells.filter((cell) => known.has(foldHeader(cell)) || guessField(cell) !== null).length;
    if (best === null || score > best.score) best = { row, score };
  }
  if (best === null) return null;
  const headings = rows[best.row] ?? [];
  const mapping = mappingFor(headings, known, filledColumns(rows.slice(best.row + 1), headings.length));
  if (!mapping.some(({ field }) => field === 'ssRef')) {
    const column = columnOfSsRefs(rows.slice(best.row + 1), mapping.length, ssRefs);
    const found = mapping[column];
    if (found !== undefined) mapping[column] = { ...found, field: 'ssRef' };
  }
  return { row: best.row, headings, mapping };
}

function isKnown(cell: string, ssRefs: SsRefs): boolean {
  if (!/\d/.test(cell)) return false;
  const found = ssRefs.find(cell);
  return found.ok && found.known;
}

/** The column in which more than half of the cells are people of the portal, or -1. */
function columnOfSsRefs(rows: ListRows, columns: number, ssRefs: SsRefs): number {
  for (let column = 0; column < columns; column += 1) {
    const cells = rows.map((cells) => cells[column] ?? '').filter((cell) => cell !== '');
    const known = cells.filter((cell) => isKnown(cell, ssRefs));
    if (known.length * 2 > cells.length) return column;
  }
  return -1;
}

/** Which columns have anything in them: of two with one heading, a blank one is no rival. */
function filledColumns(rows: ListRows, columns: number): boolean[] {
  return Array.from({ length: columns }, (_, column) => rows.some((cells) => (cells[column] ?? '') !== ''));
}

function mappingFor(
  headings: readonly string[],
  known: ReadonlyMap<string, ListField | null>,
  filled: readonly boolean[],
): ColumnMapping {
  const used = new Set<ListField>();
  const fieldOf = (heading: string) => known.get(foldHeader(heading)) ?? guessField(heading);
  return headings.map((heading, index) => {
    const hasRival = headings.some((other, at) => at !== index && filled[at] && fieldOf(other) === fieldOf(heading));
    if (heading !== '' && !filled[index] && hasRival) return { heading, field: null };
    const folded = foldHeader(heading);
    const field = known.has(folded) ? (known.get(folded) ?? null) : guessField(heading);
    const isPart = field === 'address' || field === 'other';
    // Of two columns that look like the same thing a person chooses the second, if it is one.
    if (field === null || (!isPart && used.has(field))) return { heading, field: null };
    used.add(field);
    return { heading, field };
  });
}

/** What is wrong with a mapping, or null: without an SS Ref nobody can be told from anybody else. */
export function whyNotMapping(mapping: ColumnMapping): string | null {
  const count = (wanted: ListField) => mapping.filter(({ field }) => field === wanted).length;
  if (count('ssRef') === 0) return 'Choose the column with the SS Ref: people are known to the portal by it alone.';
  const named = count('name') + count('givenName') + count('familyName');
  if (named === 0) return 'Choose the column with the name.';
  for (const field of ['ssRef', 'name', 'givenName', 'familyName', 'nhsNumber', 'postcode', 'serviceType'] as const) {
    if (count(field) > 1) return `Two columns are chosen for the ${fieldLabels[field]}: choose one.`;
  }
  return null;
}

/** The fields in the words of the screen. */
export const fieldLabels: Record<ListField, string> = {
  ssRef: 'SS Ref',
  name: 'name',
  givenName: 'first name',
  familyName: 'family name',
  nhsNumber: 'NHS number',
  address: 'address',
  postcode: 'postcode',
  serviceType: 'service type',
  other: 'other details',
};

// The people of a list, one for each SS Ref. A row is refused only when nobody can say whose it is; a wrong NHS number
// is left out with a warning and the person comes in. Two rows of one SS Ref that disagree are both refused.
import { readNhsNumber } from '../domain/nhs-number.ts';
import type { ColumnMapping, ListField } from './columns.ts';
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
  for (const [index, cells] of rows.entries()) {
    if (index <= headingsRow || cells.every((cell) => cell === '')) continue;
    const row = index + 1;
    const texts = (wanted: ListField) =>
      mapping.flatMap(({ field, heading }, column) => {
        const text = unguarded(cells[column] ?? '');
        return field === wanted && text !== '' ? [{ heading, text }] : [];
      });
    const text = (wanted: ListField) => texts(wanted)[0]?.text ?? '';
    if (isRepeatedHeading(cells, mapping)) continue;
    const found = ssRefs.find(cells[mapping.findIndex(({ field }) => field === 'ssRef')] ?? '');
    if (!found.ok) {
      const fix = 'Copy the SS Ref from the portal into a cell that is formatted as text.';
      read.rejected.push({ row, text: cells.join(' · ').slice(0, 200), sentence: found.sentence, fix });
      continue;
    }
    if (found.restoredFrom !== null) {
      read.warnings.push({ row, sentence: `SS Ref ${found.restoredFrom} read as ${found.ssRef}.` });
    }
    const address = [...texts('address'), ...texts('postcode')].map((part) => part.text).join(', ');
    const name = text('name') || [text('givenName'), text('familyName')].filter((part) => part !== '').join(' ');
    const person: ListedPerson = {
      ssRef: found.ssRef,
      name: orNull(name.slice(0, 200)),
      nhsNumber: nhsNumberOf(text('nhsNumber'), row, read),
      address: orNull(address.slice(0, 500)),
      serviceType: orNull(text('serviceType').slice(0, 200)),
      other: texts('other').map((part) => ({ ...part, text: part.text.slice(0, 500) })),
    };
    read.people.push({ row, person });
  }
  return withoutContradictions(read);
}

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

function withoutContradictions(read: ReadPeople): ReadPeople {
  const rowsOf = new Map<string, { row: number; person: ListedPerson }[]>();
  for (const one of read.people) rowsOf.set(one.person.ssRef, [...(rowsOf.get(one.person.ssRef) ?? []), one]);
  const people: ReadPeople['people'] = [];
  const rejected = [...read.rejected];
  for (const same of rowsOf.values()) {
    const [first, ...others] = same;
    if (first === undefined) continue;
    if (others.every(({ person }) => JSON.stringify(person) === JSON.stringify(first.person))) {
      people.push(first);
      continue;
    }
    const rows = same.map(({ row }) => row).join(', ');
    for (const { row, person } of same) {
      const sentence = `SS Ref ${person.ssRef} stands in rows ${rows}, which differ.`;
      rejected.push({
        row,
        text: person.name ?? '',
        sentence,
        fix: 'Keep the row that is right and remove the others.',
      });
    }
  }
  const warnings = [...read.warnings, ...sharedNhsNumbers(people)].sort((a, b) => a.row - b.row);
  return { people, rejected: rejected.sort((a, b) => a.row - b.row), warnings };
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

import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { spreadsheetText } from '../../../src-shared/council-csv/spreadsheet.ts';
import { guessField } from '../../../src-shared/people/columns.ts';
import {
  type ColumnMapping,
  findHeadings,
  type KnownPerson,
  knownSsRefs,
  type ListRows,
  previewPeople,
  readListFile,
  readPeople,
  whyNotMapping,
} from '../../../src-shared/people/index.ts';
import { readWorkbook } from '../../../src-shared/readers/workbook/index.ts';
import { type Cell, workbook } from './workbook.ts';

const headings = ['SS Ref', 'Name', 'NHS number', 'Address'];
const ada = ['0012345', 'Ada Okafor', '999 000 0018', '1 Mill Lane, Bradford'];
const planned = ['0012345', '0012399'];

function rowsOf(content: string, encoding = 'utf-8'): ListRows {
  const file = readListFile(Uint8Array.from(iconv.encode(content, encoding)));
  if (file.kind !== 'rows') throw new Error(file.kind === 'refused' ? file.sentence : 'a workbook');
  return file.rows;
}

interface Options {
  remembered?: ColumnMapping | null;
  known?: string[];
}

function read(rows: ListRows, { remembered = null, known = planned }: Options = {}) {
  const ssRefs = knownSsRefs(known);
  const found = findHeadings(rows, remembered, ssRefs);
  if (found === null) throw new Error('no headings');
  return readPeople(rows, found.row, found.mapping, ssRefs);
}

function person(changes: Partial<KnownPerson> = {}): KnownPerson {
  return {
    ssRef: '0012345',
    name: 'Ada Okafor',
    nhsNumber: '9990000018',
    address: '1 Mill Lane, Bradford',
    serviceType: null,
    other: [],
    ...changes,
  };
}

const preview = (rows: ListRows, known: KnownPerson[] = []) => previewPeople(read(rows), known, planned);

describe('a list that came through other programs', () => {
  it('is refused in a row whose separator too many moved its cells, unless a column just has no heading', () => {
    const { people, rejected } = read(rowsOf('SS Ref, Name\n0012345, "Okafor, Ada"\n0012399,Bert Nowak\n1,Cora\n'));
    expect(people.map(({ person }) => person.name)).toEqual(['Bert Nowak', 'Cora']);
    expect(rejected).toMatchObject([{ row: 2, sentence: expect.stringContaining('3 cells for 2 headings') }]);
    const unheaded = read(rowsOf('SS Ref,Name\n0012345,Ada Okafor,private\n0012399,Bert Nowak,\n1,Cora,day\n'));
    expect([unheaded.people.length, unheaded.rejected]).toEqual([3, []]);
  });

  it('has its letters back where a spreadsheet garbled them, and says so', () => {
    const { people, warnings } = read(rowsOf('SS Ref,Name\n0012345,JosÃ© Okafor\n'));
    expect(people[0]?.person.name).toBe('José Okafor');
    expect(warnings[0]?.sentence).toBe('Name read as José Okafor: a spreadsheet had made JosÃ© Okafor of its letters.');
  });

  it('is refused in a row whose marks have backslashes before them', () => {
    const { people, rejected } = read(rowsOf('SS Ref,Name\n0012345,"Mary \\"Mo\\" O\'Brien"\n0012399,"Path C:\\"\n'));
    expect(rejected).toMatchObject([{ row: 2, sentence: expect.stringContaining('backslash') }]);
    expect(people[0]?.person.name).toBe('Path C:\\');
  });

  it('ends with the mark of DOS', () => {
    expect(read(rowsOf('SS Ref,Name\n0012345,Ada Okafor\n\u001a')).rejected).toEqual([]);
  });
});

describe('a list as a file', () => {
  it.each([
    ['commas', ','],
    ['semicolons', ';'],
    ['tabs', '\t'],
  ])('with %s is read', (_, separator) => {
    const rows = rowsOf(`SS Ref${separator}Name\r\n0012345${separator}"Okafor, Ada"\r\n`);
    expect(rows[1]).toEqual(['0012345', 'Okafor, Ada']);
  });

  it('in Windows-1252 keeps its accents', () => {
    expect(rowsOf('SS Ref,Name\n0012345,Zoë Garçon\n', 'win1252')[1]).toEqual(['0012345', 'Zoë Garçon']);
  });

  it('may have a title above its headings, and rows keep the spreadsheet’s numbers', () => {
    const rows = rowsOf('People of Bright Care\n\nSS Ref,Name\n0012345,Ada\n,\n1.2E+4,Bert\n');
    expect(read(rows).people.map(({ row }) => row)).toEqual([4]);
    expect(read(rows).rejected.map(({ row }) => row)).toEqual([6]);
  });

  it('with a name longer than can be kept says how much of it was', () => {
    const long = `Ada ${'Okafor-'.repeat(40)}Bell`;
    const { people, warnings } = read(rowsOf(`SS Ref,Name\n0012345,${long}\n`));
    expect(people[0]?.person.name).toBe(long.slice(0, 200));
    expect(warnings).toEqual([{ row: 2, sentence: 'The name has 288 characters, of which the first 200 are kept.' }]);
  });

  it('that is a web page or a locked workbook says what to do', () => {
    expect(readListFile(new TextEncoder().encode('<html>'))).toMatchObject({ kind: 'refused', sentence: /web page/ });
    expect(readListFile(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0]))).toMatchObject({ kind: 'refused' });
  });

  it('of any bytes never throws', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void readListFile(bytes)));
  });
});

describe('a workbook', () => {
  function sheetOf(rows: Cell[][]): ListRows {
    const bytes = workbook(rows);
    expect(readListFile(bytes)).toEqual({ kind: 'workbook' });
    const read = readWorkbook(bytes);
    return read.ok ? (read.sheets[0]?.rows ?? []) : [];
  }

  it('is read on Node as text, without the DOM', () => {
    expect(sheetOf([headings, ada])).toEqual([headings, ada]);
  });

  it('whose lookups found nothing takes no name and no address from anybody', () => {
    const rows = sheetOf([headings, ['0012345', '#N/A', '999 000 0018', '#REF!']]);
    expect(read(rows).people[0]?.person).toMatchObject({ ssRef: '0012345', name: null, address: null });
    expect(read(rows).warnings.map(({ sentence }) => sentence)).toEqual([
      'Address left out: #REF! is an error of a formula.',
      'Name left out: #N/A is an error of a formula.',
    ]);
  });

  it('ends with a count of its rows that is nobody', () => {
    const rows = sheetOf([headings, ada, ['Total', '1', null, null]]);
    expect(read(rows).people).toHaveLength(1);
    expect(read(rows).rejected).toEqual([]);
  });

  it('whose SS Refs and NHS numbers became numbers gives them back', () => {
    const rows = sheetOf([headings, [12345, 'Ada Okafor', 9990000018, null]]);
    expect(read(rows).people[0]?.person).toMatchObject({ ssRef: '0012345', nhsNumber: '9990000018', address: null });
    expect(read(rows).warnings.map(({ sentence }) => sentence)).toEqual(['SS Ref 12345 read as 0012345.']);
  });
});

describe('the columns', () => {
  it.each([
    ['SS Ref', 'ssRef'],
    ['ss_ref', 'ssRef'],
    ['Social Services Number', 'ssRef'],
    ['NHS No.', 'nhsNumber'],
    ['Surname', 'familyName'],
    ['First name', 'givenName'],
    ['Service User Name', 'name'],
    ['Address line 2', 'address'],
    ['Post Code', 'postcode'],
    ['Service type', 'serviceType'],
    ['Client ID', null],
    ['Notes', null],
  ])('%s is taken for %s', (heading, field) => expect(guessField(heading)).toBe(field));

  it('of SS Refs is known by its content under any heading', () => {
    const found = findHeadings(
      [
        ['Client ID', 'Name'],
        ['12345', 'Ada'],
      ],
      null,
      knownSsRefs(planned),
    );
    expect(found?.mapping[0]).toEqual({ heading: 'Client ID', field: 'ssRef' });
  });

  it('are remembered by heading, wherever they stand next time', () => {
    const remembered: ColumnMapping = [
      { heading: 'Kundennr', field: 'ssRef' },
      { heading: 'Wer', field: 'name' },
      { heading: 'Name', field: null },
    ];
    const rows = [
      ['Name', 'Wer', 'kundennr'],
      ['ignored', 'Ada', '0012345'],
    ];
    expect(read(rows, { remembered }).people[0]?.person).toMatchObject({ ssRef: '0012345', name: 'Ada' });
  });

  it('without an SS Ref are not enough', () => {
    expect(whyNotMapping([{ heading: 'Name', field: 'name' }])).toContain('SS Ref');
    expect(whyNotMapping([{ heading: 'a', field: 'ssRef' }])).toContain('name');
    expect(
      whyNotMapping([
        { heading: 'a', field: 'ssRef' },
        { heading: 'b', field: 'ssRef' },
        { heading: 'c', field: 'name' },
      ]),
    ).toContain('Two columns');
    expect(
      whyNotMapping([
        { heading: 'a', field: 'ssRef' },
        { heading: 'b', field: 'familyName' },
      ]),
    ).toBeNull();
  });

  it('join names and addresses from their parts', () => {
    const rows = [
      ['SS Ref', 'Forename', 'Surname', 'Address 1', 'Address 2', 'Postcode'],
      ['0012345', 'Ada', 'Okafor', '1 Mill Lane', '', 'BD1 1AA'],
    ];
    expect(read(rows).people[0]?.person).toMatchObject({ name: 'Ada Okafor', address: '1 Mill Lane, BD1 1AA' });
  });
});

describe('people on the list', () => {
  it('with a wrong NHS number come in without it, and it is said why', () => {
    const { people, warnings } = read([headings, ['0012345', 'Ada', '999 000 0019', '']]);
    expect(people[0]?.person.nhsNumber).toBeNull();
    expect(warnings[0]).toMatchObject({ row: 2, sentence: expect.stringContaining('last digit') });
  });

  it('that share an NHS number are pointed out', () => {
    const { warnings } = read([headings, ada, ['0012399', 'Bert', '9990000018', '']]);
    expect(warnings).toEqual([{ row: 3, sentence: 'This NHS number also stands in row 2: one is wrong.' }]);
  });

  it('that stand twice and differ are both refused', () => {
    const { people, rejected } = read([headings, ada, ['0012345', 'Adah Okafor', '', '']]);
    expect(people).toEqual([]);
    expect(rejected.map(({ row, sentence }) => [row, sentence])).toEqual([
      [2, 'SS Ref 0012345 stands in rows 2, 3, which differ.'],
      [3, 'SS Ref 0012345 stands in rows 2, 3, which differ.'],
    ]);
  });

  it('that stand twice and agree count once', () => expect(read([headings, ada, ada]).people).toHaveLength(1));

  it.each([
    ['', 'blank'],
    ['1.2E+4', 'power of ten'],
    ['#REF!', 'error of the spreadsheet'],
  ])('with the SS Ref "%s" are refused with why', (ssRef, why) => {
    expect(read([headings, [ssRef, 'Ada', '', '']]).rejected[0]?.sentence).toContain(why);
  });

  it('with an SS Ref that could be two people are nobody’s', () => {
    const { rejected } = read([headings, ['12345', 'Ada', '', '']], { known: ['0012345', '012345'] });
    expect(rejected[0]?.sentence).toContain('could be 0012345 or 012345');
  });

  it('keep a text that looks like a formula as text, and our own guard is no content', () => {
    const written = spreadsheetText(headings, [['0012345', '=HYPERLINK("http://x")', '', '@home']]);
    const { people } = read(rowsOf(written));
    expect(people[0]?.person).toMatchObject({ name: '=HYPERLINK("http://x")', address: '@home' });
  });
});

describe('the preview', () => {
  it('tells new, changed field by field, and unchanged', () => {
    const rows = [headings, ada, ['0012399', 'Bert Nowak', '', ''], ['0077777', 'Cora Singh', '', '']];
    const shown = preview(rows, [person({ address: '2 Old Road' }), person({ ssRef: '0012399', name: 'Bert Nowak' })]);
    expect(shown.added.map(({ after }) => after.ssRef)).toEqual(['0077777']);
    expect(shown.changed.map(({ fields }) => fields)).toEqual([
      [{ field: 'Address', from: '2 Old Road', to: '1 Mill Lane, Bradford' }],
    ]);
    expect(shown.unchanged).toEqual([{ row: 3, ssRef: '0012399' }]);
  });

  it('shows NHS numbers as the NHS writes them', () => {
    const [change] = preview([headings, ada], [person({ nhsNumber: null })]).changed;
    expect(change?.fields).toEqual([{ field: 'NHS number', from: '', to: '999 000 0018' }]);
  });

  it('lists people without a match on either side', () => {
    const shown = preview([headings, ['0077777', 'Cora Singh', '', '']], [person({ ssRef: '0055555', name: 'Dan' })]);
    expect(shown.withoutLine).toEqual([{ row: 2, ssRef: '0077777', name: 'Cora Singh' }]);
    expect(shown.withoutName).toEqual(['0012345', '0012399']);
    expect(shown.notOnList).toEqual([{ ssRef: '0055555', name: 'Dan' }]);
  });

  it('erases nothing where the list is blank', () => {
    expect(preview([headings, ['0012345', 'Ada Okafor', '', '']], [person()]).changed).toEqual([]);
  });

  it('of the same list again shows no change', () => {
    const rows = [headings, ada, ['0012399', 'Bert', '', '']];
    const kept = preview(rows).added.map(({ after }) => after);
    const again = preview(rows, kept);
    expect([again.added, again.changed, again.unchanged.length]).toEqual([[], [], 2]);
  });
});

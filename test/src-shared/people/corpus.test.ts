// Lists of people as programs and hands leave them: nobody is lost, nobody becomes two, and nobody becomes another.
import { describe, expect, it } from 'vitest';
import { healedPeople } from '../../../src-shared/people/heal-people.ts';
import {
  findHeadings,
  type KnownPerson,
  knownSsRefs,
  type ListRows,
  previewPeople,
  readListFile,
  readPeople,
} from '../../../src-shared/people/index.ts';
import { corpusFile } from '../../corpus/corpus.ts';

function rowsOf(bytes: Uint8Array): ListRows {
  const file = readListFile(bytes);
  if (file.kind !== 'rows') throw new Error(file.kind);
  return file.rows;
}

const bytesOf = (text: string) => new TextEncoder().encode(text);

function read(rows: ListRows, planned: string[] = ['0012345', '0012399', '0012401'], listed: string[] = []) {
  const ssRefs = knownSsRefs(planned, listed);
  const found = findHeadings(rows, null, ssRefs);
  if (found === null) throw new Error('no headings');
  return readPeople(rows, found.row, found.mapping, ssRefs);
}

describe('a list', () => {
  it('with a quotation mark that is never closed names its row and takes nobody from there on', () => {
    const { people, rejected } = read(rowsOf(corpusFile('inputs/people-quote-not-closed.csv')));
    expect(people.map(({ person }) => person.name)).toEqual(['Ada Okafor']);
    expect(rejected).toMatchObject([
      { row: 3, sentence: expect.stringContaining('Row 3, column B: a quotation mark') },
    ]);
  });

  it('with joiners and marks in its references has them all', () => {
    const { people, warnings } = read(rowsOf(corpusFile('inputs/people-joiners-in-nhs-number.csv')));
    expect(people.map(({ person }) => [person.ssRef, person.nhsNumber])).toEqual([
      ['0012345', '9990000018'],
      ['0012399', '9990000026'],
      ['0012401', '9990000034'],
    ]);
    expect(warnings).toEqual([]);
  });

  it('with a row for each package has one person, with both', () => {
    const { people, rejected } = read(rowsOf(corpusFile('inputs/people-two-packages.csv')));
    expect(rejected).toEqual([]);
    expect(people.map(({ person }) => [person.name, person.serviceType])).toEqual([
      ['Ada Okafor', 'Home Support; Day Services'],
    ]);
  });

  it('whose rows of one SS Ref name two people takes neither', () => {
    const rows = rowsOf(bytesOf('SS Ref,Name,NHS number\n0012345,Ada Okafor,\n0012345,Bert Nowak,\n'));
    expect(read(rows).rejected.map(({ fix }) => fix)[0]).toContain('Their name differs');
  });

  it.each([
    'Total,2,,',
    ',,,Total: 2 clients',
    'Grand Total: 2,,,',
    '2 records,,,',
    'Printed 19/11/2025 08:41 by aisha,,,',
    ',Page 1 of 1,,',
    'End of report,,,',
  ])('passes over what is printed under it: %s', (footer) => {
    const rows = rowsOf(bytesOf(`SS Ref,Name,NHS number,Address\n0012345,Ada Okafor,,1 Mill Lane\n${footer}\n`));
    const { people, rejected, warnings } = read(rows);
    expect([people.length, rejected]).toEqual([1, []]);
    expect(warnings[0]?.sentence).toContain('names nobody');
  });

  it.each(['Page Turner', 'Sum Li', 'Count Olaf', 'Total Grant', 'Total'])('keeps a person called %s', (name) => {
    const listed = (text: string) => read(rowsOf(bytesOf(text))).people.map(({ person }) => person.name);
    expect(listed(`SS Ref,Name,NHS number,Address\n0012345,${name},,1 Mill Lane\n`)).toEqual([name]);
    expect(listed(`Name,SS Ref\n${name},0012345\nTotal,1\n`)).toEqual([name]);
    const { rejected } = read(rowsOf(bytesOf('Name,SS Ref,NHS number\nSum Li,,\nTotal Grant,,999 000 0018\n')));
    expect(rejected.map(({ row }) => row)).toEqual([2, 3]);
  });

  it('says of headings that stand in it once more that they were passed over', () => {
    const { warnings } = read(rowsOf(bytesOf('SS Ref,Name\n0012345,Ada Okafor\nSS Ref,Name\n')));
    expect(warnings).toEqual([{ row: 3, sentence: 'This row repeats the headings and was passed over.' }]);
  });

  const head = 'SS Ref,Name,NHS number,Address,Notes\n0012399,Ada Okafor,,1 Mill Lane,\n0012401,Bo Lee,,2 Mill Lane,\n';
  it.each([
    ['a comma in the name, and a blank at the end', '0012345,Bell, Idris,999 000 0018,3 Mill Lane,\n'],
    ['a comma without a blank behind it', '0012345,Bell,Idris,999 000 0018,3 Mill Lane,\n'],
    ['a comma in the name, and nothing behind the address', '0012345,Bell, Idris,999 000 0018,3 Mill Lane\n'],
    [
      'a comma without a blank behind it, and nothing behind the address',
      '0012345,Bell,Idris,999 000 0018,3 Mill Lane\n',
    ],
    ['a mark behind a backslash, and a blank', '0012345,"Idris \\" , Bell",999 000 0018,3 Mill Lane\n'],
    [
      'a mark behind a backslash, and the other in the next cell',
      '0012345,"Idris \\"Bell\\", Jr",999 000 0018,3 Mill Lane\n',
    ],
    ['a mark behind a backslash at the cell’s end', '0012345,"Bell \\"Idris\\"","999 000 0018",3 Mill Lane,\n'],
  ])('takes no row whose cells may have moved: %s', (_, row) => {
    const { people, rejected } = read(rowsOf(bytesOf(head + row)));
    expect(people.map(({ person }) => person.name)).toEqual(['Ada Okafor', 'Bo Lee']);
    expect(rejected).toMatchObject([{ row: 4 }]);
  });

  it.each([
    [
      'a blank behind the comma',
      'SS Ref,Name,Address\n0012345,Bell, Idris,3 Mill Lane\n0012399,Okafor, Ada,1 Mill Lane\n',
    ],
    ['no blank behind it', 'SS Ref,Name,Address\n0012345,Bell,Idris,3 Mill Lane\n0012399,Okafor,Ada,1 Mill Lane\n'],
    ['the address left out', 'SS Ref,Name,Address\n0012345,Bell, Idris\n0012399,Okafor, Ada\n'],
    [
      'a blank at the end',
      'SS Ref,Name,Address,Notes\n0012345,Bell, Idris,3 Mill Lane,\n0012399,Okafor, Ada,1 Mill Lane,\n',
    ],
    [
      'the comma in the address',
      'SS Ref,Name,Address\n0012345,Idris Bell,3 Mill Lane, Bradford\n0012399,Ada Okafor,1 Mill Lane, Bradford\n',
    ],
  ])('takes no row of a list in which a comma parts every name or address: %s', (_, text) => {
    const { people, rejected } = read(rowsOf(bytesOf(text)));
    expect([people, rejected.map(({ row }) => row)]).toEqual([[], [2, 3]]);
  });

  it.each([
    ['one row alone has its blank columns at the end', 'SS Ref,Name,Notes\n0012345,Idris Bell,\n'],
    ['every row has a separator at its end', 'SS Ref,Name\n0012345,Idris Bell,\n0012399,Ada Okafor,\n'],
    ['a blank stands behind each separator', 'SS Ref, Name, NHS number\n0012345, Idris Bell, none\n'],
    ['a blank stands before an address', `${head}0012345,Idris Bell,, 3 Mill Lane,\n`],
    ['marks are curly', 'SS Ref,Name,Address\n“0012345”,“Idris Bell”,“3 Mill Lane, Bradford”\n'],
    ['a path ends in a backslash', `${head}0012345,Idris Bell,,"C:\\care\\","x"\n`],
  ])('takes the row where %s', (_, text) => {
    const { people } = read(rowsOf(bytesOf(text)));
    expect(people.map(({ person }) => person.name)).toContain('Idris Bell');
  });

  it.each([
    ['a status', 'SS Ref,Name,Status\n0012345,Ada, Active\n0012399,Bo, Active\n'],
    ['a town beside surnames', 'SS Ref,Name,Town\n0012345,Okafor, Leeds\n0012399,Lee, Otley\n'],
    ['a status in most rows', 'SS Ref,Name,Status\n0012345,Ada, Active\n0012399,Bo, Active\n0012401,Cy,\n'],
  ])('takes the rows with a blank before %s', (_, text) => {
    const { people, rejected } = read(rowsOf(bytesOf(text)));
    expect([people.length, rejected]).toEqual([text.split('\n').length - 2, []]);
  });

  it('takes no row with half a name in the place of a status', () => {
    const text = 'SS Ref,Name,Status\n0012345,Ada Okafor,Active\n0012399,Bell, Idris\n0012401,Bo Lee,Active\n';
    expect(read(rowsOf(bytesOf(text))).rejected.map(({ row }) => row)).toEqual([3]);
  });

  it('with a heading twice takes the column that is filled', () => {
    const rows = rowsOf(bytesOf('SS Ref,Name,Name,Address,\n0012345,,Ada Okafor,1 Mill Lane,\n'));
    expect(read(rows).people[0]?.person.name).toBe('Ada Okafor');
  });
});

describe('people heal', () => {
  const person = (changes: Partial<KnownPerson>): KnownPerson => ({
    ssRef: '0012345',
    name: '',
    nhsNumber: null,
    address: null,
    serviceType: null,
    other: [],
    ...changes,
  });

  it('when an export names the SS Ref that a list had brought without its zeros', () => {
    const kept = [person({ ssRef: '12345', name: 'Ada Okafor' })];
    expect(healedPeople(kept, ['0012345'])).toEqual([person({ name: 'Ada Okafor' })]);
    const rows = rowsOf(bytesOf('SS Ref,Name\n12345,Ada Okafor\n'));
    const shown = previewPeople(read(rows, ['0012345'], ['12345']), kept, ['0012345']);
    expect(shown.healed).toEqual([{ from: '12345', ssRef: '0012345', name: 'Ada Okafor' }]);
    expect([shown.added, shown.changed, shown.unchanged]).toEqual([[], [], [{ row: 2, ssRef: '0012345' }]]);
  });

  it('and two records of one person become one, with what each says', () => {
    const kept = [
      person({ ssRef: '12345', name: 'Ada Okafor', address: '1 Mill Lane' }),
      person({ nhsNumber: '9990000018' }),
    ];
    expect(healedPeople(kept, ['0012345'])).toEqual([
      person({ name: 'Ada Okafor', address: '1 Mill Lane', nhsNumber: '9990000018' }),
    ]);
  });

  it('never where two could be meant', () => {
    const kept = [person({ ssRef: '12345', name: 'Ada' })];
    expect(healedPeople(kept, ['0012345', '012345'])).toEqual(kept);
  });

  it('and an NHS number that somebody else has already is pointed out', () => {
    const rows = rowsOf(bytesOf('SS Ref,Name,NHS number\n0012399,Bert Nowak,9990000018\n'));
    const shown = previewPeople(read(rows), [person({ name: 'Ada Okafor', nhsNumber: '9990000018' })], ['0012399']);
    expect(shown.warnings[0]?.sentence).toContain('Ada Okafor, SS Ref 0012345');
  });
});

describe('Oakwell’s list', () => {
  const text = new TextDecoder().decode(corpusFile('oakwell/ServiceActuals_all_20251117.csv'));
  const planned = [
    ...new Set(
      text
        .split('\r\n')
        .slice(1, -1)
        .map((row) => row.split(',')[2] ?? ''),
    ),
  ];

  it('is read with its accents, its private clients are named, and its swapped digits are a pair', () => {
    const result = read(rowsOf(corpusFile('oakwell/Client List.csv')), planned);
    expect(result.people).toHaveLength(46);
    expect(result.people.map(({ person }) => person.name)).toEqual(
      expect.arrayContaining(['Ronald O’Connor', 'Chloé Rénard']),
    );
    expect(result.rejected.map(({ sentence }) => sentence)).toEqual(['The SS Ref is blank.', 'The SS Ref is blank.']);
    const shown = previewPeople(result, [], planned);
    expect(shown.pairs).toEqual([{ row: 22, written: '2105257', name: 'Jean Pickles', ssRef: '2105275' }]);
    expect(shown.withoutName).toEqual(['2105275']);
    expect(shown.withoutLine.map(({ name }) => name)).toEqual(['Jean Pickles', 'Ivy Deceased']);
  });
});

// Rows that were pasted from another program keep its encoding: each is read as what it is, told of, and goes back as it came.
import { Buffer } from 'node:buffer';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { ungarbled } from '../../../src-shared/council-csv/encoding.ts';
import { matchCouncilFile, previewImport, readCouncilFile } from '../../../src-shared/council-csv/index.ts';
import { writeCouncilFile } from '../../../src-shared/council-csv/write.ts';
import { findHeadings, knownSsRefs, readListFile, readPeople } from '../../../src-shared/people/index.ts';
import { actual, council, headings, line, monday, row, text } from './fixtures.ts';

/** Lines of one file, each in its own encoding. */
const mixed = (lines: readonly [text: string, encoding: string][]) =>
  Uint8Array.from(Buffer.concat(lines.map(([content, encoding]) => iconv.encode(content, encoding))));

const week = (comments: readonly [comment: string, encoding: string][]) =>
  mixed([
    [text([headings]), 'utf-8'],
    ...comments.map(([comment, encoding], at): [string, string] => [
      text([row({ ssRef: `001234${at}`, comment })]),
      encoding,
    ]),
  ]);

describe.each([
  ['win1252', 'Zoë paid £5', 'Chloé’s café – closed'],
  ['cp850', 'Zoë paid £5', 'Chloé’s café – closed'],
  ['macroman', 'Zoë and Chloé refused', 'Chloé’s café – closed'],
  ['win1252', 'José away', 'Łucja Wałęsa refused'],
])('a week in %s', (encoding, own, other) => {
  test.each([
    [
      'one row of UTF-8',
      [
        [own, encoding],
        [own, encoding],
        [other, 'utf-8'],
      ],
    ],
    [
      'one row that is not UTF-8',
      [
        [other, 'utf-8'],
        [other, 'utf-8'],
        [own, encoding],
      ],
    ],
  ] as const)('with %s says what was written', (_, comments) => {
    const bytes = week(comments.map(([comment, of]) => [comment, of]));
    const file = readCouncilFile(bytes, council);
    expect([file.problems, file.rows.map(({ values }) => values?.comment)]).toEqual([
      [],
      comments.map(([comment]) => comment),
    ]);
    for (const [at, [, of]] of comments.entries()) {
      expect(file.rows[at]?.notes.map(({ code }) => code)).toEqual(of === 'utf-8' ? ['encoding'] : []);
    }
    // What says the same goes back byte for byte, and what changed in the file's own encoding.
    const lines = comments.map((_, at) => line({ ssRef: `001234${at}` }));
    const same = comments.map(([comment], at) => actual({ lineId: `line-001234${at}`, comment }));
    expect(writeCouncilFile(file, same, lines)).toEqual(bytes);
    const again = readCouncilFile(
      writeCouncilFile(file, [actual({ lineId: 'line-0012340', comment: 'Zoë in' })], lines),
      council,
    );
    expect(again.rows[0]?.values?.comment).toBe('Zoë in');
    expect(again.rows[2]?.values?.comment).toBe(comments[2]?.[0]);
  });
});

test('a service in another encoding than its file is the council’s', () => {
  const service = 'Café – Day Care';
  const bytes = mixed([
    [text([headings]), 'utf-8'],
    [text([row({ service, ssRef: '0012340' })]), 'utf-8'],
    [text([row({ ssRef: '0012341', comment: 'Zoë paid £5' })]), 'win1252'],
  ]);
  const lines = [line({ ssRef: '0012340', service }), line({ ssRef: '0012341' })];
  const matched = matchCouncilFile(readCouncilFile(bytes, council), lines);
  expect(matched.rows.map(({ state }) => state)).toEqual(['matched', 'matched']);
});

test('a cell that mixes two encodings is told of', () => {
  const bytes = mixed([
    [`${headings.join(',')}\r\n`, 'utf-8'],
    [row({ ssRef: '0012340', comment: 'José' }).join(','), 'utf-8'],
    [' and Zoë\r\n', 'win1252'],
  ]);
  const lines = [line({ ssRef: '0012340' })];
  const preview = previewImport(matchCouncilFile(readCouncilFile(bytes, council), lines), [], lines, monday);
  expect(preview.notes.filter(({ code }) => code === 'comment-garbled')).toMatchObject([
    { message: expect.stringContaining('mixes the letters'), rows: [2] },
  ]);
});

test('letters that are no UTF-8 stay as they are', () => {
  const file = readCouncilFile(week([['£5', 'win1252']]), council);
  expect([file.rows[0]?.values?.comment, file.rows[0]?.notes]).toEqual(['£5', []]);
  for (const comment of ['CAFÉ’S', 'CAFÉ” and JOSÉ’S', '£5']) expect(ungarbled(comment)).toBeNull();
});

describe('a file that is valid UTF-8 throughout', () => {
  const others = [
    'TRƯNG',
    'PHAM VAN HƯNG',
    'NGUYEN SƠN',
    'LEYLA MƏMMƏDOVA',
    'AISHA SARAƊU',
    'ƁALA MUSA ƘASIM',
    'OʼBRIEN',
  ];
  test.each([...others, 'KǑNG', 'Ngo Tư'])('is read so without a question: %s', (comment) => {
    const file = readCouncilFile(week([[comment, 'utf-8']]), council);
    expect([file.encodingDoubt, file.encoding, file.rows[0]?.values?.comment]).toEqual([null, 'utf-8', comment]);
    const list = readListFile(mixed([[`SS Ref,Name\n0012340,${comment}\n`, 'utf-8']]));
    expect(list).toMatchObject({ kind: 'rows', rows: [expect.anything(), ['0012340', comment]] });
  });

  test.each([...others])('keeps its letters where another row is not: %s', (comment) => {
    const bytes = week([
      ['José refused', 'win1252'],
      [comment, 'utf-8'],
    ]);
    expect(readCouncilFile(bytes, council).rows[1]?.values?.comment).toBe(comment);
  });

  test.each([
    ['CAFÉ’S', 'win1252', 'windows-1252'],
    ['CAFÉ” and JOSÉ’S', 'win1252', 'windows-1252'],
    ['D’ÉTAT', 'macroman', 'macroman'],
    ['RÓŻA', 'win1250', 'windows-1250'],
  ] as const)('by accident is asked about, and UTF-8 comes first: %s', (comment, encoding, name) => {
    const bytes = week([[comment, encoding]]);
    const asked = readCouncilFile(bytes, council);
    const [first, ...further] = asked.encodingDoubt?.readings ?? [];
    expect(asked.rows).toEqual([]);
    expect(first).toEqual({ encoding: 'utf-8', sample: iconv.decode(iconv.encode(comment, encoding), 'utf-8') });
    expect(further).toContainEqual({ encoding: name, sample: comment });
    expect(asked.problems[0]?.message).toContain('in UTF-8');
    for (const { encoding: chosen, sample } of asked.encodingDoubt?.readings ?? []) {
      const file = readCouncilFile(bytes, council, { encoding: chosen });
      expect([file.problems, file.encoding, file.rows[0]?.values?.comment]).toEqual([[], chosen, sample]);
      expect(writeCouncilFile(file, [], [line({ ssRef: '0012340' })])).toEqual(bytes);
    }
  });

  test('with letters of a script that nobody expects is asked about, in a list too', () => {
    const list = mixed([['SS Ref,Name\n0012340,AIDA DIƩ\n', 'utf-8']]);
    const asked = readListFile(list);
    if (asked.kind !== 'refused') throw new Error(asked.kind);
    expect(asked.encodingDoubt?.readings[0]).toEqual({ encoding: 'utf-8', sample: 'AIDA DIƩ' });
    expect(readListFile(list, 'utf-8')).toMatchObject({
      kind: 'rows',
      rows: [expect.anything(), ['0012340', 'AIDA DIƩ']],
    });
  });
});

test('a list of people has everybody’s letters, and tells of the rows in question', () => {
  const bytes = mixed([
    ['SS Ref,Name,Town\n0012340,Zoë Núñez,Leeds\n', 'win1252'],
    ['0012341,Łucja Wałęsa,Hebden\n', 'utf-8'],
    ['0012342,José', 'utf-8'],
    [' Müller,Ilkley\n', 'win1252'],
  ]);
  const list = readListFile(bytes);
  if (list.kind !== 'rows') throw new Error(list.kind);
  const ssRefs = knownSsRefs(['0012340', '0012341', '0012342']);
  const found = findHeadings(list.rows, null, ssRefs);
  const { people, warnings } = readPeople(list.rows, 0, found?.mapping ?? [], ssRefs);
  expect(people.slice(0, 2).map(({ person }) => person.name)).toEqual(['Zoë Núñez', 'Łucja Wałęsa']);
  expect(warnings).toMatchObject([
    { row: 3, sentence: expect.stringContaining('UTF-8') },
    { row: 4, sentence: expect.stringContaining('two encodings') },
  ]);
});

// The code page of a file is told by its letters, the file goes back in it, and where two are as likely a person chooses.
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { decodeFile, encodeFile } from '../../../src-shared/council-csv/encoding.ts';
import { readCouncilFile } from '../../../src-shared/council-csv/index.ts';
import { planWriting, writeCouncilFile } from '../../../src-shared/council-csv/write.ts';
import { readListFile } from '../../../src-shared/people/index.ts';
import { codePages } from '../../../src-shared/readers/code-pages.ts';
import { corpusFile } from '../../corpus/corpus.ts';
import { actual, council, headings, line, row, text } from './fixtures.ts';

const encoded = (content: string, encoding: string) => Uint8Array.from(iconv.encode(content, encoding));
const fileIn = (comment: string, encoding: string) =>
  readCouncilFile(encoded(text([headings, row({ comment })]), encoding), council);

const comments = [
  'paid £5 at José’s',
  "paid £5 at José's",
  'Zoë and Chloé were in hospital',
  'Señora Núñez refused, twice'.replace(',', ''),
  'Müller – no reply'.replace('–', '-'),
  'Mrs Ångström away',
  'said it was ½ an hour late',
  'Renée went home early',
];

describe.each([
  ['win1252', 'windows-1252'],
  ['cp850', 'cp850'],
  ['macroman', 'macroman'],
] as const)('a file in %s', (encoding, name) => {
  // CP850 has no curly apostrophe, and Mac Roman no fractions.
  const possible = comments.filter(
    (comment) => iconv.decode(Buffer.from(encoded(comment, encoding)), encoding) === comment,
  );

  test.each(possible)('is read right: %s', (comment) => {
    const file = fileIn(comment, encoding);
    expect([file.problems, file.rows[0]?.values?.comment]).toEqual([[], comment]);
  });

  test('goes back in the encoding in which it came', () => {
    const file = fileIn('Zoë and Chloé were in hospital', encoding);
    expect(file.encoding).toBe(name);
    const written = writeCouncilFile(file, [actual({ comment: 'José refused' })], [line()]);
    expect(iconv.decode(Buffer.from(written), encoding)).toBe(text([headings, row({ comment: 'José refused' })]));
    expect(writeCouncilFile(file, [], [line()])).toEqual(file.bytes);
  });

  test('names a character that it cannot hold', () => {
    const file = fileIn('Zoë and Chloé were in hospital', encoding);
    const { cells } = planWriting(file, [actual({ comment: 'Łucja refused' })], [line()]);
    expect(cells[0]?.refused).toContain('“Ł” (U+0141) cannot be written in the file’s encoding');
  });
});

test('the bytes of any file come back from each code page', () => {
  for (const page of codePages) {
    const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    const bytes = Uint8Array.of(0xff, ...all);
    expect(encodeFile(decodeFile(bytes, page).text, page)).toEqual(bytes);
  }
});

test('the corpus’s file in CP850 says what was written', () => {
  const file = readCouncilFile(corpusFile('inputs/council-cp850.csv'), council);
  expect(file.rows[0]?.values?.comment).toBe("paid £5 at José's");
  expect(file.notes[0]?.message).toContain('CP850');
});

describe.each([
  ['win1250', 'windows-1250', ['Michał Wiśniewski', 'Łukasz Kamiński', 'Jiří Dvořák', 'Goran Petrović']],
  // Of letters that Western names have too, but in other places.
  ['win1250', 'windows-1250', ['Ewa Zięba', 'Jan Kępa', 'Adam Stępień', 'Adam Toruń', 'Anna Żak', 'JAN MICHAŁ']],
  [
    'win1250',
    'windows-1250',
    ['Ivan Kovač', 'Jana Pečková', 'Jiřina Bílá', 'Eva Řezníková', 'Zdeněk Malý', 'Petr Jůza'],
  ],
  [
    'win1250',
    'windows-1250',
    ['Ildikó Szőke', 'Gergő Nagy', 'Anna Szűcs', 'Ana Bănică', 'Ioan Mureşan', 'Jana Vaňková'],
  ],
  ['win1254', 'windows-1254', ['Ayşe Yılmaz', 'Mehmet Şahin', 'Oğuz Dağ', 'Işık Barış', 'İsmail Öz', 'AYŞE BARIŞ']],
  ['win1251', 'windows-1251', ['Иван Иванов', 'Олена Шевченко', 'Яна Ли']],
] as const)('names in %s', (encoding, name, names) => {
  test.each(names)('are asked about, and read right once that is answered: %s', (written) => {
    const bytes = encoded(text([headings, row({ comment: written })]), encoding);
    const asked = readCouncilFile(bytes, council);
    expect(asked.rows).toEqual([]);
    expect(asked.encodingDoubt?.readings[1].encoding).toBe(name);
    expect(asked.encodingDoubt?.readings[1].sample).toContain(written.split(' ').find((word) => /[^a-z]/i.test(word)));
    const file = readCouncilFile(bytes, council, { encoding: name });
    expect(file.rows[0]?.values?.comment).toBe(written);
    expect(writeCouncilFile(file, [], [line()])).toEqual(bytes);
  });
});

test.each([
  'Siân Llŷr'.replace('ŷ', 'y'),
  'Søren Kjær',
  'Begoña Muñoz',
  'François Lefèvre',
  'Hélène at the crèche',
  'João Conceição',
  'a 3 m² room and 10 cm³ of it',
  'Jürgen Weiß',
  'Björk’s sœur',
  '£5 a week',
  ...['Benoît Août', 'Thérèse Lefèvre', 'Renée Fête', 'Inês Simões', 'Ana Guimarães', 'Irène Sève', 'Nicolò Bré'],
  ...['Jørgen Møller', 'Øyvind Ødegård', 'Åse Bæk', 'Björn Ångström', 'Anaïs Noël', 'Loïc Gaël', 'Mòrag Màiri'],
  ...[
    '½ hour late',
    '1º andar',
    'paid £5; £3 back',
    '£20',
    'cost: £',
    '3½ hours',
    'MUÑOZ PEÑA',
    'THÉRÈSE',
    '20°C',
    '¼ hr',
  ],
])('%s in Windows-1252 is read without a question', (comment) => {
  const file = fileIn(comment, 'win1252');
  expect([file.encodingDoubt, file.rows[0]?.values?.comment]).toEqual([null, comment]);
});

describe('letters that two code pages make alike likely', () => {
  const doubtful = Uint8Array.from([...encoded(text([headings, row({ comment: 'at the caf' })]), 'win1252')]);
  const at = doubtful.lastIndexOf('f'.charCodeAt(0)) + 1;
  const bytes = Uint8Array.from([...doubtful.slice(0, at), 0x8a, ...doubtful.slice(at)]);

  test('are asked about with both readings, and nothing is read before', () => {
    const file = readCouncilFile(bytes, council);
    expect(file.rows).toEqual([]);
    expect(file.problems.map(({ code }) => code)).toEqual(['encoding-unclear']);
    expect(file.encodingDoubt?.readings.map(({ sample }) => sample).sort()).toEqual(['at the cafä', 'at the cafè']);
  });

  test('are read as the person chose', () => {
    expect(readCouncilFile(bytes, council, { encoding: 'cp850' }).rows[0]?.values?.comment).toBe('at the cafè');
    expect(readCouncilFile(bytes, council, { encoding: 'macroman' }).rows[0]?.values?.comment).toBe('at the cafä');
  });

  test('are asked about in a list of people too', () => {
    const list = Uint8Array.from([...new TextEncoder().encode('SS Ref,Name\n0012345,Caf'), 0x8a, 10]);
    expect(readListFile(list)).toMatchObject({ kind: 'refused', encodingDoubt: { readings: [{}, {}] } });
    expect(readListFile(list, 'cp850')).toMatchObject({
      kind: 'rows',
      rows: [
        ['SS Ref', 'Name'],
        ['0012345', 'Cafè'],
      ],
    });
  });
});

test('letters of another code page altogether are not taken in silence', () => {
  const polish = encoded(text([headings, row({ comment: 'Pawe\u0142 i Micha\u0142 byli' })]), 'windows-1250');
  expect(readCouncilFile(polish, council).encodingDoubt).not.toBeNull();
});

test('UTF-16 of either order that lost its mark is read', () => {
  for (const encoding of ['utf-16le', 'utf-16be']) {
    const file = readCouncilFile(encoded(text([headings, row()]), encoding), council);
    expect(file.rows[0]?.ssRef).toBe('0012345');
  }
});

test('any bytes have one reading or a doubt, and both readings differ', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      const { doubt } = decodeFile(bytes);
      if (doubt === null) return;
      const [one, other] = doubt.readings;
      expect(decodeFile(bytes, one.encoding).text).not.toBe(decodeFile(bytes, other.encoding).text);
    }),
  );
});

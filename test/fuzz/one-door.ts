// One door for every reader of files: bytes go in, and whatever they are, each reader answers with rows or a sentence,
// and says the same again when it is asked again. Its corpus is what came from outside, whole and damaged.
import fc from 'fast-check';
import { readPasted } from '../../src-renderer/sheet/pasted-text.ts';
import { readTabSeparated } from '../../src-renderer/sheet/tab-separated.ts';
import { bradford } from '../../src-shared/council/index.ts';
import {
  councilFileOfSheet,
  councilSheets,
  matchCouncilFile,
  readCouncilFile,
} from '../../src-shared/council-csv/index.ts';
import { readSheets } from '../../src-shared/council-csv/read-sheets.ts';
import { writeCouncilFile } from '../../src-shared/council-csv/write.ts';
import { recognisePacket } from '../../src-shared/packet/index.ts';
import {
  findHeadings,
  knownSsRefs,
  type ListRows,
  previewPeople,
  readListFile,
  readPeople,
} from '../../src-shared/people/index.ts';
import { corpusFile, corpusNames } from '../corpus/corpus.ts';
import { saidByEach, weekByEach } from '../every-way-in.ts';
import { providersWorkbook } from './dropped-files.ts';

const corpus = corpusNames().map(corpusFile);
/** What damages files: marks, separators, entities, digits, letters of other alphabets, zeros and ends of lines. */
const crumbs = [
  '"',
  ',',
  ';',
  '\t',
  '\r\n',
  '\0',
  '\u200b',
  '\u00a0',
  '١',
  '½',
  '1,000',
  '="0',
  '<td>',
  '&#39;',
  '\ufeff',
  'É',
  '=1+1',
  '-',
];

/** Any file of the corpus, with some of its bytes changed, cut, doubled or replaced by what damages files. */
export const damagedFile = fc
  .record({
    file: fc.constantFrom(...corpus),
    damage: fc.array(
      fc.record({
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        length: fc.nat(12),
        crumb: fc.oneof(fc.constantFrom(...crumbs), fc.string({ maxLength: 3 })),
      }),
      { maxLength: 4 },
    ),
    end: fc.oneof(
      { weight: 4, arbitrary: fc.constant(1) },
      { arbitrary: fc.double({ min: 0, max: 1, noNaN: true }), weight: 1 },
    ),
  })
  .map(({ file, damage, end }) => {
    let bytes = Buffer.from(file);
    for (const { at, length, crumb } of damage) {
      const from = Math.floor(at * bytes.length);
      bytes = Buffer.concat([bytes.subarray(0, from), Buffer.from(crumb), bytes.subarray(from + length)]);
    }
    return Uint8Array.from(bytes.subarray(0, Math.ceil(end * bytes.length)));
  });

/** Everything that reads a file, with what each makes of it as text. */
export function readByEach(bytes: Uint8Array): Record<string, string> {
  const council = readCouncilFile(bytes, bradford);
  const list = readListFile(bytes);
  const sheets = readSheets(bytes);
  const sheet = sheets.ok ? (councilSheets(sheets.sheets, bradford)[0]?.sheet ?? null) : null;
  const ofSheet = sheet === null ? null : councilFileOfSheet(sheet, bradford);
  const rows = list.kind === 'rows' ? list.rows : [];
  if (council.problems.length === 0) matchCouncilFile(council, []);
  const text = Buffer.from(bytes).toString();
  return {
    paste: JSON.stringify([readTabSeparated(text), pastedInto.map((into) => readPasted(text, into))]),
    packet: JSON.stringify(recognisePacket(text, nobodysPackets)),
    council: JSON.stringify([council.rows, council.problems, council.notes]),
    list: JSON.stringify([list.kind === 'refused' ? list.sentence : list.kind, people(rows)]),
    sheets: JSON.stringify(sheets),
    ofSheet: JSON.stringify(ofSheet?.rows ?? null),
  };
}

/** A paste from the first column of hours, and one onto comments. */
const pastedInto = [['missed', 'extra', 'visits', 'difference', 'comment', 'state'], ['comment']].map((columns) => ({
  columns,
  people: { isPerson: (name: string) => name === 'Ada Okafor', isSsRef: (ssRef: string) => ssRef === '0012345' },
}));

const nobodysPackets = { providerId: 'p-1', deviceId: 'd-1', merged: [], processedWeeks: new Set<string>() };

function people(rows: ListRows): unknown {
  const ssRefs = knownSsRefs(['0012345', '2104338']);
  const found = findHeadings(rows, null, ssRefs);
  if (found === null) return null;
  const read = readPeople(rows, found.row, found.mapping, ssRefs);
  return [read, previewPeople(read, [], ['0012345'])];
}

function holdsForFile(bytes: Uint8Array): void {
  const before = Buffer.from(bytes);
  const [once, twice] = [readByEach(bytes), readByEach(bytes)];
  for (const [reader, said] of Object.entries(once)) {
    if (twice[reader] !== said) throw new Error(`${reader} said something else the second time.`);
  }
  if (!before.equals(bytes)) throw new Error('A reader changed the bytes that it was given.');
  const council = readCouncilFile(bytes, bradford);
  if (!before.equals(writeCouncilFile(council, [], [])))
    throw new Error('A file with nothing to change did not go back as it came.');
}

function saysOneThing(text: string): void {
  const said = saidByEach(text);
  if (new Set(Object.values(said)).size > 1)
    throw new Error(`${JSON.stringify(text)} differs: ${JSON.stringify(said)}`);
}

const quantityText = fc
  .array(fc.constantFrom(...'0123456789.,:h m½£-()\u00a0\u2009’E+%"\t'.split(''), '1,000', '90m', 'hours'), {
    maxLength: 6,
  })
  .map((parts) => parts.join(''));

/** Cells in which a spreadsheet, a person or a wrong program might have left something, for a few rows of a week. */
const anyWeek = fc.array(
  fc.record({
    missed: fc.oneof(quantityText, fc.constantFrom('1.5', '0', '', '16,5', '="2"')),
    date: fc.constantFrom('2025/02/17', '17/02/2025', '45705', '19 Feb 2025', '2025-02-16T23:00:00Z', '', 'soon'),
    ssRef: fc.constantFrom('0012345', '12345', "'0012345", '0012\u200b345', '1.2345E4', '0012354', ''),
  }),
  { minLength: 1, maxLength: 5 },
);

function isOneWeek(rows: Parameters<typeof weekByEach>[0]): void {
  const said = weekByEach(rows);
  if (new Set(Object.values(said)).size > 1)
    throw new Error(`${JSON.stringify(rows)} differs: ${JSON.stringify(said)}`);
}

export const doorPromises = [
  fc.property(anyWeek, isOneWeek),
  fc.property(damagedFile, holdsForFile),
  fc.property(providersWorkbook, holdsForFile),
  fc.property(fc.oneof(quantityText, fc.string()), saysOneThing),
] as unknown as fc.IProperty<[never]>[];

/** The corpus as it came. */
export function corpusHolds(): void {
  for (const file of corpus) holdsForFile(file);
}

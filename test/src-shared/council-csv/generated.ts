// Generated council files for properties: any encoding, separator, line end and quoting, with more or fewer cells than
// headings, and the promises that hold for all of them. The property tests run these briefly, the fuzzer for long.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import Papa from 'papaparse';
import { cellValue, emptyRowCells, rawCell, readCells } from '../../../src-shared/council-csv/cells.ts';
import { decodeFile, encodeFile } from '../../../src-shared/council-csv/encoding.ts';
import {
  councilFileFor,
  matchCouncilFile,
  planWriting,
  previewImport,
  readCouncilFile,
  writeCouncilFile,
} from '../../../src-shared/council-csv/index.ts';
import type { FileLayout } from '../../../src-shared/council-csv/layout.ts';
import type { WeeklyActual } from '../../../src-shared/domain/actuals.ts';
import type { ServiceLine } from '../../../src-shared/domain/lines.ts';
import { actual, council, headings, line, monday, row } from './fixtures.ts';

export const encodings = ['utf-8', 'utf-8 with mark', 'win1252', 'utf-16le', 'utf-16be'] as const;
export type AnyEncoding = (typeof encodings)[number];

function encoded(content: string, encoding: AnyEncoding): Uint8Array {
  if (encoding === 'utf-8 with mark') return Uint8Array.from(iconv.encode(`\ufeff${content}`, 'utf-8'));
  if (encoding === 'utf-16le' || encoding === 'utf-16be') {
    return Uint8Array.from(iconv.encode(`\ufeff${content}`, encoding));
  }
  return Uint8Array.from(iconv.encode(content, encoding));
}

const awkward = fc.constantFrom(
  '"',
  '""',
  ',',
  ';',
  '\t',
  '\n',
  '\r',
  '\r\n',
  ' ',
  '=',
  '0',
  'é',
  '€',
  '\ufeff',
  '#',
  'a',
);
const anyText = fc.oneof(
  { weight: 3, arbitrary: fc.array(awkward, { maxLength: 6 }).map((parts) => parts.join('')) },
  { weight: 2, arbitrary: fc.string({ maxLength: 12 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
);
const separators = fc.constantFrom(',', ';', '\t');
const lineEnds = fc.constantFrom('\r\n', '\n', '\r');

/** A row whose cells are as likely sound as damaged. */
const anyRow = fc.oneof(
  { weight: 3, arbitrary: fc.constant(row()) },
  {
    weight: 3,
    arbitrary: fc
      .record({
        ssRef: fc.constantFrom('0012345', '12345', '1.2E+4', '"0012345"', '', '0012399', '="0012345"'),
        date: fc.constantFrom('2025/02/17', '17/02/2025', '45705', '2025/02/19', '02/10/2025', '', 'x'),
        actual: fc.constantFrom('10.00', '8', '"8,50"', '1,234.50', '-1', '', '####'),
        missed: fc.constantFrom('0.00', '2', '"2.00"', '2.00 '),
        comment: anyText,
      })
      .map((changes) => row(changes)),
  },
  { weight: 1, arbitrary: fc.array(anyText, { maxLength: 13 }) },
  { weight: 1, arbitrary: fc.constant(headings) },
  { weight: 1, arbitrary: fc.constant(['']) },
);

/** Bytes that are nearly a council file. */
export const anyFile: fc.Arbitrary<Uint8Array> = fc
  .record({
    header: fc.oneof(
      { weight: 6, arbitrary: fc.constant(headings) },
      { weight: 2, arbitrary: fc.shuffledSubarray([...headings, 'Name', ''], { minLength: 12 }) },
      { weight: 1, arbitrary: fc.shuffledSubarray([...headings, 'Name', ''], { minLength: 8 }) },
      { weight: 1, arbitrary: fc.constant([...headings, 'Name', '']) },
    ),
    rows: fc.array(fc.tuple(anyRow, lineEnds), { maxLength: 8 }),
    separator: separators,
    lineEnd: lineEnds,
    encoding: fc.constantFrom(...encodings),
    end: fc.boolean(),
    // Seldom, and without the bias to small numbers: else hardly a file would keep its headings.
    damage: fc.oneof(
      { weight: 4, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.array(fc.tuple(fc.noBias(fc.nat(1_000_000)), fc.nat(255)), { maxLength: 2 }) },
    ),
  })
  .map(({ header, rows, separator, lineEnd, encoding, end, damage }) => {
    const lines = rows.map(([cells, ending]) => cells.join(separator) + ending).join('');
    const content = header.join(separator) + lineEnd + (end ? lines : lines.replace(/[\r\n]+$/, ''));
    const bytes = encoded(content, encoding);
    for (const [at, byte] of damage) if (bytes.length > 0) bytes[at % bytes.length] = byte;
    return bytes;
  });

const lines: ServiceLine[] = [line(), line({ ssRef: '0012399' }), line({ id: 'other', service: 'Extra Care' })];
const recorded: WeeklyActual[] = [
  actual({ actual: 725, missed: 275, comment: 'Łucja said "no",\r\ntwice; 5\t€' }),
  actual({ lineId: 'line-0012399', frustrated: 1000, actual: 0, visits: 3 }),
];

/** Nothing throws on any bytes; without actuals the same bytes come back; every row is counted once. */
export function holdsForAnyBytes(bytes: Uint8Array): void {
  const decoded = decodeFile(bytes);
  assert.deepEqual(encodeFile(decoded.text, decoded.encoding, decoded.tail), Uint8Array.from(bytes));
  const file = readCouncilFile(bytes, council);
  assert.deepEqual(writeCouncilFile(file, [], lines), Uint8Array.from(bytes));
  const matched = matchCouncilFile(file, lines);
  const { counts, changed } = previewImport(matched, recorded, lines, monday);
  assert.equal(counts.read, counts.changed + counts.unchanged + counts.rejected);
  assert.ok(file.problems.length === 0 || file.rows.length === 0);
  for (const { after } of changed) assert.ok(Number.isInteger(after.actual) && after.actual >= 0);
  planWriting(file, recorded, lines);
  writeCouncilFile(
    file,
    recorded,
    lines,
    file.extraColumns.map((column) => column.index),
  );
}

/** What was recorded is what the file says after writing it, but for the cells that were refused by name. */
export function writtenIsRead(bytes: Uint8Array): void {
  const file = readCouncilFile(bytes, council);
  const refused = planWriting(file, recorded, lines).cells.filter((cell) => cell.refused !== null);
  const again = readCouncilFile(writeCouncilFile(file, recorded, lines), council);
  // Only by accident do the bytes of a Windows-1252 file become valid UTF-8; then nobody can tell them apart.
  if (again.encoding !== file.encoding) return;
  const { changed, rejected } = previewImport(matchCouncilFile(again, lines), recorded, lines, monday);
  const before = previewImport(matchCouncilFile(file, lines), recorded, lines, monday);
  const names = new Set(lines.map((known) => known.id));
  for (const difference of changed) {
    assert.ok(names.has(difference.lineId));
    for (const { field } of difference.fields) {
      const because = refused.find((cell) => cell.row === difference.row && cell.field === field);
      const hasActual = recorded.some((known) => known.lineId === difference.lineId);
      assert.ok(because !== undefined || !hasActual, `row ${difference.row}, ${field} did not read back`);
    }
  }
  // Writing mends rows; it never spoils one.
  const wereRejected = new Set(before.rejected.map((refusal) => refusal.row));
  for (const refusal of rejected) assert.ok(wereRejected.has(refusal.row), `row ${refusal.row} was spoilt`);
  // And writing the same again changes nothing more, but what was refused before.
  const more = planWriting(again, recorded, lines).cells.filter((cell) => cell.refused === null);
  assert.deepEqual(more, []);
}

interface RawRow {
  number: number;
  cells: string[];
  end: string;
  /** A quotation mark that is never closed: nobody can say where its cells end. */
  torn: boolean;
}

/** Each row's cells and line end as they stand in the bytes; what is left when they are put together is nothing. */
function rawRows(bytes: Uint8Array, layout: FileLayout): RawRow[] {
  const { text } = decodeFile(bytes);
  const rows: RawRow[] = [];
  const found = emptyRowCells();
  for (let at = layout.headerStart, number = layout.headerRow; at < text.length; at = found.next, number += 1) {
    readCells(text, at, layout.separator, found);
    const cells = Array.from({ length: found.count }, (_, index) => rawCell(text, found, index));
    rows.push({ number, cells, end: text.slice(found.end, found.next), torn: found.unclosed !== -1 });
  }
  return rows;
}

/** Every cell that is not listed as changed has the very characters it had, and every row its line end. */
export function onlyListedCellsChange(bytes: Uint8Array): void {
  const file = readCouncilFile(bytes, council);
  if (file.layout === null) return;
  const listed = planWriting(file, recorded, lines).cells.filter((cell) => cell.refused === null);
  const place = (field: string) => file.layout?.columns.find((column) => column.field === field)?.index;
  const written = writeCouncilFile(file, recorded, lines);
  if (decodeFile(written).encoding !== file.encoding) return;
  const [before, after] = [rawRows(bytes, file.layout), rawRows(written, file.layout)];
  assert.equal(after.length, before.length);
  for (const [at, row] of before.entries()) {
    const changed = listed.filter((cell) => cell.row === row.number);
    for (const [index, raw] of row.cells.entries()) {
      const change = changed.find((cell) => place(cell.field) === index);
      if (change === undefined) assert.equal(after[at]?.cells[index], raw);
      else assert.equal(cellValue(after[at]?.cells[index] ?? ''), change.to);
    }
    assert.equal(after[at]?.end, row.end);
  }
  const leaveOut = file.extraColumns.map((column) => column.index);
  const narrower = writeCouncilFile(file, [], lines, leaveOut);
  if (decodeFile(narrower).encoding !== file.encoding) return;
  const without = rawRows(narrower, file.layout);
  // A row of nothing but extra columns becomes an empty one, which is no row to anybody.
  const filled = (rows: string[][]) => rows.filter((cells) => cells.some((cell) => cell !== ''));
  const expected = before.map(({ cells, torn }) => cells.filter((_, index) => torn || !leaveOut.includes(index)));
  assert.deepEqual(filled(without.map(({ cells }) => cells)), filled(expected));
}

/** A table of cells, each quoted where it must be or for no reason, as text. */
export const soundTable = fc.record({
  cells: fc.array(fc.array(fc.tuple(anyText, fc.boolean()), { minLength: 2, maxLength: 6 }), {
    minLength: 1,
    maxLength: 6,
  }),
  separator: separators,
  lineEnd: lineEnds,
});

/** On well-formed files our cells are those that papaparse reads. */
export function cellsAreThoseOfPapaparse({ cells, separator, lineEnd }: SoundTable): void {
  const content = tableText(cells, separator, lineEnd);
  const expected = Papa.parse<string[]>(content, { delimiter: separator, newline: lineEnd }).data;
  const ours: string[][] = [];
  const found = emptyRowCells();
  for (let at = 0; at < content.length; at = found.next) {
    readCells(content, at, separator, found);
    ours.push(Array.from({ length: found.count }, (_, index) => cellValue(rawCell(content, found, index))));
  }
  assert.deepEqual(ours, expected);
}

type SoundTable = typeof soundTable extends fc.Arbitrary<infer Table> ? Table : never;

function tableText(cells: SoundTable['cells'], separator: string, lineEnd: string): string {
  return cells
    .map((found) =>
      found
        .map(([value, quoted]) => {
          // papaparse takes a byte order mark off the start of a text.
          const plain = value.replaceAll('\ufeff', '');
          const needed = quoted || /["\r\n]/.test(plain) || plain.includes(separator);
          return needed ? `"${plain.replaceAll('"', '""')}"` : plain;
        })
        .join(separator),
    )
    .join(lineEnd);
}

const anyQuantity = fc.integer({ min: 0, max: 9_999_999 });
const anyComment = fc.oneof(
  anyText.map((comment) => comment.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '')),
  fc.constant(''),
);

/** Any actuals of different people, and their lines. */
export const anyWeek = fc
  .uniqueArray(fc.stringMatching(/^0{0,3}[1-9]\d{0,7}$/), { maxLength: 8, selector: (ssRef) => Number(ssRef) })
  .chain((ssRefs) =>
    fc.tuple(
      fc.constant(ssRefs.map((ssRef) => line({ ssRef, service: 'Day Care, "Baildon"' }))),
      fc.tuple(
        ...ssRefs.map((ssRef) =>
          fc
            .record({
              actual: anyQuantity,
              frustrated: anyQuantity,
              missed: anyQuantity,
              extra: anyQuantity,
              visits: fc.nat(99_999),
              comment: anyComment,
            })
            .map((changes) => actual({ ...changes, lineId: `line-${ssRef}` })),
        ),
      ),
    ),
  );

/** A new council file says exactly what it was made from. */
export function newFileIsRead([theirLines, actuals]: [ServiceLine[], WeeklyActual[]]): void {
  const file = readCouncilFile(councilFileFor(monday, actuals, theirLines, council), council);
  const { counts } = previewImport(matchCouncilFile(file, theirLines), actuals, theirLines, monday);
  assert.deepEqual(counts, { read: actuals.length, changed: 0, unchanged: actuals.length, rejected: 0 });
}

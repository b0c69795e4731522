// An XLSX workbook as sheets of texts: numbers without loss, days as days, rich text without its phonetic guides, and what
// formulas came to when they were last calculated. Whatever cannot be read, or is too much, is a sentence.
import { tidyText } from '../characters.ts';
import { formatOf, type NumberFormat } from './cell-text.ts';
import { saveAsCsv, type WorkbookLimits, WorkbookRefused, workbookLimits } from './limits.ts';
import { readSheet, type SheetRows } from './sheet.ts';
import { unescaped, walkXml } from './xml.ts';
import { ZipParts } from './zip.ts';

export { workbookLimits } from './limits.ts';

export interface WorkbookSheet {
  name: string;
  /** False for a sheet that is hidden in its own program. */
  visible: boolean;
  /** A row's index is its number in the spreadsheet, less one; blank rows are empty. */
  rows: string[][];
  /** Cells that say what a cell above says, because the two are merged: right for a name, wrong for hours. */
  repeated: { row: number; column: number }[];
  /** Its plain numbers count days from 1904 where they are days, as old Macs did. */
  daysFrom1904: boolean;
  /** Formulas that no program has calculated: blank in `rows`. Absent: none. */
  uncalculated?: { row: number; column: number }[];
  /** What to know before its rows are believed; null: nothing. */
  note: string | null;
}

export type WorkbookRead = { ok: true; sheets: WorkbookSheet[] } | { ok: false; sentence: string; action: string };

/** Of a file beyond `workbookLimits.fileBytes`. */
export const tooLargeWorkbook: WorkbookRead = {
  ok: false,
  sentence: `This file is larger than ${workbookLimits.fileBytes / 1_000_000} MB, far more than a list or a week, so it was not read.`,
  action: saveAsCsv,
};

/** Reads every sheet of a workbook; never throws on bad content. */
export function readWorkbook(bytes: Uint8Array, limits: WorkbookLimits = workbookLimits): WorkbookRead {
  try {
    if (bytes.length > limits.fileBytes) return tooLargeWorkbook;
    const parts = new ZipParts(bytes, limits);
    return { ok: true, sheets: sheetsOf(parts, limits) };
  } catch (error) {
    if (error instanceof WorkbookRefused) return { ok: false, sentence: error.sentence, action: error.action };
    return { ok: false, sentence: 'This workbook could not be read.', action: saveAsCsv };
  }
}

function sheetsOf(parts: ZipParts, limits: WorkbookLimits): WorkbookSheet[] {
  const root = targets(parts.text('_rels/.rels') ?? '', '');
  const main = root.find(({ type }) => type.endsWith('/officeDocument'))?.target ?? 'xl/workbook.xml';
  const workbook = parts.text(main);
  if (workbook === null) throw notAWorkbook(parts.names());
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const name = main.slice(folder.length);
  const relations = targets(parts.text(`${folder}_rels/${name}.rels`) ?? '', folder);
  const ofType = (end: string) => relations.find(({ type }) => type.endsWith(end))?.target ?? '';
  const { named, is1904 } = namedSheets(workbook);
  const sharedStrings = stringsOf(parts.text(ofType('/sharedStrings')) ?? '', limits);
  const formats = formatsOf(parts.text(ofType('/styles')) ?? '');
  const counted = { cells: 0 };
  const sheets: WorkbookSheet[] = [];
  let refused: WorkbookRefused | null = null;
  for (const [index, { sheet, visible, relation }] of named.entries()) {
    const target = relations.find(({ id, type }) => id === relation && type.endsWith('/worksheet'))?.target;
    const xml = parts.text(target ?? `${folder}worksheets/sheet${index + 1}.xml`);
    if (xml === null) continue;
    try {
      const read = readSheet(xml, { name: sheet, sharedStrings, formats, is1904, limits, counted });
      const rows = read.rows.map((cells) => cells.map(tidyText));
      const { repeated, uncalculated } = read;
      sheets.push({ name: sheet, visible, rows, repeated, uncalculated, daysFrom1904: is1904, note: noteOf(read) });
    } catch (error) {
      // Another sheet may be the one that is wanted.
      if (!(error instanceof WorkbookRefused)) throw error;
      refused ??= error;
      sheets.push({
        name: sheet,
        visible,
        rows: [],
        repeated: [],
        daysFrom1904: is1904,
        note: `${error.sentence} ${error.action}`,
      });
    }
  }
  if (refused !== null && sheets.every(({ rows }) => rows.length === 0)) throw refused;
  if (sheets.length === 0) throw new WorkbookRefused('This workbook has no sheet with cells.', saveAsCsv);
  return sheets;
}

function noteOf({ uncalculated, hidden }: SheetRows): string | null {
  const notes: string[] = [];
  const count = uncalculated.length;
  if (count > 0) {
    const cells = count === 1 ? '1 cell is a formula that was' : `${count} cells are formulas that were`;
    notes.push(
      `${cells} never calculated, and read as blank. Open the workbook in its own program and save it there first.`,
    );
  }
  if (hidden.length > 0) {
    const rows = hidden.length === 1 ? '1 row is hidden' : `${hidden.length} rows are hidden`;
    notes.push(`${rows} in the sheet, as by a filter, and ${hidden.length === 1 ? 'was' : 'were'} read as well.`);
  }
  return notes.length === 0 ? null : notes.join(' ');
}

function notAWorkbook(names: readonly string[]): WorkbookRefused {
  const has = (pattern: RegExp) => names.some((name) => pattern.test(name));
  if (has(/^xl\/workbook\.bin$/)) {
    return new WorkbookRefused(
      'This is a binary Excel workbook (XLSB).',
      'Save it as XLSX or CSV, and choose that file.',
    );
  }
  if (has(/^content\.xml$/)) {
    const fix = 'Save it as XLSX or CSV, and choose that file.';
    return new WorkbookRefused('This is an OpenDocument file, as LibreOffice saves it (ODS).', fix);
  }
  if (has(/^index\/.*\.iwa$/)) {
    return new WorkbookRefused('This is a spreadsheet of Apple’s Numbers.', 'Export it as CSV, and choose that file.');
  }
  if (has(/^word\//)) return new WorkbookRefused('This is a Word document, not a workbook.', saveAsCsv);
  return new WorkbookRefused('This is a ZIP archive, not a workbook.', 'Unpack it, and choose the file that is in it.');
}

interface Relation {
  id: string;
  type: string;
  target: string;
}

function targets(xml: string, folder: string): Relation[] {
  const found: Relation[] = [];
  walkXml(xml, {
    open(name, attribute) {
      if (name !== 'Relationship') return;
      const target = attribute('Target');
      const path = target.startsWith('/') ? target.slice(1) : folder + target.replace(/^\.\//, '');
      // xl/../docProps is docProps.
      const plain = path.replace(/[^/]+\/\.\.\//g, '');
      found.push({ id: attribute('Id'), type: attribute('Type'), target: plain });
    },
  });
  return found;
}

function namedSheets(xml: string) {
  const named: { sheet: string; visible: boolean; relation: string }[] = [];
  let is1904 = false;
  walkXml(xml, {
    open(name, attribute) {
      if (name === 'workbookPr') is1904 = ['1', 'true'].includes(attribute('date1904'));
      if (name !== 'sheet') return;
      const visible = !['hidden', 'veryHidden'].includes(attribute('state'));
      named.push({ sheet: unescaped(attribute('name')), visible, relation: attribute('id') });
    },
  });
  return { named, is1904 };
}

function stringsOf(xml: string, limits: WorkbookLimits): string[] {
  const strings: string[] = [];
  let text: string | null = null;
  let reading = false;
  let phonetic = 0;
  walkXml(xml, {
    open(name) {
      if (name === 'si') text = '';
      if (name === 'rPh') phonetic += 1;
      if (name === 't') reading = phonetic === 0;
    },
    text(part) {
      if (reading && text !== null) text += part;
    },
    close(name) {
      if (name === 't') reading = false;
      if (name === 'rPh') phonetic -= 1;
      if (name !== 'si') return;
      if (strings.length < limits.cells) strings.push(unescaped(text ?? ''));
      text = null;
    },
  });
  return strings;
}

function formatsOf(xml: string): NumberFormat[] {
  const codes = new Map<number, string>();
  const formats: NumberFormat[] = [];
  let inCells = false;
  walkXml(xml, {
    open(name, attribute) {
      if (name === 'numFmt') codes.set(Number(attribute('numFmtId')), attribute('formatCode'));
      if (name === 'cellXfs') inCells = true;
      if (name !== 'xf' || !inCells) return;
      const id = Number(attribute('numFmtId') || '0');
      formats.push(formatOf(id, codes.get(id) ?? ''));
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return formats;
}

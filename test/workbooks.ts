// Workbooks made part by part, so that a test can have just the oddity that it is about. The parts are deflated where a
// size matters.
import { Buffer } from 'node:buffer';
import { crc32, deflateRawSync } from 'node:zlib';

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export interface SheetPart {
  name: string;
  state?: 'hidden' | 'veryHidden';
  /** What stands in `sheetData`. */
  data: string;
  merges?: string[];
}

export interface WorkbookParts {
  sheets: SheetPart[];
  /** `<si>` elements. */
  strings?: string;
  /** Format codes of cell styles 1, 2, …; style 0 is General. */
  formats?: string[];
  date1904?: boolean;
}

/** The parts of an XLSX file. */
export function workbookParts({ sheets, strings, formats = [], date1904 }: WorkbookParts): Record<string, string> {
  const parts: Record<string, string> = {
    '[Content_Types].xml': `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    '_rels/.rels': `${xml}<Relationships><Relationship Id="rId1" Type="${relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${xml}<workbook ${main} xmlns:r="${relation}">${date1904 ? '<workbookPr date1904="1"/>' : ''}<sheets>${sheets
      .map(
        ({ name, state }, at) =>
          `<sheet name="${name}" sheetId="${at + 1}"${state === undefined ? '' : ` state="${state}"`} r:id="rId${at + 1}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${xml}<Relationships>${sheets
      .map(
        (_, at) =>
          `<Relationship Id="rId${at + 1}" Type="${relation}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
      )
      .join(
        '',
      )}<Relationship Id="rIdS" Type="${relation}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rIdF" Type="${relation}/styles" Target="/xl/styles.xml"/></Relationships>`,
    'xl/styles.xml': `${xml}<styleSheet ${main}><numFmts>${formats
      .map((code, at) => `<numFmt numFmtId="${200 + at}" formatCode="${code.replaceAll('"', '&quot;')}"/>`)
      .join('')}</numFmts><cellStyleXfs><xf numFmtId="0"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${formats
      .map((_, at) => `<xf numFmtId="${200 + at}"/>`)
      .join('')}</cellXfs></styleSheet>`,
  };
  if (strings !== undefined) parts['xl/sharedStrings.xml'] = `${xml}<sst ${main}>${strings}</sst>`;
  for (const [at, { data, merges = [] }] of sheets.entries()) {
    const merged =
      merges.length === 0
        ? ''
        : `<mergeCells>${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;
    parts[`xl/worksheets/sheet${at + 1}.xml`] =
      `${xml}<worksheet ${main}><sheetData>${data}</sheetData>${merged}</worksheet>`;
  }
  return parts;
}

/** An XLSX file. */
export const xlsx = (parts: WorkbookParts) => zipOf(workbookParts(parts));

/** Rows of inline texts as they stand in `sheetData`. */
export function inlineRows(rows: readonly (readonly string[])[], firstRow = 1): string {
  return rows
    .map((cells, row) => {
      const all = cells.map((cell, column) => {
        const text = cell.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
        const place = `${String.fromCharCode(65 + column)}${firstRow + row}`;
        return cell === '' ? '' : `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;
      });
      return `<row r="${firstRow + row}">${all.join('')}</row>`;
    })
    .join('');
}

/** An ODS file with one sheet of texts, as LibreOffice saves it. */
export function ods(rows: readonly (readonly string[])[]): Uint8Array {
  const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const cells = (row: readonly string[]) =>
    row.map((text) => `<table:table-cell><text:p>${escaped(text)}</text:p></table:table-cell>`).join('');
  const table = rows.map((row) => `<table:table-row>${cells(row)}</table:table-row>`).join('');
  const office = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"';
  return zipOf({
    mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
    'content.xml': `${xml}<office:document-content ${office}><office:body><office:spreadsheet><table:table table:name="Week">${table}</table:table></office:spreadsheet></office:body></office:document-content>`,
    'META-INF/manifest.xml': `${xml}<manifest:manifest/>`,
  });
}

/** A ZIP archive of these parts, deflated. */
export function zipOf(files: Record<string, string | Buffer>): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [path, content] of Object.entries(files)) {
    const [name, data] = [Buffer.from(path), Buffer.from(content)];
    const deflated = deflateRawSync(data, { level: 9 });
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(data), 10);
    common.writeUInt32LE(deflated.length, 14);
    common.writeUInt32LE(data.length, 18);
    common.writeUInt16LE(name.length, 22);
    parts.push(Buffer.from('PK\x03\x04', 'latin1'), common, name, deflated);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\0', 'latin1'), common, rest, name);
    offset += 30 + name.length + deflated.length;
  }
  const size = directory.reduce((total, part) => total + part.length, 0);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(Object.keys(files).length, 8);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return Uint8Array.from(Buffer.concat([...parts, ...directory, end]));
}

// A file that holds sheets: a workbook, or a web page with a table that some programs save under a workbook's name.

import { kindOfFile } from '../readers/file-kind.ts';
import { isWebPage, tableOfHtml, webPageBeginning } from '../readers/html-table.ts';
import { readWorkbook, tooLargeWorkbook, type WorkbookRead } from '../readers/workbook/index.ts';
import { decodeFile } from './encoding.ts';

/** Whether a file by its beginning (`webPageBeginning` bytes) holds sheets rather than lines of text. */
export function holdsSheets(beginning: Uint8Array): boolean {
  const kind = kindOfFile(beginning);
  return kind === 'zip' || (kind === 'text' && isWebPage(beginningText(beginning)));
}

/** UTF-16 has a zero in every second byte of a tag. */
function beginningText(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.subarray(0, webPageBeginning))
    .replaceAll('\0', '')
    .replace(/^(?:ÿþ|þÿ)/, '');
}

/** @param bytes null: the file is larger than any workbook may be, and was not read */
export function readSheets(bytes: Uint8Array | null): WorkbookRead {
  if (bytes === null) return tooLargeWorkbook;
  if (kindOfFile(bytes) === 'zip') return readWorkbook(bytes);
  const { text, contentStart } = decodeFile(bytes);
  const table = tableOfHtml(text.slice(contentStart));
  if (table === null) {
    return {
      ok: false,
      sentence: 'This is a web page without a table. It is probably a log-in page, sent because a session had ended.',
      action: 'Sign in there again, export the file once more and choose it.',
    };
  }
  return { ok: true, sheets: [{ name: 'Web page', visible: true, ...table, daysFrom1904: false, note: null }] };
}

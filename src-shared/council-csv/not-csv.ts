// Files that are called .csv and are something else: a workbook saved under the wrong name, the web page of a log-in
// that had expired, a PDF. Each gets its own sentence, because each has its own way out.
import { kindOfFile } from '../readers/file-kind.ts';
import { isSpreadsheetXml, isWebPage, tableOfHtml } from '../readers/html-table.ts';
import type { Problem } from './problem.ts';

/** Larger than any council's week by a thousandfold; a limit keeps a wrong file from filling the memory. */
export const largestFile = 200 * 1024 * 1024;

function problem(code: Problem['code'], message: string, fix: string): Problem {
  return { code, row: null, column: null, message, fix };
}

const exportAgain = 'Export the week from the council’s portal again and choose that file.';

/** Why these bytes are no CSV file, or null when they may be one. */
export function whyNotCsv(bytes: Uint8Array): Problem | null {
  if (bytes.length > largestFile) {
    return problem('file-too-large', 'The file is larger than 200 MB, far more than a week of actuals.', exportAgain);
  }
  switch (kindOfFile(bytes)) {
    case 'empty':
      return problem('file-empty', 'The file is empty.', exportAgain);
    case 'zip':
      return problem('file-is-workbook', 'This is an Excel workbook, although its name may end in .csv.', saveAsCsv);
    case 'old-workbook':
      return problem('file-is-workbook', 'This is an Excel workbook of a format before 2007 (XLS).', saveAsCsv);
    case 'locked-workbook':
      return problem('file-is-workbook', 'This is an Excel workbook that is locked with a password.', saveAsCsv);
    case 'pdf':
      return problem('file-is-pdf', 'This is a PDF document, not a CSV file.', exportAgain);
    case 'rtf':
      return problem('file-is-binary', 'This is a text document (RTF), not a CSV file.', exportAgain);
    case 'picture':
      return problem('file-is-binary', 'This is a picture, not a CSV file.', exportAgain);
    case 'text':
      return null;
  }
}

const saveAsCsv =
  'Open it in Excel, choose “Save as”, then “CSV UTF-8 (comma delimited)”, and choose the new file here.';

/** Why this text is no CSV file (a web page, or bytes that are not text at all), or null when it may be one. */
export function whyNotCsvText(text: string, contentStart: number): Problem | null {
  const beginning = text.slice(contentStart, contentStart + 4096);
  if (beginning.trim() === '' && text.slice(contentStart).trim() === '') {
    return problem('file-empty', 'The file holds nothing but blanks.', exportAgain);
  }
  if (isSpreadsheetXml(beginning)) {
    return problem('file-is-workbook', 'This is an Excel workbook of 2003, saved as XML.', saveAsCsv);
  }
  if (isWebPage(beginning) || /^\s*<\?xml/i.test(beginning)) {
    if (tableOfHtml(text) !== null) {
      const message = 'This is a web page with a table, as some programs save it under the name of a spreadsheet.';
      return problem('file-is-web-page', message, saveAsCsv);
    }
    return problem(
      'file-is-web-page',
      'This is a web page, not a CSV file. The portal probably sent its log-in page because the session had ended.',
      'Sign in to the council’s portal, export the week again and choose that file.',
    );
  }
  let controls = 0;
  for (let index = 0; index < beginning.length; index += 1) {
    const code = beginning.charCodeAt(index);
    if (code < 32 && code !== 9 && code !== 10 && code !== 13) controls += 1;
  }
  // Text has none; a cell or two with NUL bytes is damage that the rows report. A tenth is no text.
  if (controls * 10 > beginning.length) {
    return problem('file-is-binary', 'This is not a text file, although its name may end in .csv.', exportAgain);
  }
  return null;
}

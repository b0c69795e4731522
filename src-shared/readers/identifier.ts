// What identifies: SS Refs, NHS numbers, any reference. One function cleans it before it is compared, whichever way it
// came in: joiners and directional marks that web pages add, blanks and dashes of any kind, full-width digits, and what
// spreadsheets put around a text (a formula, an apostrophe) or make of it (a number).
import { plainApostrophes, plainBlanks, plainDashes, plainDigits, withoutInvisible } from './characters.ts';
import { exactNumber } from './exact-number.ts';

export type CleanIdentifier =
  /** `form`: what was taken off or put right, as the end of a sentence; null where the text stands as it was. */
  | { ok: true; text: string; form: string | null }
  | { ok: false; code: 'empty' | 'scientific' | 'damaged'; wrong: string };

/** No reference is longer; what is, need not be looked at closely. */
const longest = 60;

/** What spreadsheets show of 10-11, NOV10 or 10/11/12 once they took it for a date; they know no year before 1900. */
const madeADate =
  /^(?:\d{1,2}\/\d{1,2}\/(?:\d{4}|\d{2})(?: \d{1,2}:\d{2}(?::\d{2})?)?|(?:\d{1,2}-)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)-(?:(?:19|20)\d{2}|\d{2})|\d{1,2}-(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))$/i;

/** Nothing but digits, or letters and digits behind a letter: there is nothing to clean. */
const clean = /^(?:\d{1,60}|[A-Za-z][A-Za-z0-9]{0,59})$/;

/** Cleans a reference as a cell, a field or the clipboard has it. */
export function cleanIdentifier(written: string): CleanIdentifier {
  if (clean.test(written)) return { ok: true, text: written, form: null };
  if (written.length > 10 * longest) return { ok: false, code: 'damaged', wrong: 'is far too long' };
  // Normalising would put the figure of a footnote behind the reference, which is then another person's.
  if (/[\u00b2\u00b3\u00b9\u2070-\u2079\u2080-\u2089]/.test(written)) {
    return { ok: false, code: 'damaged', wrong: 'has a raised or lowered figure, such as the mark of a footnote' };
  }
  const forms: string[] = [];
  const step = (text: string, form: string, before: string) => {
    if (text !== before) forms.push(form);
    return text;
  };
  const trimmed = written.trim();
  let text = step(withoutInvisible(trimmed), 'it held marks that nobody sees', trimmed);
  text = step(plainBlanks(text), 'it held unusual blanks', text);
  text = step(plainDashes(plainDigits(text.normalize('NFKC'))), 'it held unusual digits or dashes', text);
  text = plainBlanks(text);
  const unwrapped = withoutWrapping(text);
  text = unwrapped.text;
  forms.push(...unwrapped.forms);
  if (text === '') return { ok: false, code: 'empty', wrong: 'is blank' };
  if (text.length > longest) return { ok: false, code: 'damaged', wrong: 'is far too long' };
  const error = spreadsheetError(text);
  if (error !== null) return { ok: false, code: 'damaged', wrong: error };
  if (madeADate.test(text)) {
    return { ok: false, code: 'damaged', wrong: 'is a date, which a spreadsheet may have made of the reference' };
  }
  const number = exactNumber(text);
  if (number.kind === 'lost') {
    const wrong = 'is a number in scientific form, and its digits are lost';
    return { ok: false, code: 'scientific', wrong };
  }
  if (number.kind === 'exact' && /^\d+$/.test(number.plain)) {
    forms.push('it was written with a power of ten');
    text = number.plain;
  }
  if (/^\d+[.,]0{1,2}$/.test(text) || /^\d+\.0+$/.test(text)) {
    forms.push('it was written as a decimal number');
    text = text.replace(/[.,]0+$/, '');
  }
  if (/^[1-9]\d{0,2}(?:[,.' ]\d{3})+$/.test(text)) {
    const bare = text.replace(/[,.' ]/g, '');
    // A blank also parts the digits of a reference, 210 433: what is compared has no blanks anyway.
    if (!text.includes(' ')) {
      forms.push('it was written with thousands separators');
      text = bare;
    }
  }
  return { ok: true, text, form: forms[0] ?? null };
}

function withoutWrapping(written: string): { text: string; forms: string[] } {
  const forms: string[] = [];
  let text = written;
  // A formula may stand in an apostrophe's guard and quotation marks in a formula: a few turns take all of them off.
  for (let turn = 0; turn < 4; turn += 1) {
    const formula = /^=\s*(?:"(.*)"|(\d+))$/.exec(text);
    if (formula) {
      forms.push('it was written as a formula');
      text = (formula[1] ?? formula[2] ?? '').replaceAll('""', '"').trim();
      continue;
    }
    const wrapped = /^'(.+)'$/.exec(plainApostrophes(text));
    if (wrapped) {
      forms.push('it stood in quotation marks');
      text = text.slice(1, -1).trim();
      continue;
    }
    const guarded = /^'(.+)$/.exec(plainApostrophes(text));
    if (guarded) {
      forms.push('an apostrophe stood before it');
      text = text.slice(1).trim();
      continue;
    }
    const quoted = /^["“”](.*)["“”]$/.exec(text);
    if (!quoted) break;
    forms.push('it stood in quotation marks');
    text = (quoted[1] ?? '').trim();
  }
  return { text, forms };
}

/** What stands for a formula of which the file does not hold the result. */
export const notCalculated = '#FORMULA!';

/** What a spreadsheet shows instead of a value, or null: these are written into a file as they are seen. */
export function spreadsheetError(text: string): string | null {
  if (/^#+$/.test(text)) return 'was too wide for its column when the file was saved, so only # signs are left';
  if (text === notCalculated) return 'is a formula that was never calculated: open and save the workbook once';
  if (/^#(?:REF!|VALUE!|N\/A|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!|ERROR!|BEZUG!|WERT!|NV|ZAHL!)$/i.test(text)) {
    return 'is an error of a formula';
  }
  return /^Err:5\d\d$/.test(text) ? 'is an error of a formula' : null;
}

/** What two writings of one reference have in common: no blanks, one kind of dash, no capitals. */
export function identifierKey(text: string): string {
  const cleaned = cleanIdentifier(text);
  return (cleaned.ok ? cleaned.text : text.trim()).replace(/ +/g, '').toLowerCase();
}

/** The key without dashes, points and slashes too, for a reference that nothing else fits. */
export function looseKey(text: string): string {
  return identifierKey(text).replace(/[-./_]+/g, '');
}

/** Without the zeros that a spreadsheet takes from the front of what it thinks is a number. */
export function withoutZeros(text: string): string {
  return text.replace(/^0+(?=.)/, '');
}

// What stands in a day's box of a sheet for carers: the number of what happened and how long it was, as the daily log numbers it.
// Pure.
import { plainBlanks, plainDashes, plainDigits, withoutInvisible } from '../readers/characters.ts';
import { parseDuration } from './duration.ts';
import { type AskedHappening, type EndHappening, endHappenings, happenings } from './log-choices.ts';

export type SheetCellPart =
  /** `minutes` null: the sheet does not say how long. */
  { happening: AskedHappening; minutes: number | null } | { end: EndHappening };

export type ReadSheetCell = { ok: true; parts: SheetCellPart[] } | { ok: false; sentence: string };

const answers = [...happenings, ...endHappenings];

/** More than these do not fit into a box. */
const mostParts = 6;

/**
 * Reads `4, 30 min`, `4 30`, `2`, and several with a semicolon between: `4, 30 min; 6, 1h`. How long is read as the daily log
 * reads it.
 */
export function readSheetCell(text: string): ReadSheetCell {
  const plain = plainBlanks(plainDashes(plainDigits(withoutInvisible(halfWidth(text)))));
  // A box that is crossed out with a line is an empty one.
  if (/^[-/ ]*$/.test(plain)) return { ok: true, parts: [] };
  const texts = plain.split(';').map((part) => part.trim());
  if (texts.length > mostParts) return wrong('That is more than a box holds.');
  const parts: SheetCellPart[] = [];
  for (const one of texts) {
    const read = readPart(one);
    if (!read.ok) return read;
    parts.push(read.part);
  }
  if (parts.length > 1 && parts.some((part) => 'end' in part))
    return wrong('The end of a service stands by itself, in the box of its last day.');
  return { ok: true, parts };
}

/** `４，３０` as `4,30`. Not the whole of NFKC, by which `1½` would become `11⁄2`. */
function halfWidth(text: string): string {
  return text.replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
}

function readPart(text: string): { ok: true; part: SheetCellPart } | { ok: false; sentence: string } {
  const found = /^(\d)(?:\s*,\s*|\s+|$)(.*)$/.exec(text);
  const answer = found === null ? undefined : answers[Number(found[1]) - 1];
  if (found === null || answer === undefined) {
    return wrong(`Begin with the number of what happened, 1 to ${answers.length}, such as “4, 30 min”.`);
  }
  const howLong = found[2]?.trim() ?? '';
  if (isEndHappening(answer)) {
    return howLong === '' ? { ok: true, part: { end: answer } } : wrong('The end of a service has no length.');
  }
  if (howLong === '') return { ok: true, part: { happening: answer, minutes: null } };
  const read = parseDuration(howLong, 'minutes');
  return read.ok ? { ok: true, part: { happening: answer, minutes: read.minutes } } : read;
}

function isEndHappening(answer: AskedHappening | EndHappening): answer is EndHappening {
  return answer === 'died' || answer === 'ended';
}

function wrong(sentence: string): { ok: false; sentence: string } {
  return { ok: false, sentence };
}

// Reads which hospital weeks a comment speaks of, as tired people write it: "Hosp wk 2", "in hospital – week two", "wk 2/6".
// A number counts only where the words bind it: "2 hours this week", "week 3 March" and "rota week 2" name no hospital week.

import { plainDigits, withoutInvisible } from '../readers/characters.ts';

const words = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];
const romans = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'];
const months = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec';

const hospital = /\b(?:hosp|admi(?:tted|ssion)|infirmary|in-?patient|retainer)/i;
/** Words before "week" that make it another week than that of a stay; a ward has a number, too. */
const otherWeek =
  /\b(?:this|last|next|per|each|every|previous|a|one|not|ward|rota|holiday|billing|pay|payment|menu|cycle|term|training|leave|calendar)\s+$/i;
const weekWord = /(?<![\p{L}\p{N}])(?:week(s)?|w(?:ee)?k(s)?|w)\.?\s*(?:no\.?|number|#)?\s*[:=–(-]?\s*/giu;
const ordinalWeek = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(\\d{1,2})(?:st|nd|rd|th)|(${ordinals.join('|')}))\\s+(?:hosp\\p{L}*\\.?\\s+)?w(?:ee)?k\\b`,
  'giu',
);
/** After a number: what is counted is no week. */
const counted = /^\s*(?:x\s*)?(?:\.\d|½|h\b|(?:hours?|hrs?|days?|visits?|calls?|minutes?|mins?)\b)/i;
const monthAfter = new RegExp(`^\\s*(?:st|nd|rd|th)?\\s*(?:of\\s+)?(?:${months})`, 'i');

/**
 * The hospital weeks that a comment names, in rising order and once each; empty when it does not speak of a hospital.
 * "weeks 1 and 2" are both; "week commencing 3 March" is none.
 */
export function readHospitalWeeks(comment: string): number[] {
  return hospital.test(seenText(comment)) ? weeksIn(comment) : [];
}

/** The text as a reader sees it: full-width letters plain, nothing invisible. */
function seenText(written: string): string {
  return plainDigits(withoutInvisible(written).normalize('NFKC'));
}

/** True when the comment of hours that are in hospital anyway names this week: there "wk2" alone says it. */
export function namesWeek(comment: string, week: number): boolean {
  return weeksIn(comment).includes(week);
}

/** The weeks that a comment names, whether or not it says of what. */
export function weeksIn(written: string): number[] {
  const comment = seenText(written);
  const found = new Set<number>();
  for (const match of comment.matchAll(weekWord)) {
    if (otherWeek.test(comment.slice(0, match.index))) continue;
    const plural = (match[1] ?? match[2]) !== undefined;
    for (const week of weeksAt(comment.slice(match.index + match[0].length), plural)) found.add(week);
  }
  for (const match of comment.matchAll(ordinalWeek)) {
    found.add(match[1] === undefined ? ordinals.indexOf((match[2] ?? '').toLowerCase()) + 1 : Number(match[1]));
  }
  return [...found].filter((week) => week > 0).sort((a, b) => a - b);
}

/** The weeks at the start of what follows the word: one, a range, or after "weeks" a list. */
function weeksAt(text: string, plural: boolean): number[] {
  const first = numberAt(text);
  if (first === null) return [];
  let rest = text.slice(first.length);
  // "wk 2/6" is the second of six; "week 10/02" is a date.
  const share = /^\s*\/\s*(\d{1,2})(?![\d/])/.exec(rest);
  if (share !== null) {
    const [, of = ''] = share;
    return !of.startsWith('0') && first.value <= Number(of) ? [first.value] : [];
  }
  if (/^\s*\/|^[.-]\d{1,2}[./-]\d/.test(rest) || isNoWeek(rest)) return [];
  const weeks = [first.value];
  for (;;) {
    const link = /^\s*(,\s*(?:and\b)?|&|\+|and\b|-|–|to\b|until\b|till\b|through\b)\s*/i.exec(rest);
    const next = link === null ? null : numberAt(rest.slice(link[0].length));
    if (link === null || next === null) return weeks;
    const after = rest.slice(link[0].length + next.length);
    if (next.written.startsWith('0') || isNoWeek(after)) return weeks;
    const last = weeks.at(-1) ?? 0;
    if (/^(?:-|–|to|until|till|through)/i.test(link[1] ?? '')) {
      if (next.value <= last || next.value > 99) return weeks;
      for (let week = last + 1; week <= next.value; week++) weeks.push(week);
    } else {
      // "week 1, 2 carers came" names one week; "week 1 and 2" both.
      if (!plural && (/^,/.test(link[1] ?? '') || /^\s*[\p{L}]/u.test(after))) return weeks;
      weeks.push(next.value);
    }
    rest = after;
  }
}

function isNoWeek(after: string): boolean {
  return counted.test(after) || monthAfter.test(after);
}

interface NumberWord {
  value: number;
  length: number;
  written: string;
}

/** `2`, `two` or `II` at the start of a text; not the start of a longer number or word, and no decimal. */
function numberAt(text: string): NumberWord | null {
  const digits = /^\d{1,2}(?!\d|[.,]\d)/.exec(text)?.[0];
  if (digits !== undefined) return { value: Number(digits), length: digits.length, written: digits };
  const word = /^\p{L}+/u.exec(text)?.[0];
  if (word === undefined) return null;
  const named = words.indexOf(word.toLowerCase()) + 1;
  // "this week I visited": a lone I is a number only where nothing is said after it.
  const roman = word === 'I' && /^\s*[\p{L}']/u.test(text.slice(1)) ? 0 : romans.indexOf(word) + 1;
  const value = named || roman;
  return value === 0 ? null : { value, length: word.length, written: word };
}

// Reads which hospital weeks a comment speaks of, as tired people write it: "Hosp wk 2", "in hospital – week two".

const words = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];
const hospital = /\b(?:hosp|admi(?:tted|ssion)|infirmary|in-?patient|retainer)/i;
// A number that goes on as a date ("week 10/02", "week 3 March") is not the number of a week.
const number = `(?:\\d{1,2}(?![\\d/.-]*\\d)(?!\\s*(?:st|nd|rd|th)?\\s*(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))|${words.join('|')})`;
const weekNumber = new RegExp(
  `\\b(?:weeks?|w(?:ee)?ks?|wk)\\.?\\s*(?:no\\.?|number|#)?\\s*[:=-]?\\s*(${number}(?:\\s*(?:,|&|\\+|and|to|-|–)\\s*${number})*)\\b`,
  'gi',
);
const ordinalWeek = new RegExp(`\\b(?:(\\d{1,2})(?:st|nd|rd|th)|(${ordinals.join('|')}))\\s+(?:week|wk)\\b`, 'gi');

/**
 * The hospital weeks that a comment names, in rising order and once each; empty when it does not speak of a hospital.
 * "weeks 1 and 2" are both; "week commencing 3 March" is none.
 */
export function readHospitalWeeks(comment: string): number[] {
  if (!hospital.test(comment)) return [];
  const found = new Set<number>();
  for (const match of comment.matchAll(weekNumber)) {
    for (const part of (match[1] ?? '').toLowerCase().match(/\d+|[a-z]+/g) ?? []) {
      const value = /^\d/.test(part) ? Number(part) : words.indexOf(part) + 1;
      if (value > 0) found.add(value);
    }
  }
  for (const match of comment.matchAll(ordinalWeek)) {
    found.add(match[1] === undefined ? ordinals.indexOf((match[2] ?? '').toLowerCase()) + 1 : Number(match[1]));
  }
  return [...found].sort((a, b) => a - b);
}

/**
 * The comment with the right hospital week: an empty comment becomes `sentence`, a comment that names one other week
 * gets its number changed, and anything else gets `sentence` added, so that nothing a person wrote is lost.
 * @param sentence see `hospitalComment`
 */
export function withHospitalWeek(comment: string, week: number, sentence: string): string {
  const trimmed = comment.trim();
  if (trimmed === '') return sentence;
  const named = [...trimmed.matchAll(weekNumber)];
  const [only] = named;
  if (hospital.test(trimmed) && named.length === 1 && only && /^(?:\d+|[a-z]+)$/i.test(only[1] ?? '')) {
    const from = only.index + only[0].length - (only[1] ?? '').length;
    const changed = `${trimmed.slice(0, from)}${week}${trimmed.slice(only.index + only[0].length)}`;
    if (readHospitalWeeks(changed).includes(week)) return changed;
  }
  return `${trimmed}; ${sentence}`;
}

// The sentences that the app writes into a comment, and how they are told from a person's. What must stay true: the app
// adds its own sentence and replaces only an earlier one of its own; a person's words are always in what it offers.

import type { CouncilProfile } from '../council/schema.ts';
import { hospitalComment } from '../domain/hospital.ts';
import { longestText } from '../domain/limits.ts';
import type { HospitalStay } from '../domain/lines.ts';
import { formatLongDate, isPlainDate, type PlainDate } from '../domain/week.ts';

/** Between two sentences of a comment. */
const between = '; ';

const longDate = '(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day \\d{1,2} [A-Z][a-z]+ \\d{4}';
const hospitalSentence = new RegExp(`^hospital week \\d+, admitted ${longDate}`);
const endSentence = new RegExp(`^The (?:person died|service ended) on ${longDate}$`);

/**
 * The comment with the right hospital week of a stay: an earlier sentence of the app about the same stay is replaced,
 * else the sentence is added after what a person wrote.
 */
export function withHospitalWeek(comment: string, stay: Pick<HospitalStay, 'admitted'>, weekStart: PlainDate): string {
  const sentence = hospitalComment(stay, weekStart);
  const admitted = isPlainDate(stay.admitted) ? formatLongDate(stay.admitted) : '';
  const earlier = new RegExp(`(?<![\\p{L}\\p{N}])hospital week \\d+, admitted ${admitted}(?!\\d)`, 'u');
  if (admitted !== '' && earlier.test(comment)) return comment.replace(earlier, sentence);
  return withSentence(comment, sentence);
}

/** The comment with a sentence of the app after it; nothing of the comment is lost, whatever its length. */
export function withSentence(comment: string, sentence: string): string {
  if (comment.trim() === '') return sentence;
  if (sentence === '' || sentencesOf(comment).includes(sentence)) return comment;
  return `${comment}${between}${sentence}`.slice(0, Math.max(longestText, comment.length));
}

/** The sentences of a comment, as the app joins them. */
export function sentencesOf(comment: string): string[] {
  return comment
    .split(between)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

export function joinSentences(sentences: readonly string[]): string {
  return sentences.join(between);
}

/** True for a sentence that reads word for word as the app writes one, whatever it is about. */
export function isOwnSentence(sentence: string, council: Pick<CouncilProfile, 'reasons'>): boolean {
  if (hospitalSentence.test(sentence) || endSentence.test(sentence)) return true;
  if (sentence === council.reasons.hospital.inComment && sentence !== '') return true;
  const told = /^\d+(?:\.\d+)? (?:frustrated|missed|extra): (.+)$/s.exec(sentence)?.[1];
  return (
    told !== undefined &&
    Object.values(council.reasons).some(({ inComment }) => inComment !== '' && told.startsWith(inComment))
  );
}

/** A comment without the sentences that the app wrote; a person's stay as they are, in their order. */
export function withoutOwnSentences(comment: string, council: Pick<CouncilProfile, 'reasons'>): string {
  const sentences = sentencesOf(comment);
  const kept = sentences.filter((sentence) => !isOwnSentence(sentence, council));
  return kept.length === sentences.length ? comment : joinSentences(kept);
}

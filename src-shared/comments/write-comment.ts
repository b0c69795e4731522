// Comments that write themselves from the variations of a line, and never over what a person wrote.

import type { CouncilProfile } from '../council/schema.ts';
import { categories, reasons, type Variation, type WeeklyActual } from '../domain/actuals.ts';
import { hospitalComment, reachesWeek } from '../domain/hospital.ts';
import { longestText } from '../domain/limits.ts';
import type { HospitalStay } from '../domain/lines.ts';
import { formatQuantityShort, isQuantity } from '../domain/quantity.ts';
import { dayNumber, formatLongDate, isMonday, isPlainDate, type PlainDate, sundayOf } from '../domain/week.ts';
import { joinSentences, sentencesOf } from './own-sentence.ts';

/** What a coordinator attests when recording extra hours (S-B: no "domestic services, social inclusion or sitting services"). */
export const plannedServiceStatement =
  'These were hours of the planned service: not domestic work, social inclusion or sitting, unless the plan includes them.';

/**
 * The comment that says why a line differs from plan: one clause a variation, in a fixed order whatever theirs is, such
 * as `hospital week 2, admitted Sunday 9 February 2025; 2 missed: planned absence, notice given`.
 * Empty when the variations give no reason (`unspecified` without a note), because then there is nothing to say.
 */
export function writeComment(
  variations: readonly Variation[],
  stays: readonly HospitalStay[],
  weekStart: PlainDate,
  council: Pick<CouncilProfile, 'reasons'>,
): string {
  const clauses = [...variations].sort(inOrder).map((variation) => clause(variation, stays, weekStart, council));
  return joinSentences([...new Set(clauses.filter((text) => text !== ''))]).slice(0, longestText);
}

/**
 * The comment of a line after its variations changed: written anew as long as it is empty or still word for word what
 * this module wrote for the variations before. In a comment that a person wrote or added to, only the sentences that this
 * module wrote give way to the new ones; the person's stay.
 */
export function nextComment(
  before: Pick<WeeklyActual, 'comment' | 'variations'>,
  variations: readonly Variation[],
  stays: readonly HospitalStay[],
  weekStart: PlainDate,
  council: Pick<CouncilProfile, 'reasons'>,
): string {
  const next = writeComment(variations, stays, weekStart, council);
  if (!wasEdited(before, stays, weekStart, council)) return next;
  const own = new Set(sentencesOf(writeComment(before.variations, stays, weekStart, council)));
  const sentences = sentencesOf(before.comment);
  const at = sentences.findIndex((sentence) => own.has(sentence));
  if (at < 0) return before.comment;
  const kept = (part: readonly string[]) => part.filter((sentence) => !own.has(sentence));
  const changed = [...kept(sentences.slice(0, at)), ...sentencesOf(next), ...kept(sentences.slice(at))];
  const comment = joinSentences(changed);
  return comment.length > longestText ? before.comment : comment;
}

/** True when the comment is a person's: neither empty nor what the variations write by themselves. */
export function wasEdited(
  actual: Pick<WeeklyActual, 'comment' | 'variations'>,
  stays: readonly HospitalStay[],
  weekStart: PlainDate,
  council: Pick<CouncilProfile, 'reasons'>,
): boolean {
  const comment = actual.comment.trim();
  return comment !== '' && comment !== writeComment(actual.variations, stays, weekStart, council);
}

/**
 * True when every clause of the comment is one that the variations write, whichever of them and in whatever order: taken
 * over from an offer, say. With the variations gone, nothing of it is true any more.
 */
export function isOnlyAboutVariations(
  { comment, variations }: Pick<WeeklyActual, 'comment' | 'variations'>,
  stays: readonly HospitalStay[],
  weekStart: PlainDate,
  council: Pick<CouncilProfile, 'reasons'>,
): boolean {
  const own = new Set(sentencesOf(writeComment(variations, stays, weekStart, council)));
  return sentencesOf(comment).every((one) => own.has(one));
}

function clause(
  variation: Variation,
  stays: readonly HospitalStay[],
  weekStart: PlainDate,
  council: Pick<CouncilProfile, 'reasons'>,
): string {
  const note = variation.note.trim();
  if (variation.reason === 'hospital') {
    const stay = stays.find((candidate) => candidate.id === variation.hospitalStayId);
    const known = stay && isMonday(weekStart) && reachesWeek(stay, weekStart, sundayOf(weekStart));
    return joined([known ? hospitalComment(stay, weekStart) : council.reasons.hospital.inComment, note]);
  }
  const why = council.reasons[variation.reason].inComment;
  if (why === '' && note === '') return '';
  const { category, quantity } = variation;
  // A quantity that cannot be read is a finding of its own, and nothing to tell the council.
  const amount = isQuantity(quantity) ? `${formatQuantityShort(quantity)} ${category}` : category;
  return `${amount}: ${joined([why, daysText(variation), note])}`;
}

function joined(parts: string[]): string {
  return parts.filter((part) => part !== '').join(', ');
}

function daysText({ firstDay, lastDay }: Variation): string {
  if (firstDay === null || lastDay === null || !isPlainDate(firstDay) || !isPlainDate(lastDay)) return '';
  return firstDay === lastDay
    ? `on ${formatLongDate(firstDay)}`
    : `from ${formatLongDate(firstDay)} to ${formatLongDate(lastDay)}`;
}

function inOrder(a: Variation, b: Variation): number {
  return (
    categories.indexOf(a.category) - categories.indexOf(b.category) ||
    reasons.indexOf(a.reason) - reasons.indexOf(b.reason) ||
    (dayNumber(a.firstDay ?? '') || 0) - (dayNumber(b.firstDay ?? '') || 0) ||
    a.quantity - b.quantity ||
    byCodeUnit(a.note, b.note) ||
    byCodeUnit(a.firstDay ?? '', b.firstDay ?? '') ||
    byCodeUnit(a.lastDay ?? '', b.lastDay ?? '') ||
    byCodeUnit(a.hospitalStayId ?? '', b.hospitalStayId ?? '')
  );
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

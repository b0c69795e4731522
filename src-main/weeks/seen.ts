// What somebody saw of a line when they decided what becomes of it, against what it says now. What must stay true: figures that
// came with a sync while a question was open are never overwritten by an answer that was given without them.
import type { FieldChange } from '../../src-shared/app-api/field-change.ts';
import type { CouncilProfile } from '../../src-shared/council/schema.ts';
import type { Variation, WeeklyActual } from '../../src-shared/domain/actuals.ts';
import { sameFigures } from '../../src-shared/portal-api/equality.ts';
import type { StoredActual } from '../store/actuals.ts';
import { actualChanges } from './actual-words.ts';

/** A change of a line, with the line as it was seen; absent: nobody looked at it first. */
export interface ChangeOfSeen {
  seen?: WeeklyActual | undefined;
  variations?: readonly Variation[] | undefined;
  comment?: string | undefined;
  visits?: number | undefined;
}

/** What of that which a change sets reads otherwise now than it was seen, as `Missed 0.00 → 2.00`; null: nothing. */
export function changedSinceSeen(
  { seen, variations, comment, visits }: ChangeOfSeen,
  { actual }: Pick<StoredActual, 'actual'>,
  council: CouncilProfile,
): string | null {
  if (seen === undefined) return null;
  const { generatedVisits } = actual;
  // Figures, comment and visits are set apart: a colleague's comment is no less right after a change of the figures.
  const now: WeeklyActual = {
    ...(variations === undefined ? seen : actual),
    comment: comment === undefined ? seen.comment : actual.comment,
    visits: visits === undefined ? seen.visits : actual.visits,
    generatedVisits,
  };
  const before = { ...seen, generatedVisits };
  if (sameFigures(before, now)) return null;
  return actualChanges({ actual: before, attested: null }, { actual: now, attested: null }, council)
    .map(words)
    .join(', ');
}

/** What of the whole line reads otherwise now than it was seen: for whoever says of all of it that it is right. */
export function changedAtAllSinceSeen(
  seen: WeeklyActual | undefined,
  stored: Pick<StoredActual, 'actual'>,
  council: CouncilProfile,
): string | null {
  if (seen === undefined) return null;
  const { variations, comment, visits } = stored.actual;
  return changedSinceSeen({ seen, variations, comment, visits }, stored, council);
}

/** Enough of a comment to know it by. */
const mostOfText = 80;

function words({ field, from, to }: FieldChange): string {
  // Of long texts that begin alike, the part that differs is told.
  const start = Math.max(from.length, to.length) <= mostOfText ? 0 : sharedWords(from, to);
  const part = (text: string) => (start === 0 ? short(text) : `…${short(text.slice(start) || ' ').trim()}`);
  return `${field} ${part(from)} → ${part(to)}`;
}

/** Length of the whole words, with the blank before the next one, that two texts begin with alike. */
function sharedWords(a: string, b: string): number {
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at += 1;
  if (at === a.length || at === b.length) return at;
  return a.lastIndexOf(' ', at - 1) + 1;
}

function short(text: string): string {
  if (text === '') return 'nothing';
  return text.length <= mostOfText ? text : `${text.slice(0, mostOfText)}…`;
}

// Rules about what is written down beside the figures: the comment and the number of visits.

import { hasWords } from '../comments/has-words.ts';
import { withoutOwnSentences, withSentence } from '../comments/own-sentence.ts';
import { readHospitalWeeks } from '../comments/read-hospital-weeks.ts';
import { writeComment } from '../comments/write-comment.ts';
import { isAsPlanned } from '../domain/actuals.ts';
import { formatDifference, isQuantity } from '../domain/quantity.ts';
import { addDays, isPlainDate } from '../domain/week.ts';
import { amount, type LineCheck, report } from './line-check.ts';

export function checkComment(check: LineCheck): void {
  if (isAsPlanned(check.actual)) checkLeftOver(check);
  else checkMissing(check);
}

/** Any difference from plan has a comment (S-B: "Failure to complete this may result in payment being rejected"). */
function checkMissing(check: LineCheck): void {
  const { actual, council, stays, week } = check;
  if (!council.comment.requiredForDifference || hasWords(actual.comment)) return;
  const own = writeComment(actual.variations, stays, week.weekStart, council);
  // "n/a" is a person's too: it stays before what is offered.
  const comment = own === '' ? '' : withSentence(actual.comment, own);
  const { frustrated, missed, extra } = actual;
  const known = [frustrated, missed, extra].every(isQuantity) && formatDifference({ frustrated, missed, extra });
  const difference = known || `actual ${amount(actual.actual)} of ${amount(actual.planned)} planned`;
  const what = actual.comment.trim() === '' ? 'has no comment' : 'has a comment without a word in it';
  report(check, 'comment-missing', {
    field: 'comment',
    message: `This line differs from the plan (${difference}) but ${what}.`,
    fix: own === '' ? 'Write why it differs.' : `Write why it differs, for example: “${own}”.`,
    action: comment === '' ? { kind: 'open-line' } : { kind: 'write-comment', comment },
  });
}

/** A line as planned says nothing of a hospital week, nor what the app or the week before said of a difference. */
function checkLeftOver(check: LineCheck): void {
  const { actual, council } = check;
  const { comment } = actual;
  if (!hasWords(comment)) return;
  const without = withoutOwnSentences(comment, council);
  const about =
    without !== comment
      ? 'still tells of a difference'
      : readHospitalWeeks(comment).length > 0
        ? 'speaks of a hospital week'
        : isLastWeeks(check)
          ? 'is last week’s, word for word'
          : null;
  if (about === null) return;
  const own = without !== comment && !hasWords(without);
  report(check, 'comment-left-over', {
    field: 'comment',
    message: `Comment, but no difference: the line is as planned, and its comment ${about}.`,
    fix: own
      ? 'Take the comment out, or record what differed.'
      : 'Take out what no longer holds, or record what differed. If the comment is right, acknowledge this.',
    action: own ? { kind: 'write-comment', comment: '' } : { kind: 'open-line' },
  });
}

function isLastWeeks({ actual, earlier, week }: LineCheck): boolean {
  if (!isPlainDate(week.weekStart)) return false;
  const before = addDays(week.weekStart, -7);
  return earlier.some(({ weekStart, comment }) => weekStart === before && comment.trim() === actual.comment.trim());
}

/** The number of visits stays as generated, whatever was delivered. */
export function checkVisits(check: LineCheck): void {
  const { visits, generatedVisits } = check.actual;
  if (visits === generatedVisits || (Number.isNaN(visits) && Number.isNaN(generatedVisits))) return;
  report(check, 'visits-changed', {
    field: 'visits',
    message: `The number of visits is ${visits}, but the portal generated ${generatedVisits}. It must not be changed.`,
    fix: `Put it back to ${generatedVisits}. Say what differed in frustrated, missed or extra instead.`,
    action: { kind: 'restore-visits', visits: generatedVisits },
  });
}

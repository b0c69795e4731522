// Rules about what is written down beside the figures: the comment and the number of visits.

import { writeComment } from '../comments/write-comment.ts';
import { isAsPlanned } from '../domain/actuals.ts';
import { formatDifference, isQuantity } from '../domain/quantity.ts';
import { amount, type LineCheck, report } from './line-check.ts';

/** Any difference from plan has a comment (S-B: "Failure to complete this may result in payment being rejected"). */
export function checkComment(check: LineCheck): void {
  const { actual, stays, week } = check;
  if (!week.council.comment.requiredForDifference || actual.comment.trim() !== '' || isAsPlanned(actual)) return;
  const comment = writeComment(actual.variations, stays, week.weekStart, week.council);
  const { frustrated, missed, extra } = actual;
  const known = [frustrated, missed, extra].every(isQuantity) && formatDifference({ frustrated, missed, extra });
  const difference = known || `actual ${amount(actual.actual)} of ${amount(actual.planned)} planned`;
  report(check, 'comment-missing', {
    field: 'comment',
    message: `This line differs from the plan (${difference}) but has no comment.`,
    fix: comment === '' ? 'Write why it differs.' : `Write why it differs, for example: “${comment}”.`,
    action: comment === '' ? { kind: 'open-line' } : { kind: 'write-comment', comment },
  });
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

// Three non-engagements running call for a package review.
import { consecutiveNonEngagements } from '../domain/non-engagement.ts';
import { formatShortDate } from '../domain/week.ts';
import { type LineCheck, report } from './line-check.ts';

export function checkEngagement(check: LineCheck): void {
  const { actual, earlier, line, week } = check;
  const at = week.council.nonEngagementReviewAt;
  const run = consecutiveNonEngagements(actual, earlier, check.log());
  if (run.length < at) return;
  const days = run.map(formatShortDate).join(', ');
  report(check, 'non-engagement-review', {
    field: 'missed',
    facts: run.join(','),
    message: `Non-engagement or short-notice cancellation ${run.length} times in a row (${days}).`,
    fix: 'Ask the operational team for a package review, then acknowledge this with whom you asked and when.',
    action: {
      kind: 'copy-message',
      topic: 'package-review',
      subject: `Package review for SS Ref ${line.ssRef}`,
      text:
        `SS Ref ${line.ssRef}, ${line.service} ${line.serviceLevel}`.trimEnd() +
        `: non-engagement or short-notice cancellation ${run.length} times in a row (${days}). Please review the package.`,
    },
  });
}

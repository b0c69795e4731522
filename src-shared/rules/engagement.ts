// Three non-engagements of a person running call for a package review, over all lines for which they count.
import { hasPackageReview } from '../council/service-types.ts';
import { type NonEngagement, nonEngagementRun, recordedDays, sinceWords } from '../domain/non-engagement.ts';
import { type LineCheck, lineWords, reportFact, sinceFact } from './line-check.ts';

const numbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** @param checks the lines of one person, in order of id */
export function checkEngagement(checks: readonly LineCheck[]): void {
  const lines = checks.filter(({ type }) => hasPackageReview(type));
  const [line] = lines;
  if (!line) return;
  const at = line.council.nonEngagementReviewAt;
  const run = nonEngagementRun(
    lines.map(({ line: { id }, actual, variations, earlier, log }) => ({
      lineId: id,
      actual: { ...actual, variations: [...variations] },
      earlier,
      log: log(),
    })),
  );
  if (run === null || run.occurrences.length < at) return;
  const [since] = run.occurrences;
  const concerned = lines.find(({ line: { id } }) => run.occurrences.some(({ lineId }) => lineId === id));
  if (!since || !concerned) return;
  const count = run.occurrences.length;
  const number = numbers[count] ?? String(count);
  const words = run.certain
    ? `${number} times in a row since ${sinceWords(since)}`
    : `${number} recorded since ${sinceWords(since)}; we do not know whether calls between were taken`;
  const days = recordedDays(run);
  reportFact(concerned, 'non-engagement-review', {
    field: 'missed',
    // The run goes on until it is broken: what was said of its third holds for its fourth.
    facts: factOf(concerned, since),
    message: `Non-engagement or short-notice cancellation: ${words}.`,
    fix: 'Ask the operational team for a package review, then acknowledge this with whom you asked and when.',
    action: {
      kind: 'copy-message',
      topic: 'package-review',
      subject: `Package review for SS Ref ${concerned.line.ssRef}`,
      text:
        `${lineWords(concerned)}: non-engagement or short-notice cancellation, ${words}.` +
        `${days === '' ? '' : ` Recorded on: ${days}.`} Please review the package.`,
    },
  });
}

function factOf({ week }: LineCheck, { day, weekStart }: NonEngagement): string {
  return day === null ? `week ${sinceFact(week, weekStart)}` : sinceFact(week, day);
}

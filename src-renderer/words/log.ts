// The daily log in words: what happened, and what the log makes of a line's week.

import type { CouncilProfile } from '../../src-shared/council/schema.ts';
import { formatDuration } from '../../src-shared/domain/duration.ts';
import type { LogEntry } from '../../src-shared/domain/log.ts';
import {
  type EndHappening,
  endHappenings,
  type Happening,
  happeningLabels,
  happeningOf,
  happenings,
} from '../../src-shared/domain/log-choices.ts';
import type { LogSummary } from '../../src-shared/domain/log-roll-up.ts';
import { formatDifference, formatQuantity } from '../../src-shared/domain/quantity.ts';

/** What somebody can say happened on a day. */
export type LogAnswer = Happening | EndHappening;

export const endLabels: Record<EndHappening, string> = { died: 'Died', ended: 'Service ended' };

/** `1 as planned, 2 in hospital, …`: as the daily log numbers them. */
export function numbersWords(): string {
  const labels = [...happenings.map((one) => happeningLabels[one]), ...endHappenings.map((one) => endLabels[one])];
  return `${labels.map((label, index) => `${index + 1} ${label.toLowerCase()}`).join(', ')}.`;
}

export function isEnd(answer: LogAnswer | null): answer is EndHappening {
  return answer === 'died' || answer === 'ended';
}

/** Of extra hours: they were given, and nobody may claim them. */
export const notClaimableWords = happeningLabels['not-claimed'];

export function entryWords(entry: LogEntry, council: CouncilProfile): string {
  const happening = happeningOf(entry);
  if (happening !== null) return happeningLabels[happening];
  return council.reasons[entry.reason ?? 'unspecified'].label;
}

/**
 * `1 h 50 min missed = 1.75`, a category each; what was delivered where nothing differs; and what was given and cannot be
 * claimed.
 */
export function sumWords(log: LogSummary): string {
  const { notClaimable, delivered, minutes } = log;
  if (notClaimable === undefined) return claimableWords(log);
  const given = `${formatDuration(notClaimable.minutes)} given, cannot be claimed`;
  const nothingElse = delivered === 0 && minutes.missed + minutes.frustrated + minutes.extra === 0;
  return nothingElse ? given : `${claimableWords(log)}; ${given}`;
}

function claimableWords({ minutes, quantities, delivered }: LogSummary): string {
  const parts = (['missed', 'frustrated', 'extra'] as const)
    .filter((category) => minutes[category] > 0)
    .map((category) => `${formatDuration(minutes[category])} ${category} = ${formatQuantity(quantities[category])}`);
  if (parts.length > 0) return parts.join(', ');
  return delivered === 0 ? 'as planned' : `${formatDuration(delivered)} as planned`;
}

/** Where the log and the grid differ, and which of the two counts. */
export function differenceWords(
  log: LogSummary,
  actual: { missed: number; frustrated: number; extra: number } | null,
): string {
  if (actual === null) return `The log says ${sumWords(log)}. It joins the week’s figures once the week is generated.`;
  const typed = formatDifference(actual);
  return `The log says ${sumWords(log)}; the grid says ${typed === '' ? 'as planned' : typed}. The grid’s figures count.`;
}

// What can be said of a day in the log, by number.
import type { WeekRow } from '../../../src-shared/app-api/index.ts';
import type { CouncilProfile } from '../../../src-shared/council/schema.ts';
import type { LogEntry } from '../../../src-shared/domain/log.ts';
import { choiceOf, happenings } from '../../../src-shared/domain/log-choices.ts';
import type { LogAnswer } from '../../words/log.ts';

/**
 * In the order of their numbers, which are the same when an entry is changed. What ends a service is no change of an entry: it
 * keeps its place there, and is not offered.
 */
export function answersFor(
  row: WeekRow | null,
  editing: LogEntry | null,
  council: CouncilProfile,
): { answer: LogAnswer; isOffered: boolean }[] {
  const ends = (['died', 'ended'] as const).map((answer) => ({ answer, isOffered: row !== null && editing === null }));
  return [
    ...happenings.map((answer) => ({
      answer,
      isOffered: row !== null && choiceOf(answer, row.line, council) !== null,
    })),
    ...ends,
    { answer: 'not-claimed' as const, isOffered: row !== null },
  ];
}

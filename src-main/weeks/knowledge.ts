// How we know what we say of a line: nobody looked, someone said so, or the log shows it. Never blurred. Pure.
import { isAsPlanned, type Knowledge, type WeeklyActual } from '../../src-shared/domain/actuals.ts';
import type { LogEntry } from '../../src-shared/domain/log.ts';
import type { By } from '../../src-shared/portal-api/index.ts';

/**
 * `changed` when the line differs from plan; else who attested it counts before what the log shows.
 * @param log the line's log entries of this week
 */
export function knowledgeOf(actual: WeeklyActual | null, attested: By | null, log: readonly LogEntry[]): Knowledge {
  if (actual === null) return 'untouched';
  if (!isAsPlanned(actual) || actual.variations.length > 0) return 'changed';
  if (attested !== null) return 'attested';
  return logShowsPlan(actual, log) ? 'evidenced' : 'untouched';
}

/** The log shows the plan when what it records as delivered reaches it and nothing in it deviates. */
function logShowsPlan({ planned }: WeeklyActual, log: readonly LogEntry[]): boolean {
  if (log.length === 0) return false;
  let minutes = 0;
  for (const { kind, minutes: logged } of log) {
    if (kind !== 'as-planned' && kind !== 'delivered') return false;
    minutes += logged;
  }
  // Hundredths of an hour, without dividing: 60 minutes are 100 hundredths.
  return minutes * 100 >= planned * 60;
}

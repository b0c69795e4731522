// How far somebody is through the worklist since they began: what stood in it then or came since, and stands in it no more.
// What is put right leaves no trace in the week itself, so this is the memory of the open window and says no more than that.
import type { WeekFinding } from '../../src-shared/app-api/index.ts';
import { worklistOf } from '../../src-shared/rules/worklist.ts';

export interface Progress {
  dealt: number;
  all: number;
}

/** @param seen what was in the worklist before; what is open now is added to it */
export function progressOf(seen: Set<string>, open: readonly WeekFinding[]): Progress {
  const now = namesOf(open);
  for (const name of now) seen.add(name);
  return { dealt: seen.size - now.length, all: seen.size };
}

/** By rule, line and field: a finding's key changes with the figures of its line, and is still the same thing to do. */
function namesOf(open: readonly WeekFinding[]): string[] {
  const times = new Map<string, number>();
  return worklistOf(open).map(({ finding: { rule, lineId, field } }) => {
    const kind = `${rule}|${lineId}|${field}`;
    const time = (times.get(kind) ?? 0) + 1;
    times.set(kind, time);
    return `${kind}|${time}`;
  });
}

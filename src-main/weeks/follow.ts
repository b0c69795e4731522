// A screen follows a week: it says which view it has, and is told what became different since. The last few views are
// kept, since more than one screen may follow.
import type { AppResult, FollowedWeek, WeekView } from '../../src-shared/app-api/index.ts';
import { changeBetween } from '../../src-shared/app-api/week-change.ts';
import { ok } from '../use-case/result.ts';

const mostKept = 3;

/** @param newStamp a name that no other run of the app gives: an old screen must not be answered from a new store */
export function weekFollow(viewOf: (weekStart: string) => AppResult<WeekView>, newStamp: () => string) {
  const kept = new Map<string, WeekView>();
  return (weekStart: string, seen: string | null): AppResult<FollowedWeek> => {
    const view = viewOf(weekStart);
    if (!view.ok) return view;
    const before = seen === null ? undefined : kept.get(seen);
    const change = before?.weekStart === weekStart ? changeBetween(before, view.value) : null;
    const stamp = newStamp();
    kept.set(stamp, view.value);
    if (seen !== null && change !== null) kept.delete(seen);
    for (const oldest of kept.keys()) {
      if (kept.size <= mostKept) break;
      kept.delete(oldest);
    }
    return ok(change === null ? { stamp, view: view.value, change: null } : { stamp, view: null, change });
  };
}

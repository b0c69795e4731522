// What the open window remembers and no store does: how far the worklist of each week is, how its grid was left, and texts
// that were begun and not saved.
import { useState } from 'react';
import type { WeekFinding } from '../../src-shared/app-api/index.ts';
import type { PlainDate } from '../../src-shared/domain/week.ts';
import { noFilter } from '../grid/filters.ts';
import { type Progress, progressOf } from '../workspace/progress.ts';
import type { GridMemory, Workspace } from '../workspace/workspace.ts';

export interface WindowMemory extends Pick<Workspace, 'drafts' | 'commentDrafts' | 'logDrafts'> {
  grid(weekStart: PlainDate): GridMemory;
  /** @param open what stands in the week's worklist now */
  progress(weekStart: PlainDate, open: readonly WeekFinding[]): Progress;
}

export function useWindowMemory(): WindowMemory {
  const [memory] = useState(windowMemory);
  return memory;
}

function windowMemory(): WindowMemory {
  const seen = new Map<PlainDate, Set<string>>();
  const grids = new Map<PlainDate, GridMemory>();
  return {
    drafts: new Map(),
    commentDrafts: new Map(),
    logDrafts: new Map(),
    grid: (weekStart) => kept(grids, weekStart, () => ({ filter: noFilter, searched: '', left: null })),
    progress: (weekStart, open) =>
      progressOf(
        kept(seen, weekStart, () => new Set()),
        open,
      ),
  };
}

function kept<T>(weeks: Map<PlainDate, T>, weekStart: PlainDate, make: () => T): T {
  const value = weeks.get(weekStart) ?? make();
  weeks.set(weekStart, value);
  return value;
}

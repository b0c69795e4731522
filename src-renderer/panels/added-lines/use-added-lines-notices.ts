// A notice for each week that lacks lines which are planned in it: the week is generated again, before it is too late for it.

import { useEffect } from 'react';
import type { WeekWithAddedLines } from '../../../src-shared/app-api/index.ts';
import { count } from '../../../src-shared/domain/count.ts';
import { formatWeek } from '../../../src-shared/domain/week.ts';
import { useAddedLines } from '../../app-api/queries.ts';
import type { NoticeEntry } from '../../components/Notice.tsx';
import { useWorkspace } from '../../workspace/workspace.ts';

export function useAddedLinesNotices(): NoticeEntry[] {
  const { week, openWeek, sync } = useWorkspace();
  const { value, refresh } = useAddedLines();
  const { holds, rows } = week;
  const lastSyncedAt = sync?.lastSyncedAt;
  // Not after every edit, which adds no line: typing must not wait for it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when a sync or an export may have brought lines
  useEffect(refresh, [holds, rows.length, lastSyncedAt, refresh]);
  return (value?.weeks ?? []).map((one) => ({
    key: `added-lines ${one.weekStart} ${one.lineIds.join(' ')}`,
    tone: 'attention',
    ...addedLinesWords(one),
    go: one.weekStart === week.weekStart ? null : { label: 'Open that week', take: () => openWeek(one.weekStart) },
    mayDismiss: true,
  }));
}

/** What became known, and what to do about it. */
export function addedLinesWords({ weekStart, byFiles, lineIds }: WeekWithAddedLines): {
  sentence: string;
  action: string;
} {
  const { length } = lineIds;
  const week = `the week ${formatWeek(weekStart)}`;
  return byFiles
    ? {
        sentence: `${count(length, 'line')} of a later export ${length === 1 ? 'is' : 'are'} not in ${week}, which is not done yet.`,
        action:
          'If care was given then, the council may have backdated it: generate that week again in the portal, export it, and bring the export in under Council files.',
      }
    : {
        sentence: `${count(length, 'line')} planned in ${week} ${length === 1 ? 'has' : 'have'} no actual there: added or backdated since it was generated.`,
        action: 'Generate that week again: Problems there has the button. What you recorded stays.',
      };
}

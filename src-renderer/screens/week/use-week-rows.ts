// The week's lines as rows of the grid, and those that the filter shows.
import { useMemo, useRef } from 'react';
import type { WeekRow } from '../../../src-shared/app-api/index.ts';
import { type Filter, filterRows, isFiltered } from '../../grid/filters.ts';
import { type GridRow, gridRows, type PendingEntry, withPending } from '../../grid/rows.ts';
import { useWorkspace } from '../../workspace/workspace.ts';

export function useWeekRows(filter: Filter, typed: PendingEntry | null) {
  const { week, account, serviceName } = useWorkspace();
  const recorded = useMemo(
    () => gridRows(week.rows, week.findings, serviceName),
    [week.rows, week.findings, serviceName],
  );
  const all = useMemo(() => withPending(recorded, typed), [recorded, typed]);
  const shown = useShownRows(all, filter, account.user.id);
  return { all, shown };
}

/** The lines that nobody said anything of yet. */
export function untouchedOf(rows: readonly GridRow[]): WeekRow[] {
  const untouched: WeekRow[] = [];
  for (const { row } of rows) if (row?.knowledge === 'untouched' && row.actual !== null) untouched.push(row);
  return untouched;
}

/** The rows that the filter shows, including those that it showed before they were put right. */
function useShownRows(all: GridRow[], filter: Filter, me: string): GridRow[] {
  const kept = useRef<{ filter: Filter; ids: ReadonlySet<string> }>({ filter, ids: new Set() });
  return useMemo(() => {
    if (!isFiltered(filter)) {
      kept.current = { filter, ids: new Set() };
      return all;
    }
    const ids = kept.current.filter.show === filter.show ? kept.current.ids : new Set<string>();
    const shown = filterRows(all, filter, filter.show === 'everything' ? new Set() : ids, me);
    kept.current = { filter, ids: new Set([...ids, ...shown.map((row) => row.id)]) };
    return shown;
  }, [all, filter, me]);
}

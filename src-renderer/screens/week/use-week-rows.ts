// The week's lines as rows of the grid, and those that the filter shows.
import { useMemo, useRef } from 'react';
import type { WeekRow } from '../../../src-shared/app-api/index.ts';
import { nameComparator } from '../../../src-shared/readers/names.ts';
import { type Filter, filterRows, isFiltered, isFilteredByColumn } from '../../grid/filters.ts';
import { type GridRow, gridRows, type PendingEntry, withPending } from '../../grid/rows.ts';
import { useWorkspace } from '../../workspace/workspace.ts';

export function useWeekRows(filter: Filter, typed: PendingEntry | null) {
  const { week, account, serviceName, nameOrder } = useWorkspace();
  // By files the lines come by name, the first name first.
  const byFamily = week.files !== undefined && nameOrder === 'family-first';
  const rows = useMemo(() => (byFamily ? byFamilyName(week.rows) : week.rows), [week.rows, byFamily]);
  const recorded = useMemo(() => gridRows(rows, week.findings, serviceName), [rows, week.findings, serviceName]);
  const all = useMemo(() => withPending(recorded, typed), [recorded, typed]);
  const shown = useShownRows(all, filter, account.user.id);
  return { all, shown };
}

function byFamilyName(rows: readonly WeekRow[]): WeekRow[] {
  const byName = nameComparator('family-first');
  const isNamed = ({ person }: WeekRow) => Number(person === null);
  return rows.toSorted((a, b) => isNamed(a) - isNamed(b) || byName(a.person?.name ?? '', b.person?.name ?? ''));
}

/** The lines that nobody said anything of yet. */
export function untouchedOf(rows: readonly GridRow[]): WeekRow[] {
  const untouched: WeekRow[] = [];
  for (const { row } of rows) if (row?.knowledge === 'untouched' && row.actual !== null) untouched.push(row);
  return untouched;
}

/** The rows that the filter shows, including those that it showed before they were put right. */
function useShownRows(all: GridRow[], filter: Filter, me: string): GridRow[] {
  // What somebody changes in a line changes whether these parts of the filter hold of it.
  const changing = JSON.stringify([filter.show, filter.columns ?? {}]);
  const kept = useRef<{ changing: string; ids: ReadonlySet<string> }>({ changing, ids: new Set() });
  return useMemo(() => {
    if (!isFiltered(filter)) {
      kept.current = { changing, ids: new Set() };
      return all;
    }
    const ids = kept.current.changing === changing ? kept.current.ids : new Set<string>();
    const keeps = filter.show !== 'everything' || isFilteredByColumn(filter);
    const shown = filterRows(all, filter, keeps ? ids : new Set(), me);
    kept.current = { changing, ids: new Set([...ids, ...shown.map((row) => row.id)]) };
    return shown;
  }, [all, filter, changing, me]);
}

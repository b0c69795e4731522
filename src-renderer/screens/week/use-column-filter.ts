// Filtering the lines by one column: what is asked, and what comes of it.
import { useState } from 'react';
import { type ColumnCondition, type ColumnFilters, filterKindOf, withCondition } from '../../grid/column-filters.ts';
import type { Filter } from '../../grid/filters.ts';

export function useColumnFilter(filter: Filter, onFilter: (filter: Filter) => void) {
  const [column, setColumn] = useState<string | null>(null);
  const { columns = {} } = filter;
  const setAll = (next: ColumnFilters) => onFilter({ ...filter, columns: next });
  return {
    columns,
    /** By which column it is asked; null: nothing is. */
    asking: column,
    ask: (wanted: string) => setColumn(filterKindOf(wanted) === null ? null : wanted),
    setAll,
    /** The answer. @param condition null: not by this column */
    answer: (condition: ColumnCondition | null) => {
      if (column !== null) setAll(withCondition(columns, column, condition));
      setColumn(null);
    },
    close: () => setColumn(null),
  };
}

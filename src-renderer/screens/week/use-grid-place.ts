// Which lines the filter leaves, and the place in the grid to go to: one begins where the other was left, and a place that
// is named is never hidden by the filter.
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { View } from '../../../src-shared/app-api/settings.ts';
import { sameValue } from '../../../src-shared/app-api/week-change.ts';
import { nobodyHasFocus } from '../../focus/focus-net.ts';
import { keptFilters, unkeptFilters } from '../../grid/column-filters.ts';
import { type Filter, isFiltered, noFilter } from '../../grid/filters.ts';
import type { GridPlace } from '../../grid/place.ts';
import { type GridMemory, useWorkspace } from '../../workspace/workspace.ts';

export function useGridPlace(place: GridPlace | null, memory: GridMemory) {
  const { filter, setFilter, setShown } = useFilter(memory);
  const [target, setTarget] = useState(place);

  // Coming from a finding to a line that the filter hides: the line matters more than the filter.
  useEffect(() => {
    if (place === null) return;
    setShown(place.show ?? null);
    setTarget(place);
  }, [place, setShown]);

  const toCell = useCallback((id: string | null, column: string) => {
    setTarget({ lineId: id, column });
  }, []);

  /** The question about what was entered there is answered. @param down where Enter goes down */
  const onFromCell = useCallback((id: string, column: string, down: boolean) => {
    setTarget({ lineId: id, column, back: true, ...(down ? { below: true } : {}) });
  }, []);

  // Saving takes a moment. Whoever is typing elsewhere by then keeps the focus: the next keys are not meant for the cell.
  const backToCell = useCallback(
    (id: string, column: string) => {
      if (nobodyHasFocus(document)) toCell(id, column);
    },
    [toCell],
  );

  return { filter, setFilter, target, toCell, onFromCell, backToCell };
}

/** Most filters by column are the person's, for all weeks and for the next start; the others are this week's, in this window. */
function useFilter(memory: GridMemory) {
  const { view, changeView } = useWorkspace();
  const [filter, setHere] = useState<Filter>(() => withKept(memory.filter, view.filters));
  const [known, setKnown] = useState(view.filters);
  // What is changed here comes back from the settings a moment later, and says the same.
  if (!sameValue(known, view.filters)) {
    setKnown(view.filters);
    setHere(withKept(filter, view.filters));
  }
  useEffect(() => {
    memory.filter = filter;
  }, [memory, filter]);

  const latest = useRef({ filter, changeView });
  useLayoutEffect(() => {
    latest.current = { filter, changeView };
  });
  const setFilter = useCallback((next: Filter) => {
    const before = keptFilters(latest.current.filter.columns ?? {});
    const filters = keptFilters(next.columns ?? {});
    setHere(next);
    if (!sameValue(filters, before)) latest.current.changeView({ filters });
  }, []);
  /** Shows every line, or all of these: a line that is gone to is among them. */
  const setShown = useCallback(
    (show: Filter['show'] | null) => {
      if (show !== null) setFilter({ ...noFilter, show });
      else if (isFiltered(latest.current.filter)) setFilter(noFilter);
    },
    [setFilter],
  );
  return { filter, setFilter, setShown };
}

function withKept(filter: Filter, kept: View['filters']): Filter {
  return { ...filter, columns: { ...unkeptFilters(filter.columns ?? {}), ...kept } };
}

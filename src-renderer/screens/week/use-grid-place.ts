// Which lines the filter leaves, and the place in the grid to go to: one begins where the other was left, and a place that
// is named is never hidden by the filter.
import { useCallback, useEffect, useState } from 'react';
import { nobodyHasFocus } from '../../focus/focus-net.ts';
import { type Filter, isFiltered, noFilter } from '../../grid/filters.ts';
import type { GridPlace } from '../../grid/place.ts';
import type { GridMemory } from '../../workspace/workspace.ts';

export function useGridPlace(place: GridPlace | null, memory: GridMemory) {
  const [filter, setFilter] = useState<Filter>(memory.filter);
  const [target, setTarget] = useState(place);

  // Coming from a finding to a line that the filter hides: the line matters more than the filter.
  useEffect(() => {
    if (place === null) return;
    setFilter((before) => {
      if (place.show !== undefined) return { ...noFilter, show: place.show };
      return isFiltered(before) ? noFilter : before;
    });
    setTarget(place);
  }, [place]);

  useEffect(() => {
    memory.filter = filter;
  }, [memory, filter]);

  const toCell = useCallback((id: string | null, column: string) => {
    setTarget({ lineId: id, column });
  }, []);

  // Saving takes a moment. Whoever is typing elsewhere by then keeps the focus: the next keys are not meant for the cell.
  const backToCell = useCallback(
    (id: string, column: string) => {
      if (nobodyHasFocus(document)) toCell(id, column);
    },
    [toCell],
  );

  return { filter, setFilter, target, toCell, backToCell };
}

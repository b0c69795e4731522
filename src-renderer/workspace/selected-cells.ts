// What the status bar says of the cells that are chosen in the grid. Kept beside the workspace: a drag over cells changes it
// at each step, and nothing but the status bar is drawn anew for it.
import { useSyncExternalStore } from 'react';
import type { SelectedCells } from '../grid/range-sums.ts';

let now: SelectedCells | null = null;
const listeners = new Set<() => void>();

/** @param cells null: no more than one cell is chosen */
export function tellOfSelected(cells: SelectedCells | null): void {
  if (cells === now) return;
  now = cells;
  for (const listener of listeners) listener();
}

export function useSelectedCells(): SelectedCells | null {
  return useSyncExternalStore(listen, () => now);
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

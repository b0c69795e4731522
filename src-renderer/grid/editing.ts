// How an edit begins.
import type { GridRow } from './rows.ts';

export interface EditorOpens {
  /** Told of the row over which the editor opens, as it is then. */
  open: (row: GridRow) => void;
}

/** True when the key that opened the editor is itself the first character of the entry. */
export function startedByTyping(eventKey: string | null): eventKey is string {
  return eventKey !== null && eventKey.length === 1;
}

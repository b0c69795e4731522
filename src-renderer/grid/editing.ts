// How an edit begins.

/** True when the key that opened the editor is itself the first character of the entry. */
export function startedByTyping(eventKey: string | null): eventKey is string {
  return eventKey !== null && eventKey.length === 1;
}

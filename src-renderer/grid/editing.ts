// How an edit begins and ends.

/** True when the key that opened the editor is itself the first character of the entry. */
export function startedByTyping(eventKey: string | null): eventKey is string {
  return eventKey !== null && eventKey.length === 1;
}

/**
 * Takes away the pop-up around an editor that has ended. AG Grid's React wrapper leaves an empty one behind when an
 * edit ends before it was drawn again, which a quick typist manages (its `useEffectOnce` skips the clean-up then).
 */
export function removePopup(editor: HTMLElement): void {
  editor.closest('.ag-popup-editor')?.remove();
}

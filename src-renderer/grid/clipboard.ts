// Copy and paste by the clipboard's own events, not by keys: on macOS the menu takes Cmd+C and Cmd+V before a key is heard.
// They are told to the document, since nothing in the grid is selected text.

/** @returns how to stop */
export function listenToClipboard(
  frame: HTMLElement,
  { onCopy, onCut, onPaste }: { onCopy: () => void; onCut: () => void; onPaste: (text: string) => void },
): () => void {
  const focusedHere = () => {
    const active = document.activeElement;
    const field = active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement;
    return active !== null && !field && frame.contains(active);
  };
  const copy = (event: ClipboardEvent) => {
    if (!focusedHere()) return;
    event.preventDefault();
    onCopy();
  };
  const cut = (event: ClipboardEvent) => {
    if (!focusedHere()) return;
    event.preventDefault();
    onCut();
  };
  const paste = (event: ClipboardEvent) => {
    if (!focusedHere()) return;
    event.preventDefault();
    onPaste(event.clipboardData?.getData('text/plain') ?? '');
  };
  document.addEventListener('copy', copy);
  document.addEventListener('cut', cut);
  document.addEventListener('paste', paste);
  return () => {
    document.removeEventListener('copy', copy);
    document.removeEventListener('cut', cut);
    document.removeEventListener('paste', paste);
  };
}

// Covers everything that is on the page but the screen that stands over it: nothing of it is seen, read out, printed or
// reached by a key, and all of it stays as it was, with what was begun in it. Where the focus was it is again afterwards,
// and what had it never hears that it was gone: a figure that is half typed is neither saved nor given up.

let focusBefore: HTMLElement | null = null;

export function isCovered(): boolean {
  return document.documentElement.dataset.covered !== undefined;
}

export function cover(): void {
  if (isCovered()) return;
  const { activeElement, body, documentElement } = document;
  focusBefore = activeElement instanceof HTMLElement && activeElement !== body ? activeElement : null;
  window.addEventListener('blur', keepFromPage, true);
  window.addEventListener('focusout', keepFromPage, true);
  documentElement.dataset.covered = '';
}

export function uncover(): void {
  if (!isCovered()) return;
  delete document.documentElement.dataset.covered;
  if (focusBefore?.isConnected) focusBefore.focus();
  focusBefore = null;
  window.removeEventListener('blur', keepFromPage, true);
  window.removeEventListener('focusout', keepFromPage, true);
}

/** The window hears of it before anything on the page does. */
function keepFromPage(event: Event): void {
  if (event.target instanceof Element && event.target.closest('[data-cover]') === null)
    event.stopImmediatePropagation();
}

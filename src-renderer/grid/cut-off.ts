// Texts that are longer than their cell.

/** What the cell says, when it shows less than that; null when it shows all. The State cell has more to tell than words. */
export function cutOffText(cell: HTMLElement): string | null {
  const inside = cell.firstElementChild ?? cell;
  const shown = cell.scrollWidth <= cell.clientWidth && inside.scrollWidth <= inside.clientWidth;
  return shown ? null : cell.querySelector<HTMLElement>('[title]')?.title || cell.innerText;
}

/** Tells a text that is cut off in full, under the mouse. The State cell does so by itself. */
export function tellInFull(over: EventTarget | null | undefined): void {
  const cell = over instanceof Element ? over.closest<HTMLElement>('[role=gridcell]') : null;
  if (cell === null || cell.querySelector('[title]') !== null) return;
  cell.title = cutOffText(cell) ?? '';
}

/**
 * True while a screen that covers all others, a dialog, an open list of choices, a menu or a cell that is being typed into has the keys: what stands behind it
 * must not move.
 */
export function isDialogOpen(): boolean {
  return document.querySelector('[data-cover], [role=dialog], [role=listbox], [role=menu], [data-own-keys]') !== null;
}

// The parts of the window. F6 goes from one to the next and Shift+F6 back, to where the focus was in it last: without it
// the way out of a grid of a thousand lines is a thousand presses of Tab. What must stay true: no part is a dead end, also
// when what had the focus in it was disabled or is gone, or when there is nothing in it to press.
// (React Aria's useLandmark stays before such a part.)
import { isPressed, type Key } from '../../src-shared/commands/key.ts';
import { isCovered } from './cover.ts';
import { isDialogOpen } from './open-dialog.ts';

/** With Shift it goes back. */
export const regionKey: Key = { key: 'F6' };

/** Marks a part. Its value chooses what takes the focus where nothing had it before; empty: the first control. */
export const regionAttribute = 'data-region';
const anyRegion = `[${regionAttribute}]`;

export const reachable = 'a[href], button:not(:disabled), input:not(:disabled), textarea, select, [tabindex="0"]';

const last = new WeakMap<Element, HTMLElement>();
const ownWays = new WeakMap<Element, () => boolean>();

/** For a part that gives the focus by itself, such as a grid. @param enter false when it has nothing that could take it */
export function enterBy(region: Element, enter: () => boolean): void {
  ownWays.set(region, enter);
}

/** Listens as long as the window is open. @returns how to stop */
export function watchRegions(page: Document): () => void {
  const remember = ({ target }: FocusEvent) => {
    const region = target instanceof HTMLElement ? target.closest(anyRegion) : null;
    if (region !== null && region !== target) last.set(region, target as HTMLElement);
  };
  const press = (event: KeyboardEvent) => {
    // The next part is not to be reached from behind a dialog or a cover, or out of a figure half typed.
    if (!isPressed(regionKey, event) || isDialogOpen() || isCovered()) return;
    event.preventDefault();
    event.stopPropagation();
    others(page, event.shiftKey).some(enter);
  };
  page.addEventListener('focusin', remember, true);
  page.addEventListener('keydown', press, true);
  return () => {
    page.removeEventListener('focusin', remember, true);
    page.removeEventListener('keydown', press, true);
  };
}

/** All parts but the one with the focus, the next first. */
function others(page: Document, backward: boolean): HTMLElement[] {
  const all = [...page.querySelectorAll<HTMLElement>(anyRegion)];
  if (backward) all.reverse();
  const here = page.activeElement?.closest<HTMLElement>(anyRegion) ?? null;
  const at = here === null ? -1 : all.indexOf(here);
  return at === -1 ? all : [...all.slice(at + 1), ...all.slice(0, at)];
}

/** @returns whether the focus is in the part now, or about to be */
function enter(region: HTMLElement): boolean {
  if (ownWays.get(region)?.() === true) return true;
  const before = last.get(region);
  const chosen = region.getAttribute(regionAttribute) || reachable;
  const control = region.querySelector<HTMLElement>(chosen) ?? region.querySelector<HTMLElement>(reachable);
  if (control === null) region.tabIndex = -1;
  // Words alone are read out as a whole.
  for (const one of [before, control ?? region]) {
    if (one !== undefined && region.contains(one)) one.focus();
    if (region.contains(region.ownerDocument.activeElement)) return true;
  }
  return false;
}

// Putting something right takes it off the list, and with it the button that had the focus. The focus then goes to what
// stands in its place, else to the page's heading: it is never lost.
import { type RefObject, useEffect, useRef } from 'react';

/** @param changed what is in the list; the focus is looked after whenever this changes */
export function useKeptFocus(list: RefObject<HTMLElement | null>, changed: string): void {
  const place = useRef<number | null>(null);
  useEffect(() => {
    const remember = () => {
      const at = itemsOf(list.current).findIndex((item) => item.contains(document.activeElement));
      if (at >= 0) place.current = at;
      else if (document.activeElement?.closest('[role=dialog], [role=listbox]') == null && hasFocus())
        place.current = null;
    };
    document.addEventListener('focusin', remember);
    return () => document.removeEventListener('focusin', remember);
  }, [list]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at again whenever the list is another
  useEffect(() => {
    // After a dialog or a list has given the focus back to where it thought that it came from.
    const timer = setTimeout(() => {
      if (place.current === null || hasFocus()) return;
      const items = itemsOf(list.current);
      const next = items[Math.min(place.current, items.length - 1)];
      (next ?? document.querySelector<HTMLElement>('h1'))?.focus();
    }, afterDialogs);
    return () => clearTimeout(timer);
  }, [list, changed]);
}

const afterDialogs = 60;

function hasFocus(): boolean {
  return document.activeElement !== null && document.activeElement !== document.body;
}

/** The items of a list, in their order on screen. */
export function itemsOf(list: HTMLElement | null): HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>('[data-finding]') ?? [])];
}

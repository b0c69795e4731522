// A button that has done its work often goes away, with the focus on it. The keyboard would then begin again at the top
// of the window. The focus goes to what stands nearest instead: the first thing in the part where the button was, else
// the page's heading.
import { reachable } from './regions.ts';

/** After a dialog, a list or a screen has put the focus where it wants it. */
const afterOthers = 120;

/** Parts of a page small enough that their first control is near. */
const parts = 'section, aside, form, li, [role=group], [role=region], [role=alert]';

/** Looks after the focus as long as the window is open. @returns how to stop */
export function watchFocus(page: Document): () => void {
  /** Where the focus was, innermost first. */
  let around: Element[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const remember = (event: FocusEvent) => {
    around = [];
    for (let at = event.target; at instanceof Element; at = at.parentElement) around.push(at);
  };
  const rescue = () => {
    if (!nobodyHasFocus(page) || around[0]?.isConnected !== false) return;
    const near = around.find((element) => element.isConnected && element.matches(parts));
    (near?.querySelector<HTMLElement>(reachable) ?? headingOf(page))?.focus();
  };
  const observer = new MutationObserver(() => {
    // A row that is scrolled out of sight takes its cell along; the grid gives the focus back with the row.
    if (
      !nobodyHasFocus(page) ||
      around[0]?.isConnected !== false ||
      around.some((element) => element.matches('[role$=grid]'))
    )
      return;
    clearTimeout(timer);
    timer = setTimeout(rescue, afterOthers);
  });
  page.addEventListener('focusin', remember);
  observer.observe(page.body, { childList: true, subtree: true });
  return () => {
    clearTimeout(timer);
    page.removeEventListener('focusin', remember);
    observer.disconnect();
  };
}

/** Whether the focus was lost: a key would reach nothing on the page. */
export function nobodyHasFocus(page: Document): boolean {
  return page.activeElement === null || page.activeElement === page.body;
}

function headingOf(page: Document): HTMLElement | null {
  const heading = page.querySelector<HTMLElement>('main h1') ?? page.querySelector<HTMLElement>('h1');
  // A heading is no control: it takes the focus only when it is given to it.
  if (heading !== null && !heading.hasAttribute('tabindex')) heading.tabIndex = -1;
  return heading ?? page.querySelector<HTMLElement>(`main :is(${reachable})`);
}

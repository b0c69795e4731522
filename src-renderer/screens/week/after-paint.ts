// Opens something slow only once what was just typed is on screen: a frame passes in between. A key pressed meanwhile
// opens it at once and goes to whatever has the focus then, so that no key goes where it was not meant.
import { flushSync } from 'react-dom';

/** `open` draws something that takes the focus. It is called once: after the next frame, or by the next key. */
export function afterPaint(open: () => void): void {
  let isOpen = false;
  const openOnce = () => {
    if (isOpen) return;
    isOpen = true;
    window.removeEventListener('keydown', handOn, true);
    flushSync(open);
  };
  const handOn = (event: KeyboardEvent) => {
    openOnce();
    event.stopImmediatePropagation();
    const { key, code, shiftKey, ctrlKey, altKey, metaKey } = event;
    const same = { key, code, shiftKey, ctrlKey, altKey, metaKey, bubbles: true, cancelable: true };
    // What the browser itself does with a key, such as writing it into a field, it does where the focus is by then.
    let itsOwn = true;
    flushSync(() => {
      itsOwn = document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', same)) ?? true;
    });
    if (!itsOwn) event.preventDefault();
  };
  window.addEventListener('keydown', handOn, true);
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      openOnce();
    };
    port2.postMessage(null);
  });
}

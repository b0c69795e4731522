// Does something slow only once what was just typed is on screen: a frame passes in between. Keys that are pressed
// meanwhile are held, and handed on to whatever has the focus afterwards, so that none goes where it was not meant.
import { flushSync } from 'react-dom';

export function afterPaint(slow: () => void): void {
  const held: KeyboardEvent[] = [];
  const hold = (event: KeyboardEvent) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    held.push(event);
  };
  window.addEventListener('keydown', hold, true);
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      flushSync(slow);
      window.removeEventListener('keydown', hold, true);
      for (const { key, code, shiftKey, ctrlKey, altKey, metaKey } of held) {
        const about = { key, code, shiftKey, ctrlKey, altKey, metaKey, bubbles: true, cancelable: true };
        document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', about));
      }
    };
    port2.postMessage(null);
  });
}

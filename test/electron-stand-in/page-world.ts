// What the stand-in puts into the page's own world before the page's scripts: what contextBridge exposes, and the question to
// the app before a window or a permission. Sent as source text: nothing in `pageWorld` may come from outside it.
import type { Realm } from './realm.ts';

export function pageWorld(realm: Realm): void {
  type Ask = (kind: string, ...details: unknown[]) => Promise<boolean>;
  let ask: Ask = async () => false;

  function freeze(value: unknown): unknown {
    if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) freeze(part);
    return Object.freeze(value);
  }
  realm.onExposed((name, value) => {
    if (name === 'stand-in:ask') ask = value as Ask;
    else Object.defineProperty(window, name, { value: freeze(value), enumerable: true });
  });
  realm.hello();

  // Electron's window.open returns null when the app denies it; the app is asked in the main process.
  window.open = (url) => {
    void ask('window-open', new URL(String(url ?? 'about:blank'), location.href).href);
    return null;
  };
  const refused = () => new DOMException('Permission denied', 'NotAllowedError');
  const mustBeRefused = async (permission: string) => {
    if (await ask('permission', permission)) throw new Error('The Electron stand-in grants no permission.');
  };
  if ('Notification' in window) {
    Notification.requestPermission = async () => {
      await mustBeRefused('notifications');
      return 'denied';
    };
  }
  if (navigator.mediaDevices) {
    navigator.mediaDevices.getUserMedia = async () => {
      await mustBeRefused('media');
      throw refused();
    };
  }
  if (navigator.geolocation) {
    navigator.geolocation.getCurrentPosition = (_found, failed) => {
      const error = { code: 1, message: 'User denied Geolocation' } as GeolocationPositionError;
      void mustBeRefused('geolocation').then(() => failed?.(error));
    };
  }
}

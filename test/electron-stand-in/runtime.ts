// What the parts of the stand-in share while it runs: the browser, the schemes that the app serves, and the folder
// that the app was started from.
import type { Chromium } from './chromium.ts';

interface Runtime {
  /** Set before `ready`; windows exist only after that. */
  chromium: Chromium | null;
  /** Schemes named in protocol.registerSchemesAsPrivileged. */
  schemes: Set<string>;
  appPath: string;
  quitting: boolean;
}

export const runtime: Runtime = { chromium: null, schemes: new Set(), appPath: '', quitting: false };

export function chromium(): Chromium {
  if (runtime.chromium === null) throw new Error('Electron is not ready: there are no windows before app.whenReady().');
  return runtime.chromium;
}

/** An event as Electron hands it to listeners. */
export function preventable<T extends object>(params: T): T & { preventDefault(): void; defaultPrevented: boolean } {
  const event = {
    ...params,
    defaultPrevented: false,
    preventDefault() {
      event.defaultPrevented = true;
    },
  };
  return event;
}

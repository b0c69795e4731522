// The one window of the app: sandboxed, isolated, opened where it was last time.
import { BrowserWindow, screen } from 'electron';
import Store from 'electron-store';
import type { Log } from '../machine/log.ts';
import { appStartUrl } from './app-files.ts';
import { windowColour } from './theme.ts';
import { fitToScreens, parseWindowState, smallestSize } from './window-state.ts';

interface MainWindow {
  /** The built preload file. */
  preload: string;
  /** The app's icon, for the desktops that take it from the window. */
  icon: string;
  /** Developer tools are for unpackaged apps: on a care site's machine they would open the whole store to a passer-by. */
  devTools: boolean;
  log: Log;
}

/** Opens the main window and starts loading its page. Call it after `ready`, once app:// is served. */
export function openMainWindow({ preload, icon, devTools, log }: MainWindow): BrowserWindow {
  const settings = new Store<{ state?: unknown }>({ name: 'window', clearInvalidConfig: true });
  const remembered = parseWindowState(settings.get('state'));
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter((display) => display.id !== primary.id);
  const window = new BrowserWindow({
    ...fitToScreens(
      remembered.bounds,
      [primary, ...others].map((display) => display.workArea),
    ),
    minWidth: smallestSize.width,
    minHeight: smallestSize.height,
    title: 'Provider Actuals',
    icon,
    show: false,
    backgroundColor: windowColour(),
    webPreferences: {
      preload,
      devTools,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false, // its dictionaries would be fetched from the network
    },
  });
  window.once('ready-to-show', () => {
    if (remembered.maximized) window.maximize();
    else window.show();
  });
  window.on('close', () => {
    settings.set('state', { bounds: window.getNormalBounds(), maximized: window.isMaximized() });
  });
  window.loadURL(appStartUrl).catch((error) => {
    // A person may close the window before its page is there.
    if (!window.isDestroyed()) log.bug('load', error);
  });
  return window;
}

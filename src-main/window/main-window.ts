// The one window of the app: sandboxed, isolated, opened where it was last time.
import { BrowserWindow, screen } from 'electron';
import Store from 'electron-store';
import type { Log } from '../machine/log.ts';
import type { SetTimer } from '../machine/timers.ts';
import { appStartUrl } from './app-files.ts';
import { firstShow } from './first-show.ts';
import { windowColour } from './theme.ts';
import { fitToScreens, parseWindowState, smallestSize } from './window-state.ts';

interface MainWindowParts {
  /** The built preload file. */
  preload: string;
  /** The app's icon, for the desktops that take it from the window. */
  icon: string;
  /** Developer tools are for unpackaged apps: on a care site's machine they would open the whole store to a passer-by. */
  devTools: boolean;
  setTimer: SetTimer;
  log: Log;
}

export interface MainWindow {
  window: BrowserWindow;
  /** Says that the page takes keys and commands by now. */
  listening(): void;
}

/** Opens the main window and starts loading its page. Call it after `ready`, once app:// is served. */
export function openMainWindow({ preload, icon, devTools, setTimer, log }: MainWindowParts): MainWindow {
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
  const first = firstShow(() => (remembered.maximized ? window.maximize() : window.show()), setTimer);
  window.once('ready-to-show', first.painted);
  window.webContents.once('render-process-gone', first.atOnce);
  window.once('closed', first.cancel);
  window.on('close', () => {
    settings.set('state', { bounds: window.getNormalBounds(), maximized: window.isMaximized() });
  });
  window.loadURL(appStartUrl).catch((error) => {
    // A person may close the window before its page is there.
    if (window.isDestroyed()) return;
    log.bug('load', error);
    first.atOnce();
  });
  return { window, listening: first.listening };
}

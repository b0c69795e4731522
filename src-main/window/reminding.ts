// Reminders on this computer: notifications of the system, and the tray that keeps the app going once its window is
// closed. A notification names nobody; a click on it opens the window where the reminder is dealt with.

import { app, type BrowserWindow, Menu, Notification, nativeImage, Tray } from 'electron';
import type { AppHandlers } from '../../src-shared/app-api/index.ts';
import { britishTimeZone } from '../../src-shared/domain/limits.ts';
import { isQuiet, type ReminderPlace } from '../../src-shared/reminders/reminders.ts';
import type { Clock } from '../machine/clock.ts';
import type { Log } from '../machine/log.ts';
import { reminderWatch } from '../reminders/watch.ts';
import type { MachineSettings } from './machine-settings.ts';
import { trayIcon } from './tray-icon.ts';

interface RemindingParts {
  list: AppHandlers['reminder.list'];
  settings: MachineSettings;
  clock: Clock;
  window: () => BrowserWindow | undefined;
  show: () => void;
  /** Has the window show nothing of anyone. */
  lock: () => void;
  /** Tells the window where a clicked notification leads. */
  goTo: (place: ReminderPlace) => void;
  log: Log;
}

const everyMinute = 60_000;

export interface Reminding {
  /** The window that closes into the tray when the setting says so. */
  keepInTray(window: BrowserWindow): void;
}

/** Starts reminding. Call it after `ready`. */
export function startReminding({ list, settings, clock, window, show, lock, goTo, log }: RemindingParts): Reminding {
  let tray: Tray | null = null;
  let quitting = false;
  app.on('before-quit', () => {
    quitting = true;
  });

  const look = reminderWatch({
    due: async () => {
      const answer = await list({});
      return answer.ok ? answer.value.reminders : [];
    },
    notify: ({ title, body, place }) => {
      if (!Notification.isSupported()) return;
      const notification = new Notification({ title, body });
      notification.on('click', () => {
        show();
        goTo(place);
      });
      notification.show();
    },
    quiet: () => {
      const { notifications, quietHours } = settings.current();
      return !notifications || isQuiet(clock.now(), quietHours, britishTimeZone);
    },
    shown: settings.notified,
  });
  const lookSafely = () => void look().catch((error) => log.bug('reminders', error));
  const timer = setInterval(lookSafely, everyMinute);
  // An app that only waits for its next look may end.
  timer.unref();
  app.on('will-quit', () => clearInterval(timer));

  function showTray(closeToTray: boolean): void {
    if (!closeToTray) {
      tray?.destroy();
      tray = null;
      return;
    }
    if (tray !== null) return;
    tray = new Tray(nativeImage.createFromDataURL(trayIcon));
    tray.setToolTip('Provider Actuals');
    tray.setContextMenu(
      Menu.buildFromTemplate([
        { label: 'Open Provider Actuals', click: show },
        { label: 'Lock', click: lock },
        { type: 'separator' },
        { label: 'Quit', click: () => app.quit() },
      ]),
    );
    tray.on('click', show);
  }
  settings.watch(({ closeToTray }) => {
    showTray(closeToTray);
    lookSafely();
  });

  return {
    keepInTray(main) {
      main.on('close', (event) => {
        if (!settings.current().closeToTray || quitting) return;
        event.preventDefault();
        window()?.hide();
      });
    },
  };
}

// The settings of this computer, in a plain file: quiet hours, the tray, light or dark. Nothing of anyone's care is in them.
// What must stay true: whoever watches a setting has it from the start, and hears of each change once it is kept.
import path from 'node:path';
import Store from 'electron-store';
import type { AppHandlers } from '../../src-shared/app-api/index.ts';
import { readSettings, type Settings } from '../../src-shared/app-api/settings.ts';
import { flushFolder } from '../machine/whole-file.ts';

export interface MachineSettings {
  current(): Settings;
  /** Calls `use` at once with what is kept, and again after each change. */
  watch(use: (settings: Settings) => void): void;
  /** Reminders that were notified before, by their keys; those of an older version lack the account and match nothing. */
  notified: { read: () => string[]; write: (keys: readonly string[]) => void };
  handlers: Pick<AppHandlers, 'window.settings' | 'window.save-settings'>;
}

/** Opens the settings of this computer. Call it after `ready`. */
export function machineSettings(): MachineSettings {
  const kept = new Store<{ settings?: unknown; notified?: unknown }>({ name: 'settings', clearInvalidConfig: true });
  let settings = readSettings(kept.get('settings'));
  const watchers: ((settings: Settings) => void)[] = [];
  return {
    current: () => settings,
    watch(use) {
      watchers.push(use);
      use(settings);
    },
    notified: {
      read: () => {
        const notified = kept.get('notified');
        return Array.isArray(notified) ? notified.filter((key) => typeof key === 'string') : [];
      },
      write: (keys) => kept.set('notified', keys),
    },
    handlers: {
      'window.settings': () => ({ ok: true, value: settings }),
      'window.save-settings': (saved) => {
        kept.set('settings', saved);
        // It replaces its file whole; until the folder is flushed, a power cut may bring the one before back.
        flushFolder(path.dirname(kept.path));
        settings = saved;
        for (const use of watchers) use(saved);
        return { ok: true, value: {} };
      },
    },
  };
}

// Notifies each reminder once, and not in quiet hours. Timers, notifications and what was shown before are handed in, so
// that a week can pass in a test.
import type { Reminder } from '../../src-shared/reminders/reminders.ts';

export interface WatchParts {
  /** The reminders of the open account; empty while nobody is signed in. */
  due: () => Promise<readonly Reminder[]>;
  notify: (reminder: Reminder) => void;
  /** True while nothing may be notified: quiet hours, or notifications switched off. */
  quiet: () => boolean;
  /** The keys that were notified, kept over restarts. */
  shown: { read: () => readonly string[]; write: (keys: readonly string[]) => void };
}

/** More than a year of reminders; the oldest are forgotten. */
const mostKept = 500;

/** @returns a function that looks once; call it every minute, and when something changed */
export function reminderWatch({ due, notify, quiet, shown }: WatchParts): () => Promise<void> {
  let looking = false;
  return async () => {
    if (looking || quiet()) return;
    looking = true;
    try {
      const known = new Set(shown.read());
      const fresh = (await due()).filter(({ key }) => !known.has(key));
      if (fresh.length === 0) return;
      // Remembered first: a reminder that is shown twice is worse than one that a crash swallowed, since the banner stays.
      shown.write([...known, ...fresh.map(({ key }) => key)].slice(-mostKept));
      for (const reminder of fresh) notify(reminder);
    } finally {
      looking = false;
    }
  };
}

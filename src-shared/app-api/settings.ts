// The settings of this computer. They are about the machine and hold nothing of anyone's care: they lie outside the
// encrypted store.

import { z } from 'zod';
import { nameOrders } from '../readers/names.ts';
import { quietHoursSchema } from '../reminders/reminders.ts';

export const settingsSchema = z.object({
  quietHours: quietHoursSchema,
  /** Desktop notifications; the banner in the app is always there. */
  notifications: z.boolean(),
  /** Closing the window leaves the app in the tray, so that reminders still come. */
  closeToTray: z.boolean(),
  /** Light or dark colours; `system`: as the computer has it. */
  theme: z.enum(['system', 'light', 'dark']),
  /** Which name comes first where people are listed. */
  nameOrder: z.enum(nameOrders),
  /** The guide through a first week in practice. */
  firstWeek: z.boolean(),
});
export type Settings = z.infer<typeof settingsSchema>;

export const firstSettings: Settings = {
  quietHours: { from: '20:00', to: '07:00', weekends: false },
  notifications: true,
  closeToTray: false,
  theme: 'system',
  nameOrder: 'given-first',
  firstWeek: true,
};

/**
 * Reads what was stored, of whatever shape: what does not parse is as on the first day, and so is a setting that an older
 * version did not know; what it did know stays.
 */
export function readSettings(stored: unknown): Settings {
  const known = typeof stored === 'object' && stored !== null ? stored : {};
  const parsed = settingsSchema.safeParse({ ...firstSettings, ...known });
  return parsed.success ? parsed.data : firstSettings;
}

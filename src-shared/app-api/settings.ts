// The settings of this computer. They are about the machine and hold nothing of anyone's care: they lie outside the
// encrypted store.

import { z } from 'zod';
import { nameOrders } from '../readers/names.ts';
import { quietHoursSchema } from '../reminders/reminders.ts';

/** The columns of the week by their ids; an order that does not name all of them leaves the others where they are. */
const columnChoicesSchema = z.object({
  order: z.array(z.string()).max(100),
  hidden: z.array(z.string()).max(100),
  /** In CSS pixels; a column that is not among them takes the room that there is. */
  widths: z.record(z.string(), z.int()),
});
export type ColumnChoices = z.infer<typeof columnChoicesSchema>;

/** More than any column has. */
const mostValues = 1_000;

/** What a column's filter wants of a cell: a figure in a range, in hundredths of an hour or in visits, or one of several words. */
const keptConditionSchema = z.discriminatedUnion('is', [
  z.object({ is: z.literal('figure'), over: z.int().nullable(), under: z.int().nullable() }),
  z.object({ is: z.literal('one-of'), values: z.array(z.string().max(500)).max(mostValues) }),
]);
export type KeptCondition = z.infer<typeof keptConditionSchema>;

/** How one person likes the screens. A view that an older version kept lacks what it did not know. */
const viewSchema = z.object({
  /** How high the rows of the week are. */
  density: z.enum(['compact', 'comfortable']),
  /** The list of screens is folded to its icons, also where there is room for the names. */
  railFolded: z.boolean(),
  columns: columnChoicesSchema,
  /** Filters of the week by column. None by a text: it may be a name, and these settings are not encrypted. */
  filters: z.record(z.string(), keptConditionSchema),
  /** Where Enter goes in the grid: it opens the cell and stays there, or goes down as in a spreadsheet. */
  enter: z.enum(['stays', 'down']),
  /** What of the news of the app was seen last; empty: nothing yet. */
  seenNews: z.string().max(500),
  /** Where the council's portal is in the browser, for weeks by files; empty: not asked yet. */
  portalAddress: z.string().max(2_000),
});
export type View = z.infer<typeof viewSchema>;

const firstView: View = {
  density: 'compact',
  railFolded: false,
  columns: { order: [], hidden: [], widths: {} },
  filters: {},
  enter: 'stays',
  seenNews: '',
  portalAddress: '',
};

export const settingsSchema = z.object({
  quietHours: quietHoursSchema,
  /** Desktop notifications; the notices in the app are always there. */
  notifications: z.boolean(),
  /** Closing the window leaves the app in the tray, so that reminders still come. */
  closeToTray: z.boolean(),
  /** Minutes without a key or a movement of the mouse after which the window locks; null: as the council's profile has it. */
  lockAfterMinutes: z.int().min(1).nullable(),
  syncWhileLocked: z.boolean(),
  /** Screenshots and shared screens leave the window out, where the system can (Windows and macOS). */
  hideFromCapture: z.boolean(),
  /** Light or dark colours; `system`: as the computer has it. */
  theme: z.enum(['system', 'light', 'dark']),
  /** Which name comes first where people are listed. */
  nameOrder: z.enum(nameOrders),
  /** The guide through a first week, in practice or by files. */
  firstWeek: z.boolean(),
  /** By the id of the account: several people may work at one computer. */
  views: z.record(z.string(), viewSchema.partial()),
});
export type Settings = z.infer<typeof settingsSchema>;

export const firstSettings: Settings = {
  quietHours: { from: '20:00', to: '07:00', weekends: false },
  notifications: true,
  closeToTray: false,
  lockAfterMinutes: null,
  syncWhileLocked: true,
  hideFromCapture: false,
  theme: 'system',
  nameOrder: 'given-first',
  firstWeek: true,
  views: {},
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

export function viewOf(settings: Settings | null, accountId: string): View {
  const {
    density = firstView.density,
    railFolded = firstView.railFolded,
    columns = firstView.columns,
    filters = firstView.filters,
    enter = firstView.enter,
    seenNews = firstView.seenNews,
    portalAddress = firstView.portalAddress,
  } = settings?.views[accountId] ?? {};
  return { density, railFolded, columns, filters, enter, seenNews, portalAddress };
}

/** The settings with one thing changed in how this person likes the screens. */
export function withView(settings: Settings, accountId: string, change: Partial<View>): Settings {
  return { ...settings, views: { ...settings.views, [accountId]: { ...settings.views[accountId], ...change } } };
}

// What concerns the window and this computer rather than anything recorded.

import { z } from 'zod';
import { weekStartSchema } from '../domain/week.ts';
import { nothing } from './call.ts';
import { settingsSchema } from './settings.ts';

export const windowCalls = {
  /** Somebody types or scrolls: what nobody waits for gives way. */
  'window.in-use': { request: nothing, answer: nothing },
  /** The page takes keys and commands from now on: the window may be shown. */
  'window.listening': { request: nothing, answer: nothing },
  /** Copies text (a contact, a drafted message, all cells of a large week) to the clipboard. */
  'window.copy': { request: z.object({ text: z.string().max(20_000_000) }), answer: nothing },
  /** The text on the clipboard, for Paste in a menu: by its key the window is handed it anyhow. */
  'window.clipboard-text': { request: nothing, answer: z.object({ text: z.string() }) },
  /** Opens an address of the council profile (form, mail) outside the app. */
  'window.open-outside': { request: z.object({ url: z.string() }), answer: nothing },
  /** Prints the page that is open, with the signed text attached; null when the person closed the dialog. */
  'window.save-evidence': {
    request: z.object({ suggestedName: z.string().regex(/^[\w-]{1,80}\.pdf$/), text: z.string().max(50_000_000) }),
    answer: z.object({ path: z.string() }).nullable(),
  },
  /** Prints the page that is open, by the system's dialog. */
  'window.print': { request: nothing, answer: z.object({ printed: z.boolean() }) },
  /** The page that is open as a PDF, by the system's dialog; null when the person closed it. */
  'window.save-pdf': {
    request: z.object({
      suggestedName: z.string().regex(/^[\w-]{1,80}\.pdf$/),
      /** The week that the page is about: its history remembers the file. */
      weekStart: weekStartSchema.nullish(),
    }),
    answer: z.object({ path: z.string() }).nullable(),
  },
  /** The report for support as it would be saved, and the id to save it by. */
  'window.support-report': { request: nothing, answer: z.object({ id: z.string(), text: z.string() }) },
  /** Saves the report that was shown, by the system's dialog; null when the person closed it. */
  'window.save-support-report': {
    request: z.object({ id: z.string() }),
    answer: z.object({ path: z.string() }).nullable(),
  },
  /** Where the records of this computer lie: a folder of its own, one that Windows copies to a server, or one that is synced. */
  'window.data-folder': {
    request: nothing,
    answer: z.object({
      path: z.string(),
      kind: z.enum(['own', 'roaming', 'synced']),
      /** A folder that was passed over: one that stays on this computer, since the records lie in this one; or one with others. */
      passedOver: z.object({ path: z.string(), hasRecords: z.boolean() }).nullable(),
    }),
  },
  'window.settings': { request: z.object({}), answer: settingsSchema },
  'window.save-settings': { request: settingsSchema, answer: z.object({}) },
} as const;

// What the main process tells the window.

import { z } from 'zod';
import { commandNames } from '../commands/commands.ts';
import { reminderPlaceSchema } from '../reminders/reminders.ts';
import { nothing } from './call.ts';
import { evidenceProgressSchema } from './evidence.ts';
import { fileReadingSchema } from './incoming.ts';
import { recoveryProgressSchema } from './recovery.ts';
import { syncStatusSchema } from './sync.ts';

export const appEvents = {
  /** Something in the store changed; null: more than one week may have. */
  'week-changed': z.object({ weekStart: z.string().nullable() }),
  'sync-status': syncStatusSchema,
  'evidence-progress': evidenceProgressSchema,
  'recovery-progress': recoveryProgressSchema,
  /** Files that are brought in are being read; null: none is any more. */
  'file-reading': fileReadingSchema.nullable(),
  'session-changed': nothing,
  /** The window is locked: it covers itself at once, before it asks how things stand. */
  locked: nothing,
  'settings-changed': nothing,
  /** A notification was clicked: the window goes where its reminder is dealt with. */
  'reminder-clicked': z.object({ place: reminderPlaceSchema }),
  /** A command of the application menu, for the window to carry out. */
  command: z.object({ command: z.enum(commandNames) }),
} as const;

export type AppEvents = typeof appEvents;

export type AppEventName = keyof AppEvents;

export type AppEvent<K extends AppEventName> = z.output<AppEvents[K]>;

// What is due, and what to remind of now.

import { z } from 'zod';
import { dueItemSchema } from '../reminders/due.ts';
import { reminderSchema } from '../reminders/reminders.ts';

export const reminderCalls = {
  'reminder.list': { request: z.object({}), answer: z.object({ reminders: z.array(reminderSchema) }) },
  /** What is due when, the soonest first; `person` is whom a request or a stay is about. */
  'reminder.due': {
    request: z.object({}),
    answer: z.object({ due: z.array(z.object({ item: dueItemSchema, person: z.string().nullable() })) }),
  },
} as const;

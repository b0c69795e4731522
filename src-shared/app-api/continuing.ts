// What goes on from the week before, offered in one list and taken line by line or all at once.

import { z } from 'zod';
import { variationSchema, weeklyActualSchema } from '../domain/actuals.ts';
import { idSchema } from '../domain/id.ts';
import { weekStartSchema } from '../domain/week.ts';
import { nothing } from './call.ts';

export const continuingSchema = z.object({
  lineId: z.string(),
  what: z.enum(['stay', 'absence', 'end']),
  /** False for an absence that begins in the week: it is known, and last week knew nothing of it. */
  fromLastWeek: z.boolean(),
  /** Since when, and where it stands with the council: `in hospital since 3 March 2025, hospital week 3: within the paid weeks`. */
  why: z.string(),
  /** What would stand on the line. */
  variations: z.array(variationSchema),
  /** Hundredths. */
  planned: z.int(),
  actual: z.int(),
  comment: z.string(),
  /** The hours are the plan's share of some days, a guess. */
  estimated: z.boolean(),
});
export type ContinuingOffer = z.infer<typeof continuingSchema>;

export const continuingCalls = {
  'continuing.list': {
    request: z.object({ weekStart: weekStartSchema }),
    answer: z.object({ id: z.string(), offers: z.array(continuingSchema) }),
  },
  /**
   * Takes lines of the list that was shown under this id, as one step, which undo takes back; one that would no longer be what was
   * shown is left out and named. They count as changed by whoever takes them, and as not checked.
   */
  'continuing.take': {
    request: z.object({ id: z.string(), lineIds: z.array(idSchema).min(1) }),
    answer: z.object({
      taken: z.int(),
      /** Lines that stay as they are, and why. */
      refused: z.array(z.object({ lineId: z.string(), sentence: z.string() })),
    }),
  },
  /** Somebody has checked a line that was taken from the week before. */
  'continuing.checked': {
    request: z.object({
      weekStart: weekStartSchema,
      lineId: idSchema,
      /** The line as it was on screen: where it reads otherwise by now, it is not checked. Absent: nobody looked at it first. */
      seen: weeklyActualSchema.optional(),
    }),
    answer: nothing,
  },
} as const;

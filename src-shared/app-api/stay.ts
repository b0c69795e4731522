// A hospital stay, or an absence, on the lines of its person, for one week.

import { z } from 'zod';
import { categorySchema, weeklyActualSchema } from '../domain/actuals.ts';
import { hospitalStaySchema } from '../domain/lines.ts';
import { quantitySchema } from '../domain/quantity.ts';
import { plainDateSchema, weekStartSchema } from '../domain/week.ts';
import { leftSchema, recordInputSchema } from './week.ts';

/** A period on every line of its person for one week: the days without care, and quantities a person corrected. */
const recordPeriodSchema = z.object({
  weekStart: weekStartSchema,
  days: z.array(plainDateSchema).min(1, 'Choose at least one day.').max(7),
  /** By line id, in hundredths; 0 leaves the line as it is. Lines not named get the plan's share of the days. */
  quantities: z.record(z.string(), quantitySchema),
  /** By line id, the lines as they were when somebody began: where one of them has other figures by now, nothing is recorded. */
  seen: z.record(z.string(), weeklyActualSchema).optional(),
});
export const recordStaySchema = recordPeriodSchema.extend({ stayId: z.string() });
export type RecordStay = z.infer<typeof recordStaySchema>;
export const recordAbsenceSchema = recordPeriodSchema.extend({ absenceId: z.string() });
export type RecordAbsence = z.infer<typeof recordAbsenceSchema>;

const figuresSchema = z.object({ actual: z.int(), frustrated: z.int(), missed: z.int(), extra: z.int() });

/** What recording a stay or an absence would make of one line; nothing is written yet. */
export const stayChangeSchema = z.object({
  lineId: z.string(),
  before: figuresSchema,
  after: figuresSchema,
  comment: z.object({ before: z.string(), after: z.string() }),
  /** A person wrote the comment, so it stays. */
  commentKept: z.boolean(),
  category: categorySchema,
  quantity: z.int(),
  /** The most that can be recorded: the plan, less what other reasons explain. */
  most: z.int(),
  /** The plan's share of part of a week: somebody should look at it. */
  estimated: z.boolean(),
});
export type StayChange = z.infer<typeof stayChangeSchema>;

/** How a variation names the stay that is recorded in the same call. */
export const newStayId = 'new';

/** What differed on a line because of a stay that nobody has recorded yet, and the stay. */
export const recordLineWithStaySchema = recordInputSchema.extend({
  stay: hospitalStaySchema.omit({ id: true }),
});
export type RecordLineWithStay = z.infer<typeof recordLineWithStaySchema>;

export const stayCalls = {
  /** Records the stay and the figures that it explains in one step that can be undone. */
  'stay.record-line': { request: recordLineWithStaySchema, answer: leftSchema },
  'stay.preview': { request: recordStaySchema, answer: z.object({ changes: z.array(stayChangeSchema) }) },
  /** Applies exactly what `stay.preview` shows for the same input, in one step that can be undone. */
  'stay.record': { request: recordStaySchema, answer: z.object({ recorded: z.int() }) },
  'stay.preview-absence': { request: recordAbsenceSchema, answer: z.object({ changes: z.array(stayChangeSchema) }) },
  /** Applies exactly what `stay.preview-absence` shows for the same input, in one step that can be undone. */
  'stay.record-absence': { request: recordAbsenceSchema, answer: z.object({ recorded: z.int() }) },
} as const;

// What a comparison with a fresh export comes to, as values: kept with the week, and shown on screen.
import { z } from 'zod';
import { cellFields } from './compare-plans.ts';

export const readBackDifferenceSchema = z.object({
  kind: z.enum([
    'not-taken',
    'other-value',
    'rounded',
    'plan-changed',
    'comment-truncated',
    'comment-altered',
    'line-missing',
    'line-extra',
    'row-unreadable',
    'row-repeated',
  ]),
  /** null for a line that the app does not know. */
  lineId: z.string().nullable(),
  ssRef: z.string(),
  service: z.string(),
  serviceLevel: z.string(),
  /** The row of the fresh export; null where it has none. */
  row: z.int().nullable(),
  field: z.enum(cellFields).nullable(),
  intended: z.string(),
  held: z.string(),
  sentence: z.string(),
  /** How to put it right. */
  mend: z.string(),
});
export type ReadBackDifference = z.infer<typeof readBackDifferenceSchema>;

/** A cell that says the same in another form: it matches, and is told. */
export const readBackNoteSchema = z.object({
  lineId: z.string(),
  ssRef: z.string(),
  row: z.int(),
  field: z.enum(cellFields),
  intended: z.string(),
  held: z.string(),
  sentence: z.string(),
});
export type ReadBackNote = z.infer<typeof readBackNoteSchema>;

/** `matches` has no room for a difference, and `differs` none for their absence. */
export const readBackResultSchema = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('matches'),
    lines: z.int().min(1),
    cells: z.int().min(1),
    /** Absent where every cell is letter for letter as intended. */
    noted: z.array(readBackNoteSchema).optional(),
  }),
  z.object({
    outcome: z.literal('differs'),
    lines: z.int().min(0),
    matched: z.int().min(0),
    differences: z.array(readBackDifferenceSchema).min(1),
    noted: z.array(readBackNoteSchema).optional(),
  }),
]);
export type ReadBackResult = z.infer<typeof readBackResultSchema>;

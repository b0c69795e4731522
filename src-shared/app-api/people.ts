// The provider's own list of people.

import { z } from 'zod';
import { columnMappingSchema } from '../people/columns.ts';
import { nothing } from './call.ts';

export const listPreviewSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('refused'), sentence: z.string(), action: z.string() }),
  z.object({
    outcome: z.literal('read'),
    id: z.string(),
    fileName: z.string(),
    /** The first row under the headings, to choose the columns by. */
    sample: z.array(z.string()),
    mapping: columnMappingSchema,
    /** What is wrong with the columns, or null. */
    wrong: z.string().nullable(),
    read: z.int(),
    added: z.array(z.object({ ssRef: z.string(), name: z.string() })),
    changed: z.array(
      z.object({
        ssRef: z.string(),
        name: z.string(),
        fields: z.array(z.object({ field: z.string(), from: z.string(), to: z.string() })),
      }),
    ),
    unchanged: z.int(),
    rejected: z.array(z.object({ row: z.int(), text: z.string(), sentence: z.string(), fix: z.string() })),
    warnings: z.array(z.object({ row: z.int(), sentence: z.string() })),
    withoutLine: z.array(z.object({ ssRef: z.string(), name: z.string() })),
    withoutName: z.array(z.string()),
    notOnList: z.array(z.object({ ssRef: z.string(), name: z.string() })),
  }),
]);
export type ListPreview = z.infer<typeof listPreviewSchema>;

export const peopleCalls = {
  'people.choose-list': { request: nothing, answer: listPreviewSchema.nullable() },
  /** The same list with other columns. */
  'people.map-list': { request: z.object({ id: z.string(), mapping: columnMappingSchema }), answer: listPreviewSchema },
  'people.take-list': { request: z.object({ id: z.string() }), answer: z.object({ added: z.int(), changed: z.int() }) },
} as const;

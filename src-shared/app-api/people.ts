// The provider's own list of people.

import { z } from 'zod';
import { columnMappingSchema } from '../people/columns.ts';
import { nothing } from './call.ts';
import { fieldChangeSchema } from './field-change.ts';
import { encodingReadingsSchema, readAnswersSchema, sheetsReadSchema } from './reading.ts';

const nearMissSchema = z.object({
  ...{ row: z.int(), written: z.string(), name: z.string(), ssRef: z.string() },
  /** The person was kept under the written SS Ref until it was put right here. */
  former: z.literal(true).optional(),
});

export const listPreviewSchema = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('refused'),
    id: z.string(),
    sentence: z.string(),
    action: z.string(),
    /** Where the letters can be read in several ways: each, to choose from. */
    readings: encodingReadingsSchema,
  }),
  z.object({
    outcome: z.literal('read'),
    id: z.string(),
    fileName: z.string(),
    sheets: sheetsReadSchema,
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
        fields: z.array(fieldChangeSchema),
      }),
    ),
    unchanged: z.int(),
    rejected: z.array(z.object({ row: z.int(), text: z.string(), sentence: z.string(), fix: z.string() })),
    warnings: z.array(z.object({ row: z.int(), sentence: z.string() })),
    withoutLine: z.array(z.object({ ssRef: z.string(), name: z.string() })),
    withoutName: z.array(z.string()),
    notOnList: z.array(z.object({ ssRef: z.string(), name: z.string() })),
    /** Rows whose SS Ref is one slip away from a planned one, of which nobody has said whether they are one. */
    pairs: z.array(nearMissSchema),
    /** Those of which somebody has said that they are two people. */
    apart: z.array(nearMissSchema),
    /** Rows that a person has said, now or of an earlier list, are somebody planned. */
    paired: z.array(z.object({ row: z.int(), ssRef: z.string() })),
    /** People kept under an SS Ref without its zeros, who become the planned person when the list is taken. */
    healed: z.array(z.object({ from: z.string(), ssRef: z.string(), name: z.string() })),
  }),
]);
export type ListPreview = z.infer<typeof listPreviewSchema>;

export const listedPersonSchema = z.object({
  ssRef: z.string(),
  name: z.string(),
  nhsNumber: z.string().nullable(),
  address: z.string().nullable(),
  serviceType: z.string().nullable(),
  other: z.array(z.object({ heading: z.string(), text: z.string() })),
  /** The portal has a line for this SS Ref. */
  planned: z.boolean(),
});
export type ListedPersonView = z.infer<typeof listedPersonSchema>;

export const peopleCalls = {
  /** Everybody known by name. */
  'people.all': { request: nothing, answer: z.array(listedPersonSchema) },
  /** Puts a person right, also the SS Ref. A blank NHS number or address is none. */
  'people.edit': {
    request: z.object({
      ssRef: z.string(),
      person: z.object({
        ssRef: z.string().trim().min(1, 'Enter the SS Ref as the portal has it.').max(60),
        name: z.string().trim().min(1, 'Enter the name.').max(200),
        nhsNumber: z.string().max(60),
        address: z.string().max(1000),
      }),
    }),
    answer: nothing,
  },
  /** Two records of one person become one: what `keep` leaves blank comes from `other`, which goes. */
  'people.merge': { request: z.object({ keep: z.string(), other: z.string() }), answer: nothing },
  'people.remove': { request: z.object({ ssRef: z.string() }), answer: nothing },
  'people.choose-list': {
    request: z.object({ incoming: z.string().optional() }),
    answer: listPreviewSchema.nullable(),
  },
  /** The same file, with another sheet or other letters. */
  'people.read-list': {
    request: readAnswersSchema.extend({ id: z.string(), sheet: z.string().nullable() }),
    answer: listPreviewSchema,
  },
  /** The same list, with a row that is somebody planned; null: nobody has said so. It is remembered for the next list. */
  'people.pair': {
    request: z.object({ id: z.string(), row: z.int(), ssRef: z.string().nullable() }),
    answer: listPreviewSchema,
  },
  /** The same list, where a row and somebody planned are two people; `apart` false: nobody has said so. It is remembered, too. */
  'people.apart': {
    request: z.object({ id: z.string(), row: z.int(), ssRef: z.string(), apart: z.boolean() }),
    answer: listPreviewSchema,
  },
  /** The same list with other columns. */
  'people.map-list': { request: z.object({ id: z.string(), mapping: columnMappingSchema }), answer: listPreviewSchema },
  'people.take-list': { request: z.object({ id: z.string() }), answer: z.object({ added: z.int(), changed: z.int() }) },
} as const;

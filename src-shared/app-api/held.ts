// Everything that is held of one person: for whoever asks to see it, and erasing it.
import { z } from 'zod';
import { idSchema, pointInTimeSchema } from '../domain/id.ts';
import { nothing } from './call.ts';

/** Why somebody is erased: chosen from a list, since free text could name them. */
export const erasureReasons = ['asked', 'kept-long-enough', 'by-mistake', 'other'] as const;
export const erasureReasonSchema = z.enum(erasureReasons);
export type ErasureReason = z.infer<typeof erasureReasonSchema>;

/** What may be told of first and then be accepted: work on the person that was not sent goes with them. */
export const erasureToAcceptSchema = z.enum(['erase-unsent']);
export type ErasureToAccept = z.infer<typeof erasureToAcceptSchema>;

/** One kind of record, with all that is there of it, each as names and what they say. */
export const heldPartSchema = z.object({
  title: z.string(),
  entries: z.array(z.array(z.object({ label: z.string(), value: z.string() }))),
});
export type HeldPart = z.infer<typeof heldPartSchema>;

const told = z.object({ code: z.string(), sentence: z.string(), action: z.string() });
const ofPerson = z.object({ ssRef: idSchema });

export const heldCalls = {
  /** All of it in words, for the screen and the page that is printed. */
  'held.get': {
    request: ofPerson,
    answer: z.object({
      ssRef: z.string(),
      name: z.string(),
      /** What they are to be told beside it (UK GDPR, article 15): what it is for, who gets it, how long it stays, their rights. */
      beside: z.array(z.string()),
      parts: z.array(heldPartSchema),
    }),
  },
  /** All of it as a JSON file, by the system's dialog; null when the person closed it. The history remembers that it was made. */
  'held.save': { request: ofPerson, answer: z.object({ path: z.string() }).nullable() },
  /** Remembers in the history that the page with all of it was saved as a PDF. */
  'held.note-pdf': { request: ofPerson, answer: nothing },
  /** What erasing them would take, and what keeps it from being done. */
  'held.before-erasing': {
    request: ofPerson,
    answer: z.object({
      /** What has to be typed to confirm: the name, or the SS Ref of somebody without one. */
      toType: z.string(),
      refusal: told.nullable(),
      toAccept: told.extend({ code: erasureToAcceptSchema }).nullable(),
      goes: z.array(z.object({ what: z.string(), count: z.int().min(1) })),
      stays: z.array(z.string()),
    }),
  },
  /** Erases them on this computer, for good. */
  'held.erase': {
    request: ofPerson.extend({
      typed: z.string().max(500),
      why: erasureReasonSchema,
      accepted: erasureToAcceptSchema.optional(),
    }),
    answer: z.object({
      /** Texts about others that still name them. */
      namedElsewhere: z.int().min(0),
      /** True: older copies could not be taken away yet; the next start tries again. */
      copiesLeft: z.boolean(),
    }),
  },
  /** Who erased somebody here, when and why. The newest first. */
  'held.erasures': {
    request: nothing,
    answer: z.object({
      erasures: z.array(
        z.object({
          id: z.string(),
          at: pointInTimeSchema,
          byName: z.string(),
          why: erasureReasonSchema,
          isDone: z.boolean(),
        }),
      ),
    }),
  },
} as const;

// Confirming a week, and the receipts that say so.
import { z } from 'zod';
import { serviceTextSchema } from '../domain/id.ts';
import { longestNote } from '../domain/limits.ts';
import { bySchema, receiptSchema, weekRecordSchema } from './records.ts';

/** More than any council has. */
const mostServices = 200;

/** A text in which something can be read: blanks and marks that nobody sees are no reason and no statement. */
const someWords = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .refine((text) => /[\p{L}\p{N}]/u.test(text), 'Write some words.');

/** A warning that somebody accepted, with the reason; the key changes when the facts change (see `Finding.key`). */
export const acknowledgementSchema = z.object({
  key: z.string().max(longestNote),
  reason: someWords(1000),
  by: bySchema,
});
export type Acknowledgement = z.infer<typeof acknowledgementSchema>;

export const confirmationRequestSchema = z.object({
  services: z.array(serviceTextSchema).min(1).max(mostServices),
  /** SHA-256 in hex of `confirmationText` of exactly what the coordinator saw. */
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  /** The sentence that the coordinator agreed to, as shown. */
  statement: someWords(2000),
  acknowledgements: z.array(acknowledgementSchema),
});
export type ConfirmationRequest = z.infer<typeof confirmationRequestSchema>;

export const confirmationAnswerSchema = z.object({ receipt: receiptSchema, week: weekRecordSchema });
export type ConfirmationAnswer = z.infer<typeof confirmationAnswerSchema>;

export const receiptsAnswerSchema = z.object({ receipts: z.array(receiptSchema) });

export const confirmationCalls = {
  confirm: {
    method: 'POST',
    path: '/v1/weeks/:monday/confirmation',
    write: true,
    request: confirmationRequestSchema,
    answer: confirmationAnswerSchema,
  },
  receipts: {
    method: 'GET',
    path: '/v1/weeks/:monday/receipt',
    write: false,
    request: null,
    answer: receiptsAnswerSchema,
  },
} as const;

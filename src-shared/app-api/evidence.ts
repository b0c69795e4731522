// The evidence of a week by files.

import { z } from 'zod';
import { weekStartSchema } from '../domain/week.ts';
import { nothing } from './call.ts';

/** The evidence of a week: the signed text for machines, and what the page for people shows of it. */
export const evidenceViewSchema = z.object({
  /** The signed pack, as it is attached to the page. */
  text: z.string(),
  fingerprint: z.string(),
  madeAt: z.string(),
  madeBy: z.string(),
  provider: z.string(),
  changeLog: z.string(),
  services: z.array(
    z.object({
      service: z.string(),
      sentence: z.string(),
      history: z.array(z.string()),
      cells: z.int(),
      lines: z.int(),
    }),
  ),
  /** Lines that were recorded otherwise than planned. */
  differing: z.array(
    z.object({
      lineId: z.string(),
      ssRef: z.string(),
      service: z.string(),
      figures: z.string(),
      comment: z.string(),
      by: z.string(),
    }),
  ),
  asPlanned: z.int(),
});
export type EvidenceView = z.infer<typeof evidenceViewSchema>;

/** How many entries of the change log were looked at for the evidence. */
export const evidenceProgressSchema = z.object({ done: z.int(), of: z.int() });

export const evidenceCalls = {
  /** Ends putting evidence together: its own answer says so, and nothing was written. */
  'evidence.stop': { request: nothing, answer: nothing },
  'evidence.get': { request: z.object({ weekStart: weekStartSchema }), answer: evidenceViewSchema },
} as const;

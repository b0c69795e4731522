// The council's disputes, and answers to them.

import { z } from 'zod';
import { longestText } from '../domain/limits.ts';
import { disputeSchema } from '../portal-api/records.ts';
import { nothing } from './call.ts';

export const disputeViewSchema = disputeSchema.extend({
  person: z.string(),
  ssRef: z.string(),
  service: z.string(),
  /** The figures in dispute, as they stand: `10.00 planned, 8.00 actual, 2M`; empty when they are not known here. */
  figures: z.string(),
  /** Answers that are saved on this computer and not at the portal yet. */
  unsent: z.array(z.string()),
});
export type DisputeView = z.infer<typeof disputeViewSchema>;

export const disputeCalls = {
  'dispute.list': { request: z.object({}), answer: z.object({ disputes: z.array(disputeViewSchema) }) },
  'dispute.answer': {
    request: z.object({ disputeId: z.string(), text: z.string().trim().min(1, 'Write an answer.').max(longestText) }),
    answer: nothing,
  },
} as const;

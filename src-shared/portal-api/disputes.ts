// What council and provider write to each other about a line.
import { z } from 'zod';
import { longestText } from '../domain/limits.ts';
import { disputeSchema } from './records.ts';

export const disputeMessageRequestSchema = z.object({ text: z.string().trim().min(1).max(longestText) });

export const disputeCalls = {
  answerDispute: {
    method: 'POST',
    path: '/v1/disputes/:id/messages',
    write: true,
    request: disputeMessageRequestSchema,
    answer: disputeSchema,
  },
} as const;

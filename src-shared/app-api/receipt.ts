// The council's receipts of a week.

import { z } from 'zod';
import { weekStartSchema } from '../domain/week.ts';
import { receiptSchema } from '../portal-api/records.ts';

export const receiptCalls = {
  'receipt.list': {
    request: z.object({ weekStart: weekStartSchema }),
    answer: z.object({ receipts: z.array(receiptSchema), words: z.string() }),
  },
} as const;

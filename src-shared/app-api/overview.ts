// Weeks side by side.

import { z } from 'zod';
import { weekStartSchema } from '../domain/week.ts';
import { overviewSchema } from '../report/overview.ts';

export const overviewCalls = {
  /** The week and the twelve before it. */
  'overview.get': { request: z.object({ weekStart: weekStartSchema }), answer: overviewSchema },
} as const;

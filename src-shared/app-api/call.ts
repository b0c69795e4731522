// What a call is: the schema of what is asked and of what is answered.
import { z } from 'zod';

export const nothing = z.object({});

/** One call: what its request and its answer have to be. */
export interface CallSchemas {
  request: z.ZodType;
  answer: z.ZodType;
}

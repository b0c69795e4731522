// What a call is: how it is asked for, and the schemas of what is asked and of what is answered.
import type { z } from 'zod';

/** One call. `request` is null where nothing is sent but the path and the query. */
export interface PortalCall {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below the portal's address; parts that begin with `:` are filled in. */
  path: string;
  /** Needs an `Idempotency-Key` (UUIDv7); a completed key replays the stored answer. */
  write: boolean;
  request: z.ZodType | null;
  answer: z.ZodType;
}

/** The most lines or records that one request may change. */
export const largestBatch = 500;

// The council's rules as they are in force here.

import { z } from 'zod';
import { councilProfileSchema } from '../council/schema.ts';
import { nothing } from './call.ts';
import { appProblemSchema } from './result.ts';

/** What there is to know about the council's rules: the edition in force, what it changed, and why no newer one is. */
export const profileNewsSchema = z.object({
  version: z.string(),
  /** When it was fetched (ISO instant). */
  fetchedAt: z.string().nullable(),
  refused: appProblemSchema.nullable(),
  /** Editions that nobody has read about yet, oldest first. */
  changes: z.array(
    z.object({
      id: z.int(),
      at: z.string(),
      fromVersion: z.string(),
      toVersion: z.string(),
      sentences: z.array(z.string()),
    }),
  ),
});
export type ProfileNews = z.infer<typeof profileNewsSchema>;

export const profileCalls = {
  'profile.get': { request: nothing, answer: councilProfileSchema },
  'profile.news': { request: nothing, answer: profileNewsSchema },
  /** Somebody has read this change and those before it. */
  'profile.seen': { request: z.object({ id: z.int() }), answer: nothing },
} as const;

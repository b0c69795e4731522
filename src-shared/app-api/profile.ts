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
  /** The file that somebody took them from; null: from the portal, or with the app. */
  fromFile: z.string().nullable(),
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

/** What taking other rules would change, before they count. */
export const profilePreviewSchema = z.object({
  /** Hand this back to take exactly what was shown. */
  id: z.string(),
  /** Null: the rules that come with the app. */
  fileName: z.string().nullable(),
  council: z.string(),
  version: z.string(),
  /** What is in force now, or would be without them. */
  from: z.object({ council: z.string(), version: z.string() }),
  /** In sentences. */
  changes: z.array(z.string()),
  /** Value by value, by its place in the file. */
  differences: z.array(z.object({ path: z.string(), from: z.string(), to: z.string() })),
  /** Places in the file of which this version of the app knows nothing. */
  unknown: z.array(z.string()),
});
export type ProfilePreview = z.infer<typeof profilePreviewSchema>;

export const profileCalls = {
  'profile.get': { request: nothing, answer: councilProfileSchema },
  /** Asks for a file and shows what its rules would change; null when the person closed the dialog. Nothing is written. */
  'profile.choose-file': { request: nothing, answer: profilePreviewSchema.nullable() },
  /** The same of the rules that come with the app. */
  'profile.show-shipped': { request: nothing, answer: profilePreviewSchema },
  'profile.take': { request: z.object({ id: z.string() }), answer: nothing },
  'profile.news': { request: nothing, answer: profileNewsSchema },
  /** Somebody has read this change and those before it. */
  'profile.seen': { request: z.object({ id: z.int() }), answer: nothing },
} as const;

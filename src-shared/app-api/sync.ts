// The exchange with the portal.

import { z } from 'zod';
import { nothing } from './call.ts';
import { appProblemSchema } from './result.ts';

/** What the status bar shows; derived from the database, so that it cannot lie. */
export const syncStatusSchema = z.object({
  online: z.boolean(),
  syncing: z.boolean(),
  /** Records of a whole copy of the plan that have come in the sync that goes on; 0 where it fetches none. */
  received: z.int(),
  /** Exchanges that have ended since the account was opened: one that was refused is told by it from the next. */
  exchanges: z.int(),
  /** Changes saved on this computer that the portal has not accepted yet. */
  toSend: z.int(),
  /** Of those: sent, no answer seen. */
  unknown: z.int(),
  conflicts: z.int(),
  rejected: z.int(),
  lastSavedAt: z.string().nullable(),
  lastSyncedAt: z.string().nullable(),
  /** Why the last try did not succeed; null after a success. */
  problem: appProblemSchema.nullable(),
  /** True while the person chose to work offline. */
  workingOffline: z.boolean(),
  /** True while times and deadlines go by this computer's own clock: how far the portal's is from it is not known. */
  byOwnClock: z.boolean(),
});
export type SyncStatus = z.infer<typeof syncStatusSchema>;

export const syncCalls = {
  'sync.now': { request: nothing, answer: syncStatusSchema },
  'sync.status': { request: nothing, answer: syncStatusSchema },
  /** Stops fetching a whole copy, and answers once it has stopped; anything else that goes on comes to its end. */
  'sync.halt': { request: nothing, answer: syncStatusSchema },
  'sync.work-offline': { request: z.object({ offline: z.boolean() }), answer: syncStatusSchema },
  /** Records of the portal that break the contract, each with where and how. `at`: when it came (ISO), if that is known. */
  'sync.put-aside': {
    request: nothing,
    answer: z.object({
      records: z.array(
        z.object({
          what: z.string(),
          id: z.string(),
          weekStart: z.string().nullable(),
          why: z.string(),
          at: z.string().nullable(),
        }),
      ),
    }),
  },
  /** Answers `many-removals`: yes, the portal is right that these lines are gone. */
  'sync.allow-removals': { request: nothing, answer: syncStatusSchema },
} as const;

// How long the account at the council's portal stays open.

import { z } from 'zod';
import { plainDateSchema } from '../domain/week.ts';
import { nothing } from './call.ts';

/** How long the account at the council's portal stays open (S-B: locked after 90 days without access). */
export const portalAccessSchema = z.object({
  /** `portal`: every exchange with the portal is access to it. `reported`: somebody ticks it, or brings an export in. */
  known: z.enum(['portal', 'reported']),
  /** `exported`: known by an export from the portal, not by what somebody ticked. */
  last: z.object({ day: plainDateSchema, by: z.string(), exported: z.boolean() }).nullable(),
  lock: z
    .object({ state: z.enum(['open', 'warn', 'locked']), locksOn: z.string(), days: z.int(), daysLeft: z.int() })
    .nullable(),
});
export type PortalAccess = z.infer<typeof portalAccessSchema>;

export const portalAccessCalls = {
  'portal-access.get': { request: nothing, answer: portalAccessSchema },
  'portal-access.report': { request: z.object({ day: plainDateSchema }), answer: nothing },
} as const;

// What is due when: weeks to confirm, adjustment requests to begin and to submit, decisions on hospital stays, the sign-in at
// the council's portal. Pure, and without a rule of its own: the dates are those of the rules and the reminders.
import { z } from 'zod';
import type { CouncilProfile } from '../council/schema.ts';
import { adjustmentClock } from '../domain/adjustments.ts';
import { dayAt, deadlines } from '../domain/deadline.ts';
import type { AdjustmentRequest } from '../domain/lines.ts';
import { addDays, type PlainDate, plainDateSchema, weekStartSchema } from '../domain/week.ts';
import type { ReminderFacts } from './reminders.ts';

export const dueItemSchema = z.discriminatedUnion('kind', [
  /** `at` is the deadline's instant, `on` its day. */
  z.object({
    kind: z.literal('week'),
    on: plainDateSchema,
    at: z.string(),
    late: z.boolean(),
    weekStart: weekStartSchema,
  }),
  /** `on` is the Monday from whose noon on the sites that have not reported the week are missing; `sites`: their names. */
  z.object({
    kind: z.literal('sites'),
    on: plainDateSchema,
    late: z.boolean(),
    weekStart: weekStartSchema,
    sites: z.array(z.string()),
  }),
  /** `on` is the last day to submit it, that day included. */
  z.object({
    kind: z.literal('adjustment'),
    on: plainDateSchema,
    late: z.boolean(),
    id: z.string(),
    ssRef: z.string(),
    startDate: plainDateSchema,
  }),
  /** A change of the week needs a request that nobody has begun; `on` as for a request, `startDate` that of the change. */
  z.object({
    kind: z.literal('adjustment-needed'),
    on: plainDateSchema,
    late: z.boolean(),
    weekStart: weekStartSchema,
    startDate: plainDateSchema,
  }),
  /** `on` is the last day that is paid: nobody has asked for a decision on what comes after it. */
  z.object({ kind: z.literal('hospital-limit'), on: plainDateSchema, late: z.boolean(), stayId: z.string() }),
  /** The council's portal locks on this day unless somebody signs in there before. */
  z.object({ kind: z.literal('portal-access'), on: plainDateSchema, late: z.boolean() }),
]);
export type DueItem = z.infer<typeof dueItemSchema>;

/** `needed` and `hospitalLimits` are those of the reminders: the list never says less than they do. */
interface DueFacts extends Pick<ReminderFacts, 'needed' | 'hospitalLimits'> {
  /** ISO instant. */
  now: string;
  council: CouncilProfile;
  /** Weeks that nobody has confirmed yet. */
  weeks: readonly PlainDate[];
  adjustments: readonly (Pick<AdjustmentRequest, 'id' | 'ssRef' | 'startDate' | 'submittedOn' | 'outcome'> & {
    /** False where the council sets no last day: then it is never late. */
    timed?: boolean;
  })[];
  locksOn: PlainDate | null;
  /** Sites that should have reported a week and have not, by name. */
  sitesMissing: readonly { weekStart: PlainDate; names: readonly string[] }[];
}

/** Sites that have not reported come first: a week waits for them. Then the soonest; what is late comes before the rest. */
export function dueItems({
  now,
  council,
  weeks,
  adjustments,
  needed,
  hospitalLimits,
  locksOn,
  sitesMissing,
}: DueFacts): DueItem[] {
  const { timeZone } = council.deadline;
  const today = dayAt(now, timeZone);
  const items: DueItem[] = [];
  for (const weekStart of weeks) {
    const at = deadlines(weekStart, council).operative;
    const on = dayAt(at, timeZone);
    if (on !== null) items.push({ kind: 'week', on, at, late: Date.parse(now) > Date.parse(at), weekStart });
  }
  for (const { id, ssRef, startDate, submittedOn, outcome, timed = true } of adjustments) {
    if (submittedOn !== null || outcome !== 'draft') continue;
    const clock = adjustmentClock(startDate, null, today, council);
    if (clock === null) continue;
    items.push({ kind: 'adjustment', on: clock.lastDay, late: timed && clock.late, id, ssRef, startDate });
  }
  for (const { weekStart, startDate, timed = true } of needed) {
    const clock = adjustmentClock(startDate, null, today, council);
    if (clock === null) continue;
    items.push({ kind: 'adjustment-needed', on: clock.lastDay, late: timed && clock.late, weekStart, startDate });
  }
  for (const { stayId, lastPaidDay } of hospitalLimits) {
    items.push({ kind: 'hospital-limit', on: lastPaidDay, late: today !== null && today > lastPaidDay, stayId });
  }
  if (locksOn !== null) items.push({ kind: 'portal-access', on: locksOn, late: today !== null && today >= locksOn });
  items.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const missing = sitesMissing.map(({ weekStart, names }): DueItem => {
    const on = addDays(weekStart, 7);
    return { kind: 'sites', on, late: today !== null && today > on, weekStart, sites: [...names] };
  });
  return [...missing, ...items];
}

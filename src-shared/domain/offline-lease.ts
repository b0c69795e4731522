// How long an account of a portal is shown without the portal's word that its person may still sign in. Pure: what each
// clock says is handed in. What must stay true: setting this computer's clock back makes it no longer, by more than nobody
// can see (a clock that was set while the app was closed, to just after it was closed); a clock that was far ahead and comes
// back ends it for nobody; where the portal's own time is known, it counts and nothing else.
import { z } from 'zod';
import { pointInTimeSchema } from './id.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** In days: so long it runs, and from so many on it is pointed out. */
export const leaseDays = { runs: 14, warns: 10 } as const;

/** Steps of a clock that sets itself are smaller: they say nothing. */
const noise = 2 * 60_000;
/** A computer that seems to have been off for longer more likely has a wrong date. */
const longestOff = 60 * day;

export const offlineLeaseSchema = z.object({
  /** When the portal last said that the sign-in is good (ISO). */
  heardAt: pointInTimeSchema,
  /** By the portal's clock; false: by this computer's, since the portal was not heard since there are leases. */
  byPortal: z.boolean(),
  /** How long ago that is, as far as is known, in milliseconds. */
  elapsedMillis: z.number().min(0),
  /** This computer's clock when that was reckoned (ISO). */
  seenAt: pointInTimeSchema,
  /** The latest that this clock said without a doubt (ISO): it may have lost its date since. */
  latestAt: pointInTimeSchema,
  /** A step of the clock that may have been a mistake: how far it went, and how things stood before it. */
  doubt: z.object({ gapMillis: z.number(), elapsedMillis: z.number(), seenAt: pointInTimeSchema }).nullable(),
  /** What the portal said when it would not have this person any more; null: it did not say so. */
  blocked: z.string().nullable(),
});
export type OfflineLease = z.infer<typeof offlineLeaseSchema>;

interface Now {
  /** This computer's clock (ISO). */
  wall: string;
}

/** Begins anew: the portal has just let this person in, or answered them. @param portalNow its time (ISO), where it told it */
export function leaseHeard({ wall }: Now, portalNow: string | null): OfflineLease {
  return {
    heardAt: portalNow ?? wall,
    byPortal: portalNow !== null,
    elapsedMillis: 0,
    seenAt: wall,
    latestAt: wall,
    doubt: null,
    blocked: null,
  };
}

/**
 * The lease some time later.
 * @param ran milliseconds since `seenAt` by a clock that nobody can set and that may stand still in sleep; null: the app was closed
 * @param slept whether the computer slept in between
 */
export function leaseLater(
  lease: OfflineLease,
  { wall, ran, slept }: Now & { ran: number | null; slept: boolean },
): OfflineLease {
  const away = ran === null || slept;
  const gap = gapOf(lease, wall, ran ?? 0);
  const known = lease.elapsedMillis + (ran ?? 0);
  const next = { ...lease, seenAt: wall };
  if (gap < -hour) return cameBack({ ...next, elapsedMillis: known }, away);
  const latestAt = Date.parse(wall) > Date.parse(lease.latestAt) ? wall : lease.latestAt;
  if (away && gap <= longestOff) return { ...next, latestAt, elapsedMillis: known + Math.max(0, gap) };
  if (gap < noise) return { ...next, latestAt, elapsedMillis: known };
  const before = lease.doubt ?? { gapMillis: 0, elapsedMillis: lease.elapsedMillis, seenAt: lease.seenAt };
  return { ...next, elapsedMillis: known + gap, doubt: { ...before, gapMillis: before.gapMillis + gap } };
}

/**
 * How far the clock went beyond what ran. A clock without a battery starts years ago and is then set right: what lies between
 * did not pass, but only what goes beyond the latest that it said before.
 */
function gapOf({ seenAt, latestAt }: OfflineLease, wall: string, ran: number): number {
  const gap = Date.parse(wall) - Date.parse(seenAt) - ran;
  const beyond = Date.parse(wall) - Date.parse(latestAt);
  return gap > longestOff && beyond >= 0 && latestAt > seenAt ? Math.max(0, beyond - ran) : gap;
}

/** The clock is behind where it was. What it went too far before is taken back; how long the computer was off, nobody knows. */
function cameBack(lease: OfflineLease, away: boolean): OfflineLease {
  const { doubt, elapsedMillis, seenAt } = lease;
  const unknown = away ? day : 0;
  if (doubt === null) return { ...lease, elapsedMillis: elapsedMillis + unknown };
  const since = elapsedMillis - doubt.elapsedMillis - doubt.gapMillis;
  const told = Date.parse(seenAt) - Date.parse(doubt.seenAt);
  const gapMillis = told < -hour ? unknown : Math.max(0, told - since);
  return {
    ...lease,
    elapsedMillis: doubt.elapsedMillis + since + gapMillis,
    doubt: told > -hour && gapMillis > noise ? { ...doubt, gapMillis } : null,
  };
}

/** By the portal's own time, whoever it was told to: then no other clock counts. @param portalNow ISO */
export function leaseByPortal(lease: OfflineLease, { wall }: Now, portalNow: string): OfflineLease {
  const next = { ...lease, seenAt: wall, latestAt: wall, doubt: null, byPortal: true };
  const at = Date.parse(portalNow);
  if (!lease.byPortal) return { ...next, heardAt: new Date(at - lease.elapsedMillis).toISOString() };
  return { ...next, elapsedMillis: Math.max(0, at - Date.parse(lease.heardAt)) };
}

export const portalWordSchema = z.discriminatedUnion('state', [
  /** `warns`: it is over soon. `endsAt` as an instant by the clock that times are told by. */
  z.object({ state: z.literal('good'), heardAt: z.string(), warns: z.boolean(), endsAt: z.string() }),
  /** Nothing was heard for so long that the portal has to be asked. */
  z.object({ state: z.literal('over'), heardAt: z.string() }),
  /** The portal does not have this person any more. `sentence`: what it said. */
  z.object({ state: z.literal('blocked'), heardAt: z.string(), sentence: z.string() }),
]);
/** What the portal's last word is worth now. */
export type PortalWord = z.infer<typeof portalWordSchema>;

/** @param now ISO, by the clock that times are told by */
export function portalWordOf({ heardAt, elapsedMillis, blocked }: OfflineLease, now: string): PortalWord {
  if (blocked !== null) return { state: 'blocked', heardAt, sentence: blocked };
  const left = leaseDays.runs * day - elapsedMillis;
  if (left <= 0) return { state: 'over', heardAt };
  const endsAt = new Date(Date.parse(now) + left).toISOString();
  return { state: 'good', heardAt, warns: elapsedMillis >= leaseDays.warns * day, endsAt };
}

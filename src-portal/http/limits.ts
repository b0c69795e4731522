// How much one account, and all together, may ask of the portal. Refusing early, with a time to come back, is what
// keeps the Tuesday rush from becoming a queue that nobody outlives.
import { Refused } from '../problem.ts';

export interface Limits {
  /** Requests that an account may make at once, and how many a second it earns back. */
  burst: number;
  perSecond: number;
  /** The same for attempts to sign in with one user name. */
  signInBurst: number;
  signInsPerSecond: number;
  /** Requests being worked on at the same time, over all accounts. */
  concurrent: number;
  /** The same over all accounts of one provider. */
  concurrentOfProvider: number;
}

export const usualLimits: Limits = {
  burst: 200,
  perSecond: 20,
  signInBurst: 60,
  signInsPerSecond: 1,
  concurrent: 256,
  concurrentOfProvider: 48,
};

/** Above so many names the fullest buckets are forgotten: they would refuse nothing anyway. */
const mostBuckets = 50_000;

/** A bucket of tokens for each name: holds `burst`, earns `perSecond`. */
export function makeBuckets(clock: () => number, burst: number, perSecond: number) {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return {
    /** Takes a token, or throws `too-many-requests` with the seconds until there is one. */
    take(name: string): void {
      const now = clock();
      const bucket = buckets.get(name) ?? { tokens: burst, at: now };
      // A clock that was put back earns nothing, and must not take anything away either.
      const earned = (Math.max(0, now - bucket.at) / 1000) * perSecond;
      const tokens = Math.min(burst, bucket.tokens + earned);
      if (tokens < 1) {
        buckets.set(name, { tokens, at: now });
        const retryAfter = Math.max(1, Math.ceil((1 - tokens) / perSecond));
        throw new Refused('too-many-requests', 'Too many requests from this account. Wait a moment, then try again.', {
          retryAfter,
        });
      }
      buckets.delete(name);
      buckets.set(name, { tokens: tokens - 1, at: now });
      if (buckets.size > mostBuckets) {
        const [oldest] = buckets.keys();
        if (oldest !== undefined) buckets.delete(oldest);
      }
    },
  };
}

/** Counts what is being worked on; `enter` throws `overloaded` when that is enough. */
export function makeGate(most: number) {
  let inside = 0;
  return {
    enter(): void {
      if (inside >= most) {
        const detail = 'The portal is busy. Nothing was done; the same request can be sent again in a moment.';
        throw new Refused('overloaded', detail, { retryAfter: 2 });
      }
      inside += 1;
    },
    leave(): void {
      inside -= 1;
    },
  };
}

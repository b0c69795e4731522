// How much one account, and all together, may ask of the portal. Refusing early, with a time to come back, is what
// keeps the Tuesday rush from becoming a queue that nobody outlives.
import { availableParallelism } from 'node:os';
import { Refused } from '../problem.ts';

export interface Limits {
  /** Requests that an account may make at once, and how many a second it earns back. */
  burst: number;
  perSecond: number;
  /** The same for attempts to sign in from one address, right or wrong. */
  signInBurst: number;
  signInsPerSecond: number;
  /** Passwords that are checked at the same time: each takes a core. */
  passwordsAtOnce: number;
  /** Requests being worked on at the same time, over all accounts. One counts from when all of it has arrived. */
  concurrent: number;
  /** The same over all accounts of one provider, and of one account until its answers are taken. */
  concurrentOfProvider: number;
  concurrentOfAccount: number;
  /** Requests of one account whose bodies are on their way. */
  arrivingOfAccount: number;
  /** Connections in all, and from one address (or /64 of IPv6). */
  connections: number;
  connectionsOfAddress: number;
  /** Milliseconds for the head of a request, for all of it, and for its answer to be taken. */
  headMillis: number;
  requestMillis: number;
  answerMillis: number;
  /** Milliseconds that a connection may stay without a request, and how many requests it may make. */
  idleMillis: number;
  requestsOfConnection: number;
}

export const usualLimits: Limits = {
  burst: 200,
  perSecond: 20,
  signInBurst: 120,
  signInsPerSecond: 10,
  passwordsAtOnce: Math.max(2, Math.min(4, availableParallelism())),
  concurrent: 256,
  concurrentOfProvider: 48,
  // The app makes one request at a time.
  concurrentOfAccount: 12,
  arrivingOfAccount: 8,
  connections: 2_000,
  connectionsOfAddress: 400,
  headMillis: 10_000,
  // As long as the app itself has patience: a week over a poor line at a care site takes its time.
  requestMillis: 30_000,
  answerMillis: 60_000,
  idleMillis: 30_000,
  requestsOfConnection: 1_000,
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
        throw new Refused('too-many-requests', 'Too many requests at once. Wait a moment, then try again.', {
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

/** Counts what is being worked on, for each name. @param sentence what is said when that is enough */
export function makeShares(most: number, sentence: string) {
  const inside = new Map<string, number>();
  return {
    /** Throws `overloaded` when there is no place. @returns what gives the place back */
    enter(name: string): () => void {
      const count = inside.get(name) ?? 0;
      if (count >= most) throw new Refused('overloaded', sentence, { retryAfter: 2 });
      inside.set(name, count + 1);
      return () => {
        const left = (inside.get(name) ?? 0) - 1;
        if (left > 0) inside.set(name, left);
        else inside.delete(name);
      };
    },
  };
}

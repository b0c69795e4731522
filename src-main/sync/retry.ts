// When to try again. Full jitter: a random wait between nothing and a bound that doubles with every failure, so that
// five hundred desktops that lost the same portal at 16:45 do not come back in step. Pure: the random number is
// handed in, which makes a schedule replay exactly from its seed.

export interface RetryLimits {
  /** The bound of the first wait, in milliseconds. */
  firstMillis: number;
  /** The largest bound. */
  mostMillis: number;
}

export const usualRetryLimits: RetryLimits = { firstMillis: 2_000, mostMillis: 5 * 60_000 };

/**
 * No wait is longer: the portal's own wish is heeded for at most an hour (portal/read-failure.ts). What seems to have
 * further to go was written before this computer's clock was set back.
 */
export const longestWaitMillis = 60 * 60_000 + usualRetryLimits.firstMillis;

/**
 * Milliseconds to wait before the next try.
 * @param failures how many tries in a row have failed: 1 after the first
 * @param retryAfterMillis what the portal asked for; it is a floor, and jitter comes on top of it
 * @param random from 0 (inclusive) to 1 (exclusive)
 */
export function waitBeforeRetry(
  failures: number,
  retryAfterMillis: number | null,
  random: number,
  limits: RetryLimits = usualRetryLimits,
): number {
  // 2 ** 30 already dwarfs every bound; beyond that the power would only lose precision.
  const bound = Math.min(limits.mostMillis, limits.firstMillis * 2 ** Math.min(Math.max(failures - 1, 0), 30));
  if (retryAfterMillis === null) return Math.floor(random * bound);
  return retryAfterMillis + Math.floor(random * Math.min(bound, limits.firstMillis));
}

// How guessing is slowed down without anybody being locked out. Failed attempts make the next one wait: at one name from
// one address longer and longer, at one name from everywhere and from one address at all names to a steady rate. Whoever
// comes from a computer that the account is known to use is counted apart (known-computers.ts), so strangers hold up
// strangers only. Known and unknown names are treated alike. All of it is kept by this process, in hashes.

export interface AttemptLimits {
  /** Failures at a name from one address before the next one waits. */
  freeFailures: number;
  /** Milliseconds of the first such wait; it doubles with each failure, up to the longest. */
  firstWait: number;
  longestWait: number;
  /** After so many quiet milliseconds failures at a name from an address are forgotten. */
  forgottenAfter: number;
  /** Failures at a name from all strangers together: so many at once, and milliseconds until the next. */
  failuresOfName: number;
  waitOfName: number;
  /** The same from one address, at all names. */
  failuresOfAddress: number;
  waitOfAddress: number;
}

export const usualAttempts: AttemptLimits = {
  freeFailures: 5,
  firstWait: 1_000,
  longestWait: 60_000,
  forgottenAfter: 15 * 60_000,
  // 1,440 a day against twelve characters: nothing to a guesser.
  failuresOfName: 50,
  waitOfName: 60_000,
  failuresOfAddress: 20,
  waitOfAddress: 3_000,
};

export interface Attempt {
  /** The user name as it is compared. */
  name: string;
  address: string;
  /** Milliseconds since 1970: failures at the name up to then do not count. */
  unlockedAt: number;
}

/** Above so many names the ones that have been quiet longest are forgotten. */
const mostRemembered = 20_000;

export function makeAttempts(clock: () => number, limits: AttemptLimits) {
  const pairs = remembering<{ failures: number; at: number }>();
  const names = makeRates(clock, limits.failuresOfName, limits.waitOfName);
  const addresses = makeRates(clock, limits.failuresOfAddress, limits.waitOfAddress);
  const pairOf = ({ name, address }: Attempt) => `${address} ${name}`;

  function failuresOf(attempt: Attempt): { failures: number; at: number } {
    const found = pairs.get(pairOf(attempt));
    const stands = found !== undefined && clock() - found.at < limits.forgottenAfter && found.at > attempt.unlockedAt;
    return stands ? found : { failures: 0, at: 0 };
  }

  return {
    /** Milliseconds that this attempt has to wait from now on; 0: none. */
    wait(attempt: Attempt): number {
      const { failures, at } = failuresOf(attempt);
      const doubled = Math.max(0, failures - limits.freeFailures);
      const pause = failures < limits.freeFailures ? 0 : Math.min(limits.longestWait, limits.firstWait * 2 ** doubled);
      return Math.max(
        0,
        at + pause - clock(),
        names.wait(attempt.name, attempt.unlockedAt),
        addresses.wait(attempt.address, 0),
      );
    },

    /** It begins: it counts as failed until it is known to be right, so that many at once are as many. */
    begin(attempt: Attempt): void {
      const { failures } = failuresOf(attempt);
      pairs.set(pairOf(attempt), { failures: failures + 1, at: clock() });
      names.take(attempt.name, attempt.unlockedAt);
      addresses.take(attempt.address, 0);
    },

    /** It was not judged after all. */
    withdraw(attempt: Attempt): void {
      const { failures, at } = failuresOf(attempt);
      if (failures > 0) pairs.set(pairOf(attempt), { failures: failures - 1, at });
      names.giveBack(attempt.name);
      addresses.giveBack(attempt.address);
    },

    /** It was right. What others failed at the name stands: whoever guesses must not learn that somebody signed in. */
    right(attempt: Attempt): void {
      pairs.delete(pairOf(attempt));
      names.giveBack(attempt.name);
      addresses.giveBack(attempt.address);
    },
  };
}

/** So many at once for each name, and one more each `every` milliseconds. */
function makeRates(clock: () => number, most: number, every: number) {
  const kept = remembering<{ left: number; at: number }>();
  function now(name: string, since: number): { left: number; at: number } {
    const found = kept.get(name);
    if (found === undefined || found.at <= since) return { left: most, at: clock() };
    const earned = Math.max(0, clock() - found.at) / every;
    return { left: Math.min(most, found.left + earned), at: clock() };
  }
  return {
    wait(name: string, since: number): number {
      const { left } = now(name, since);
      return left >= 1 ? 0 : Math.ceil((1 - left) * every);
    },
    take(name: string, since: number): void {
      const { left, at } = now(name, since);
      kept.set(name, { left: left - 1, at });
    },
    giveBack(name: string): void {
      const { left, at } = now(name, 0);
      if (left + 1 >= most) kept.delete(name);
      else kept.set(name, { left: left + 1, at });
    },
  };
}

/** A map that forgets what was written longest ago. */
function remembering<Value>() {
  const map = new Map<string, Value>();
  return {
    get: (key: string) => map.get(key),
    delete: (key: string) => map.delete(key),
    set(key: string, value: Value): void {
      map.delete(key);
      map.set(key, value);
      if (map.size <= mostRemembered) return;
      const [oldest] = map.keys();
      if (oldest !== undefined) map.delete(oldest);
    },
  };
}

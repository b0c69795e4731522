// What a step counts on, in words: when it does not come true, the person who started the demonstration reads that
// sentence instead of a stack trace.

const patienceMs = 60_000;
const pauseMs = 100;

/** Something that a step counted on and that did not come true. */
export class NotAsExpected extends Error {
  override readonly name = 'NotAsExpected';
  readonly expected: string;

  /** @param expected completes "expected …" */
  constructor(expected: string, cause?: unknown) {
    super(`expected ${expected}`, { cause });
    this.expected = expected;
  }
}

/** Does `action`; should it fail, the failure is that `expected` did not come true. The innermost sentence counts. */
export async function expecting<T>(expected: string, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (cause) {
    throw cause instanceof NotAsExpected ? cause : new NotAsExpected(expected, cause);
  }
}

/** Waits until `read` gives something other than null, and gives it back. */
export async function waitFor<T>(expected: string, read: () => Promise<T | null>): Promise<T> {
  const until = Date.now() + patienceMs;
  return expecting(expected, async () => {
    for (;;) {
      const found = await read();
      if (found !== null) return found;
      if (Date.now() > until) throw new NotAsExpected(expected);
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  });
}

/** Fails unless `actual` is what was expected of `what`. */
export function mustBe(what: string, actual: unknown, expected: unknown): void {
  if (actual === expected) return;
  throw new NotAsExpected(`${what} to be ${JSON.stringify(expected)}, but it is ${JSON.stringify(actual)}`);
}

// Honest people who sign in while the herd is under way: each from an address of their own, at first as strangers and the
// second time from a computer that is known.
import { setTimeout as wait } from 'node:timers/promises';

export interface SignIns {
  /** Milliseconds, of strangers and of known computers. */
  strangers: number[];
  known: number[];
  refused: number;
}

/** Signs in, one after the other, until told to stop. */
export function honestSignIns(
  url: string,
  users: readonly string[],
  secrets: { password: string; securityCode: string },
) {
  const seen: SignIns = { strangers: [], known: [], refused: 0 };
  let stopped = false;
  async function one(user: string, address: string): Promise<number | null> {
    const begun = performance.now();
    const response = await fetch(`${url}/v1/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
      body: JSON.stringify({ user, ...secrets }),
    });
    await response.arrayBuffer();
    if (!response.ok) seen.refused += 1;
    return response.ok ? performance.now() - begun : null;
  }
  const ended = (async () => {
    for (let index = 0; !stopped; index += 1) {
      const address = `198.51.100.${1 + (index % 250)}`;
      const user = users[index % users.length] ?? '';
      for (const times of [seen.strangers, seen.known]) {
        const took = await one(user, address);
        if (took !== null) times.push(took);
        await wait(250);
      }
    }
  })();
  return {
    async stop(): Promise<SignIns> {
      stopped = true;
      await ended;
      return seen;
    },
  };
}

// Providers do not wait for each other: one that is stuck, or that asks for much at once, has its own queue and its own
// refusals, and leaves the connections to the others.
import { describe, expect, test, vi } from 'vitest';
import { makeLanes, providerIsBusy } from '../../../src-portal/http/lanes.ts';
import { Refused } from '../../../src-portal/problem.ts';
import { monday } from '../../builders.ts';
import { databaseKinds, portalForTests } from '../portal-under-test.ts';

const most = 20;

describe.runIf(databaseKinds.includes('PostgreSQL'))('a provider whose writes are stuck', () => {
  const portal = portalForTests('PostgreSQL', {
    limits: { concurrentOfProvider: most, concurrentOfAccount: 2 * most },
  });

  test('holds up only its own, and is refused beyond its share with a time to come back', async () => {
    const [stuck, calm] = [await portal.addProvider(), await portal.addProvider()];
    const client = await portal.signIn(stuck);
    const other = await portal.signIn(calm);
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const lock = { name: 'test-lock', text: 'select 1 from provider where id = $1 for update' };
    let locked = () => {};
    const isLocked = new Promise<void>((resolve) => {
      locked = resolve;
    });
    const holding = portal.database.asOwner(async (connection) => {
      await connection.run(lock, [stuck.provider.id]);
      locked();
      await held;
    });
    await isLocked;

    const answered: Awaited<ReturnType<typeof client.ask<'generate'>>>[] = [];
    const asked = Array.from({ length: most + 10 }, () => client.ask('generate', { params: { monday } }));
    for (const one of asked) one.then((answer) => answered.push(answer));
    await vi.waitFor(() => expect(answered).toHaveLength(10));
    for (const one of answered) {
      expect(!one.ok && [one.name, one.status, one.headers.get('retry-after')]).toEqual(['overloaded', 503, '2']);
    }
    // More writes wait than the pool has connections; the other provider writes and reads all the same.
    expect((await other.generate(monday)).generated).toBe(3);
    expect((await other.pull()).changes.length).toBeGreaterThan(3);
    expect(answered).toHaveLength(10);

    release();
    await holding;
    const all = await Promise.all(asked);
    expect(all.filter((one) => one.ok)).toHaveLength(most);
    expect((await client.generate(monday)).generated).toBe(0);
  });
});

test('a lane goes on after work that fails, in order, and refuses only when it is full', async () => {
  const inLane = makeLanes(3, providerIsBusy);
  const order: string[] = [];
  const work = (name: string, fails = false) =>
    inLane('one', async () => {
      await Promise.resolve();
      order.push(name);
      if (fails) throw new Error(name);
      return name;
    });
  const first = work('first', true);
  const second = work('second');
  const third = work('third');
  await expect(work('fourth')).rejects.toThrow(Refused);
  expect(await inLane('two', async () => 'elsewhere')).toBe('elsewhere');
  await expect(first).rejects.toThrow('first');
  expect([await second, await third]).toEqual(['second', 'third']);
  expect(await work('fifth')).toBe('fifth');
  expect(order).toEqual(['first', 'second', 'third', 'fifth']);
});

// Whose password is checked next: known computers first, then one of each address after the other.
import { expect, test } from 'vitest';
import { knownLane, makeTurns, NoRoom } from '../../../src-portal/sign-in/turns.ts';

/** Work that ends when the test says so, and the order in which it began. */
function desk(limits = { atOnce: 1, strangersAtOnce: 1, mostOfLane: 8, mostInAll: 100 }) {
  const turns = makeTurns(limits);
  const began: string[] = [];
  const ends: (() => void)[] = [];
  const come = (lane: string, name: string) =>
    turns.run(lane, () => {
      began.push(name);
      return new Promise<void>((resolve) => ends.push(resolve));
    });
  async function end(): Promise<void> {
    ends.shift()?.();
    for (let tick = 0; tick < 10; tick += 1) await Promise.resolve();
  }
  return { come, end, began };
}

test('a spray from one address makes its own neighbours wait, and nobody else', async () => {
  const { come, end, began } = desk();
  const all = Array.from({ length: 8 }, (_, index) => come('198.51.100.7', `spray ${index}`));
  all.push(come('192.0.2.1', 'Aisha'), come('192.0.2.2', 'Ben'));
  for (let count = 0; count < 10; count += 1) await end();
  await Promise.all(all);
  expect(began.indexOf('Aisha')).toBeLessThan(4);
  expect(began.indexOf('Ben')).toBeLessThan(5);
  expect(began).toHaveLength(10);
});

test('where somebody guesses from many addresses, whoever comes alone waits two turns at most', async () => {
  const { come, end, began } = desk({ atOnce: 1, strangersAtOnce: 1, mostOfLane: 8, mostInAll: 400 });
  const spray = Array.from({ length: 160 }, (_, index) => come(`203.0.113.${index % 20}`, `spray ${index}`));
  for (let count = 0; count < 11; count += 1) await end();
  const before = began.length;
  const alone = come('192.0.2.1', 'Aisha');
  for (let count = 0; count < 200; count += 1) await end();
  await Promise.all([...spray, alone]);
  expect(began.indexOf('Aisha') - before).toBeLessThan(2);
});

test('a full office is not put off by strangers who come alone, one after the other', async () => {
  const { come, end, began } = desk({ atOnce: 1, strangersAtOnce: 1, mostOfLane: 8, mostInAll: 400 });
  const all = [come('203.0.113.1', 'first')];
  for (let index = 0; index < 5; index += 1) all.push(come('192.0.2.1', `office ${index}`));
  for (let index = 0; index < 40; index += 1) {
    all.push(come(`198.51.100.${index}`, `alone ${index}`));
    await end();
  }
  for (let count = 0; count < 60; count += 1) await end();
  await Promise.all(all);
  expect(began.indexOf('office 0')).toBeLessThan(6);
  expect(began).toHaveLength(46);
});

test('a known computer goes before thousands of strangers', async () => {
  const { come, end, began } = desk({ atOnce: 1, strangersAtOnce: 1, mostOfLane: 8, mostInAll: 50 });
  const refused = Array.from({ length: 500 }, (_, index) =>
    come(`203.0.113.${index}`, `stranger ${index}`).then(
      () => false,
      (error: unknown) => error instanceof NoRoom,
    ),
  );
  const known = come(knownLane, 'Aisha');
  await end();
  expect(began).toEqual(['stranger 0', 'Aisha']);
  for (let count = 0; count < 60; count += 1) await end();
  await known;
  expect((await Promise.all(refused)).filter(Boolean)).toHaveLength(449);
});

test('strangers never take all the places, however many they are', async () => {
  const { come, end, began } = desk({ atOnce: 2, strangersAtOnce: 1, mostOfLane: 8, mostInAll: 100 });
  const strangers = Array.from({ length: 4 }, (_, index) => come(`203.0.113.${index}`, `stranger ${index}`));
  const known = [come(knownLane, 'Aisha'), come(knownLane, 'Ben')];
  expect(began).toEqual(['stranger 0', 'Aisha']);
  await end();
  expect(began).toEqual(['stranger 0', 'Aisha', 'Ben']);
  for (let count = 0; count < 10; count += 1) await end();
  await Promise.all([...strangers, ...known]);
  expect(began).toHaveLength(6);
});

test('no more are worked on at once than there is room for, also after one has failed', async () => {
  const turns = makeTurns({ atOnce: 2, strangersAtOnce: 2, mostOfLane: 8, mostInAll: 100 });
  let running = 0;
  let most = 0;
  const work = async (index: number) => {
    running += 1;
    most = Math.max(most, running);
    await Promise.resolve();
    running -= 1;
    if (index % 3 === 0) throw new Error('the work failed');
  };
  const all = Array.from({ length: 16 }, (_, index) => turns.run(`lane ${index % 4}`, () => work(index)));
  const failed = (await Promise.allSettled(all)).filter(({ status }) => status === 'rejected');
  expect(failed).toHaveLength(6);
  expect(most).toBe(2);
  await turns.run('lane', async () => undefined);
});

// Between two parts of a pull: at once while nobody uses the window, after a rest while somebody does.
import { expect, test } from 'vitest';
import { giveWay } from '../../../src-main/sync/give-way.ts';

function inUse() {
  const rests: { millis: number; then: () => void }[] = [];
  let now = 1_000;
  const way = giveWay({
    machineMillis: () => now,
    setTimer: (millis, then) => {
      rests.push({ millis, then });
      return () => undefined;
    },
  });
  const later = (millis: number) => {
    now += millis;
  };
  return { way, rests, later };
}

test('nobody uses the window, or not for a while: it goes on at the next turn', async () => {
  const { way, rests, later } = inUse();
  await way.turn();
  way.inUse();
  later(150);
  await way.turn();
  expect(rests).toEqual([]);
});

test('somebody types or scrolls: it rests, goes on all the same, and rests again only if they still do', async () => {
  const { way, rests, later } = inUse();
  way.inUse();
  later(149);
  let done = false;
  const turn = way.turn().then(() => {
    done = true;
  });
  await Promise.resolve();
  expect([rests.length, done]).toEqual([1, false]);
  later(100);
  rests[0]?.then();
  await turn;
  await way.turn();
  expect(rests.map(({ millis }) => millis)).toEqual([100]);
  way.inUse();
  void way.turn();
  expect(rests).toHaveLength(2);
});

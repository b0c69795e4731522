// What chance gives by a plan: asking for more of one kind, or for a new kind, must not change what the others get.
import { expect, test } from 'vitest';
import { makeDraws } from './draws.ts';

const clocks = [0, 0];
const lists = { latency: [[10, 20, 30, 40], []], chance: [[0.1], [0.9]], keep: ['mine' as const] };

test('a plan gives what it holds, and then what is usual', () => {
  const { desktops, keep } = makeDraws({ clocks, draws: lists });
  expect([desktops[0]?.latency(), desktops[0]?.latency(), desktops[0]?.latency()]).toEqual([
    { there: 10, back: 20 },
    { there: 30, back: 40 },
    { there: 50, back: 50 },
  ]);
  expect([desktops[1]?.chance(), desktops[1]?.chance()]).toEqual([0.9, 0.5]);
  expect([keep(), keep()]).toEqual(['mine', 'theirs']);
});

test('more ids, and more chance, leave the rest of a plan as it was', () => {
  const { desktops, portalBytes, keep } = makeDraws({ clocks, draws: lists });
  for (let times = 0; times < 10; times += 1) {
    desktops[0]?.bytes(16);
    portalBytes(32);
    desktops[1]?.chance();
  }
  expect(desktops[0]?.chance()).toBe(0.1);
  expect(desktops[0]?.latency()).toEqual({ there: 10, back: 20 });
  expect(keep()).toBe('mine');
});

test('no two ids are the same, whoever makes them', () => {
  const { desktops, portalBytes } = makeDraws({ clocks, draws: lists });
  const made = [0, 1].flatMap((index) => [desktops[index]?.bytes(16), desktops[index]?.bytes(16)]);
  const texts = [...made, portalBytes(16)].map((bytes) => Buffer.from(bytes ?? []).toString('hex'));
  expect(new Set(texts).size).toBe(5);
});

test('what the draws of a seed were gives the same again', () => {
  const draw = ({ desktops, keep }: ReturnType<typeof makeDraws>) =>
    [0, 1, 1, 0].map((index) => [desktops[index]?.latency(), desktops[index]?.chance(), keep()]);
  const ofSeed = makeDraws({ clocks, draws: { seed: 7 } });
  const first = draw(ofSeed);
  expect(draw(makeDraws({ clocks, draws: ofSeed.drawn }))).toEqual(first);
});

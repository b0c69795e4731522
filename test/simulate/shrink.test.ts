// What is left of a plan when it is shortened, judged by a made-up reason for which it breaks.
import { expect, test } from 'vitest';
import type { Drawn, Plan, Step } from './plan.ts';
import type { Outcome } from './run.ts';
import { shrink } from './shrink.ts';

const outcome = {} as Outcome;
const noDraws: Drawn = { latency: [], chance: [], keep: [] };
const syncs = (count: number): Step[] =>
  Array.from({ length: count }, (_, id) => ({ id, gap: 100 + id, by: id % 3, do: 'sync' }));
const plan: Plan = { provider: 1, clocks: [0, 0, 0], draws: noDraws, steps: syncs(40) };
const shortened = async (start: Plan, breaks: (plan: Plan) => boolean, tries?: number) =>
  (await shrink(start, async (one) => (breaks(one) ? outcome : null), tries)).plan;
const idsOf = ({ steps }: Plan) => steps.map(({ id }) => id);

test('only the steps, the desktops and the times that count are left', async () => {
  const left = await shortened({ ...plan, clocks: [-500, 0, 700] }, (one) => {
    const at = one.steps.findIndex(({ id }) => id === 30);
    const millis = one.steps.slice(0, at + 1).reduce((sum, { gap }) => sum + gap, 0);
    return idsOf(one).includes(4) && at >= 0 && millis > 900 && one.clocks[0] === -500;
  });
  expect(left).toEqual({
    ...plan,
    clocks: [-500, 0],
    steps: [
      { id: 4, gap: 0, by: 1, do: 'sync' },
      { id: 30, gap: 1_000, by: 0, do: 'sync' },
    ],
  });
});

test('chance gives what is usual where it does not count', async () => {
  const draws: Drawn = {
    latency: [
      [9, 8],
      [7, 6, 120, 5, 4],
    ],
    chance: [[0.1], [0.2]],
    keep: ['mine', 'mine'],
  };
  const left = await shortened({ ...plan, draws, steps: [] }, ({ draws }) => (draws as Drawn).latency[1]?.[2] === 120);
  expect(left.draws).toEqual({ latency: [[], [50, 50, 120]], chance: [[], []], keep: [] });
});

test('a crash comes at a point of one kind, beside the step that it cuts off', async () => {
  const crash: Step = { id: 50, gap: 10, by: 1, do: 'crash', atPoint: 94, downMillis: 500 };
  const left = await shortened({ ...plan, steps: [crash, ...syncs(6)] }, ({ steps }) => {
    const at = steps.findIndex(({ id }) => id === 50);
    const found = steps[at];
    if (found?.do !== 'crash' || !steps.some(({ id }) => id === 4)) return false;
    return found.atPoint === 94 || (found.of === 'request' && steps[at + 1]?.id === 4);
  });
  expect(left.steps).toEqual([
    { ...crash, gap: 0, atPoint: 1, of: 'request' },
    { id: 4, gap: 0, by: 1, do: 'sync' },
  ]);
});

test('it ends after so many runs, with the best so far', async () => {
  let runs = 0;
  const never = () => {
    runs += 1;
    return false;
  };
  const left = await shortened(plan, never, 10);
  expect(left).toEqual(plan);
  expect(runs).toBe(10);
});

import { expect, test } from 'vitest';
import { oneAtATime } from '../../../src-renderer/components/one-at-a-time.ts';

test('what is asked for again while it goes on is done once, and again afterwards', async () => {
  const begin = oneAtATime();
  const saving: (() => void)[] = [];
  const save = () => new Promise<void>((saved) => saving.push(saved));
  begin(save);
  begin(save);
  expect(saving).toHaveLength(1);
  saving[0]?.();
  await Promise.resolve();
  await Promise.resolve();
  begin(save);
  expect(saving).toHaveLength(2);
});

test('what failed, and what was over at once, can be asked for again', async () => {
  const begin = oneAtATime();
  let times = 0;
  begin(() => {
    times += 1;
  });
  begin(async () => {
    times += 1;
    throw new Error('no disk');
  });
  await Promise.resolve();
  await Promise.resolve();
  begin(() => {
    times += 1;
  });
  expect(times).toBe(3);
});

import { expect, it, vi } from 'vitest';
import { asker } from '../../../src-renderer/app-api/asking.ts';
import type { AppResult } from '../../../src-shared/app-api/index.ts';

const good = (value: string): AppResult<string> => ({ ok: true, value });

/** A question whose answers are given by hand. */
function byHand() {
  const answers: ((answer: string) => void)[] = [];
  const call = vi.fn(
    () => new Promise<AppResult<string>>((resolve) => answers.push((answer) => resolve(good(answer)))),
  );
  const answer = async (value: string) => {
    answers.shift()?.(value);
    await new Promise((resolve) => setImmediate(resolve));
  };
  const told = vi.fn();
  return { call, answer, told, ...asker<string>(told) };
}

it('asks once more after a burst of events, and tells both answers', async () => {
  const { ask, call, answer, told } = byHand();
  for (let event = 0; event < 5; event += 1) void ask('status', call);
  await answer('before');
  await answer('after');
  expect(told.mock.calls).toEqual([
    ['status', good('before')],
    ['status', good('after')],
  ]);
  expect(call).toHaveBeenCalledTimes(2);
});

it('leaves out the answer to a question that is no longer asked', async () => {
  const { ask, call, answer, told } = byHand();
  void ask('one week', call);
  void ask('another week', call);
  await answer('of the one');
  await answer('of the other');
  expect(told.mock.calls).toEqual([['another week', good('of the other')]]);
});

it('takes an answer that an event brought, and asks nothing', () => {
  const { take, call, told } = byHand();
  take('status', 'all sent');
  expect(told.mock.calls).toEqual([['status', good('all sent')]]);
  expect(call).not.toHaveBeenCalled();
});

it('never ends with an answer that was on its way while an event brought a newer one', async () => {
  const { ask, take, call, answer, told } = byHand();
  void ask('status', call);
  take('status', 'all sent');
  await answer('1 to send');
  await answer('all sent');
  expect(told.mock.lastCall).toEqual(['status', good('all sent')]);
});

it('keeps what was shown while the window is locked, and asks again once it is not', async () => {
  const told = vi.fn();
  const { ask, askMissed } = asker<string>(told);
  const answers: AppResult<string>[] = [
    good('before'),
    { ok: false, problem: { code: 'window-locked', sentence: 'The window is locked.', action: '' } },
    good('after'),
  ];
  const call = vi.fn(async () => answers.shift() ?? good('once more'));
  await ask('week', call);
  askMissed();
  await ask('week', call);
  expect(told.mock.calls).toEqual([['week', good('before')]]);
  askMissed();
  await new Promise((resolve) => setImmediate(resolve));
  askMissed();
  expect(told.mock.calls).toEqual([
    ['week', good('before')],
    ['week', good('after')],
  ]);
  expect(call).toHaveBeenCalledTimes(3);
});

// The window tells that somebody types or scrolls, and not at every key.
import { expect, test, vi } from 'vitest';
import { tellOfUse } from '../../../src-renderer/app-api/in-use.ts';

test('keys and wheels are told of, at most every fifty milliseconds', () => {
  const call = vi.fn();
  const page = Object.assign(new EventTarget(), { app: { call } });
  vi.stubGlobal('window', page);
  tellOfUse();
  const happens = (type: string, timeStamp: number) =>
    page.dispatchEvent(Object.defineProperty(new Event(type), 'timeStamp', { value: timeStamp }));
  happens('keydown', 1_000);
  happens('keydown', 1_049);
  happens('mousemove', 1_100);
  expect(call).toHaveBeenCalledTimes(1);
  happens('wheel', 1_100);
  expect(call.mock.calls).toEqual([
    ['window.in-use', {}],
    ['window.in-use', {}],
  ]);
  vi.unstubAllGlobals();
});

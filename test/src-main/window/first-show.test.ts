import { expect, it, vi } from 'vitest';
import { firstShow, longestHidden } from '../../../src-main/window/first-show.ts';

function hiddenWindow() {
  const show = vi.fn();
  const timer = { millis: 0, runs: false, end: () => {} };
  const first = firstShow(show, (millis, then) => {
    Object.assign(timer, { millis, runs: true, end: then });
    return () => {
      timer.runs = false;
    };
  });
  return { first, show, timer };
}

it.each([
  ['painted', 'listening'],
  ['listening', 'painted'],
] as const)('shows the window once, when its page is %s and %s', (one, other) => {
  const { first, show, timer } = hiddenWindow();
  first[one]();
  first[one]();
  expect(show).not.toHaveBeenCalled();
  first[other]();
  // A page that is loaded anew says both again: a window in the tray stays there.
  first[one]();
  first[other]();
  first.atOnce();
  expect(show).toHaveBeenCalledOnce();
  expect(timer.runs).toBe(false);
});

it('shows a page that never says so after a while, and one that breaks at once', () => {
  const late = hiddenWindow();
  late.first.painted();
  expect(late.timer.millis).toBe(longestHidden);
  late.timer.end();
  expect(late.show).toHaveBeenCalledOnce();

  const broken = hiddenWindow();
  broken.first.atOnce();
  expect(broken.show).toHaveBeenCalledOnce();
});

it('shows nothing of a window that was closed before', () => {
  const { first, show, timer } = hiddenWindow();
  first.cancel();
  first.painted();
  first.listening();
  first.atOnce();
  expect(timer.runs).toBe(false);
  expect(show).not.toHaveBeenCalled();
});

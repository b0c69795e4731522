// A timer of the real clock, in the shape that the client and the engine are handed.
import { setImmediate } from 'node:timers/promises';
import type { SetTimer } from '../../src-main/machine/timers.ts';

export const setTimer: SetTimer = (millis, then) => {
  const timer = setTimeout(then, millis);
  // A test that is done does not wait for the next interval.
  timer.unref();
  return () => clearTimeout(timer);
};

/** Between two parts of a pull: a turn of the event loop. */
export const turn = () => setImmediate();

/** For engines that a test drives by hand: nothing happens by itself. */
export const noTimer: SetTimer = () => () => undefined;

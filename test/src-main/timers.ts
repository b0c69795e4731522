// A timer of the real clock, in the shape that the client and the engine are handed.
import type { SetTimer } from '../../src-main/portal/client.ts';

export const setTimer: SetTimer = (millis, then) => {
  const timer = setTimeout(then, millis);
  // A test that is done does not wait for the next interval.
  timer.unref();
  return () => clearTimeout(timer);
};

/** For engines that a test drives by hand: nothing happens by itself. */
export const noTimer: SetTimer = () => () => undefined;

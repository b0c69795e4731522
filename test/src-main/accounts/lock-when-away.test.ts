import { expect, it } from 'vitest';
import { lockWhenAway } from '../../../src-main/accounts/lock-when-away.ts';

function watched(minutes = 10) {
  const state = { idleSeconds: 0, minutes, locks: 0, look: () => {}, leave: () => {} };
  const stop = lockWhenAway({
    presence: { idleSeconds: () => state.idleSeconds, onLeave: (listener) => (state.leave = listener) },
    setTimer: (_millis, then) => {
      // Each look is set anew: one that throws may not be the last.
      state.look = () => then();
      return () => {
        state.look = () => {};
      };
    },
    minutes: () => {
      if (Number.isNaN(state.minutes)) throw new Error('the settings cannot be read');
      return state.minutes;
    },
    lock: () => {
      state.locks += 1;
    },
  });
  return { state, stop };
}

it('locks once nobody was there for as long as is set, and not before', () => {
  const { state } = watched();
  state.idleSeconds = 599;
  state.look();
  expect(state.locks).toBe(0);
  state.idleSeconds = 600;
  state.look();
  expect(state.locks).toBe(1);
});

it('locks when the screen is found to be locked', () => {
  const { state } = watched(60);
  state.idleSeconds = Number.POSITIVE_INFINITY;
  state.look();
  expect(state.locks).toBe(1);
});

it('locks at once when the person leaves: lock screen, sleep, another session', () => {
  const { state } = watched();
  state.leave();
  expect(state.locks).toBe(1);
});

it('follows a setting that is changed', () => {
  const { state } = watched(60);
  state.idleSeconds = 60;
  state.look();
  expect(state.locks).toBe(0);
  state.minutes = 1;
  state.look();
  expect(state.locks).toBe(1);
});

it('goes on looking after something went wrong once', () => {
  const { state } = watched(Number.NaN);
  state.idleSeconds = 9_999;
  const first = state.look;
  expect(first).toThrow('the settings cannot be read');
  expect(state.look).not.toBe(first);
  state.minutes = 1;
  state.look();
  expect(state.locks).toBe(1);
});

it('is quiet once it was stopped', () => {
  const { state, stop } = watched();
  stop();
  state.idleSeconds = 9_999;
  state.look();
  state.leave();
  expect(state.locks).toBe(0);
});

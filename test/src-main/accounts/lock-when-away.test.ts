import { expect, it } from 'vitest';
import { lockWhenAway } from '../../../src-main/accounts/lock-when-away.ts';

function watched(minutes: number | null = 10) {
  const state = { idleSeconds: 0, minutes, locks: 0, look: () => {}, leave: () => {} };
  const stop = lockWhenAway({
    presence: { idleSeconds: () => state.idleSeconds, onLeave: (listener) => (state.leave = listener) },
    setTimer: (_millis, then) => {
      state.look = then;
      return () => {
        state.look = () => {};
      };
    },
    minutes: () => state.minutes,
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

it('follows a setting that is changed, and looks at nothing while no account is open', () => {
  const { state } = watched(null);
  state.idleSeconds = 9_999;
  state.look();
  expect(state.locks).toBe(0);
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

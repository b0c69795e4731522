import { expect, it } from 'vitest';
import { clockFrom } from '../../../src-main/machine/clock.ts';

const noon = Date.parse('2025-06-01T12:00:00Z');

function clock(startAt: string | undefined, packaged = false) {
  let machine = noon;
  let steady = 5_000;
  const made = clockFrom({ startAt, packaged, machineMillis: () => machine, steadyMillis: () => steady });
  const set = (millis: number) => (machine += millis);
  const pass = (millis: number) => {
    steady += millis;
    set(millis);
  };
  return { ...made, drift: () => made.drift?.(), pass, set };
}

it('tells the machine’s time when no instant is given', () => {
  expect(clock(undefined).now()).toBe('2025-06-01T12:00:00.000Z');
  expect(clock('').now()).toBe('2025-06-01T12:00:00.000Z');
});

it('ticks on from a given instant', () => {
  const { now, pass } = clock('2025-03-10T09:00:00Z');
  expect(now()).toBe('2025-03-10T09:00:00.000Z');
  pass(90_000);
  expect(now()).toBe('2025-03-10T09:01:30.000Z');
});

it('ignores a given instant in a packaged app', () => {
  expect(clock('2025-03-10T09:00:00Z', true).now()).toBe('2025-06-01T12:00:00.000Z');
});

it.each([undefined, '2025-03-10T09:00:00Z'])('notices that the machine was set, from %s on', (startAt) => {
  const { drift, pass, set } = clock(startAt);
  const before = drift();
  pass(90_000);
  expect(drift()).toBe(before);
  set(-3_600_000);
  expect(drift()).toBe((before ?? 0) - 3_600_000);
});

it.each(['tomorrow', '2025-03-10', '2025-03-10T09:00:00', '2025-13-10T09:00:00Z'])(
  'refuses %s, which is no instant',
  (text) => {
    expect(() => clock(text)).toThrow('PROVIDER_ACTUALS_NOW');
  },
);

// The app's one clock. Everything that needs "now" is handed this, never Date itself, so that a spec, the demo and the
// simulator can hang a whole week on a chosen instant. The chosen instant is honoured in unpackaged builds only: a
// person's own app cannot be talked into another day.

/** Tells the present as an ISO 8601 instant in UTC with milliseconds, such as `2025-03-11T17:00:00.000Z`. */
export interface Clock {
  now(): string;
  /**
   * How far this computer's clock is ahead of one that nobody can set, in milliseconds: another number means that it was
   * set, or that the computer slept. Absent: a clock that nobody sets.
   */
  drift?(): number;
}

interface ClockSource {
  /** An ISO instant to tick on from (`PROVIDER_ACTUALS_NOW`), or nothing for the machine's own time. */
  startAt: string | undefined;
  packaged: boolean;
  /** Milliseconds since 1970 by the machine's own clock. */
  machineMillis: () => number;
  /** Milliseconds by a clock that nobody can set, from wherever. */
  steadyMillis: () => number;
}

/** The name of the environment variable that carries the injected instant, here and in the practice portal. */
export const clockVariable = 'PROVIDER_ACTUALS_NOW';

/**
 * A clock that ticks on from `startAt` when one is given to an unpackaged app, else the machine's own.
 * Throws when the instant given is not one: a spec with a misspelt date should fail there and then.
 */
export function clockFrom({ startAt, packaged, machineMillis, steadyMillis }: ClockSource): Clock {
  const drift = () => machineMillis() - steadyMillis();
  if (packaged || startAt === undefined || startAt === '')
    return { now: () => new Date(machineMillis()).toISOString(), drift };
  const start = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?Z$/.test(startAt) ? Date.parse(startAt) : Number.NaN;
  if (Number.isNaN(start)) throw new Error(`${clockVariable} is not an ISO instant in UTC: ${startAt}`);
  const offset = start - machineMillis();
  return { now: () => new Date(machineMillis() + offset).toISOString(), drift };
}

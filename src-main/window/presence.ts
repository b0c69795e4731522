// Whether somebody is at the keyboard, as Electron can tell. What the window itself hears counts, too: on Wayland the system
// takes somebody who only types for idle.
import { powerMonitor } from 'electron';
import type { Presence } from '../accounts/lock-when-away.ts';

/** Not every system tells each of these: Linux tells of sleep only, and its screen lock is found by looking. */
const leaving = ['lock-screen', 'suspend', 'user-did-resign-active'] as const;

/** Call it after `ready`. @param steadyMillis milliseconds by a clock that nobody can set */
export function watchPresence(steadyMillis: () => number): Presence & { used(): void } {
  let usedAt = steadyMillis();
  return {
    used() {
      usedAt = steadyMillis();
    },
    idleSeconds() {
      if (powerMonitor.getSystemIdleState(1) === 'locked') return Number.POSITIVE_INFINITY;
      return Math.min(powerMonitor.getSystemIdleTime(), (steadyMillis() - usedAt) / 1000);
    },
    onLeave(listener) {
      // Each name has an overload of its own.
      for (const event of leaving) powerMonitor.on(event as 'suspend', listener);
    },
    onSleep(listener) {
      powerMonitor.on('suspend', () => listener(true));
      powerMonitor.on('resume', () => listener(false));
    },
  };
}

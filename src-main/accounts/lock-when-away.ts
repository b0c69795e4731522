// Locks the window when nobody is at the keyboard: after some minutes without use, and at once when the screen is locked,
// the computer sleeps or somebody else's session comes to the front. Who tells of these is handed in.
import type { SetTimer } from '../machine/timers.ts';

export interface Presence {
  /** Seconds since the last key or movement of the mouse; Infinity while the screen is locked. */
  idleSeconds(): number;
  /** Calls `listener` whenever the person leaves: lock screen, sleep, another session. */
  onLeave(listener: () => void): void;
  /** Calls `listener` as the computer goes to sleep and is awake again, on systems that tell. */
  onSleep?(listener: (isAsleep: boolean) => void): void;
}

/** How often the idle time is looked at: a lock may come this much late. */
const lookMillis = 20_000;

/** @returns how to stop */
export function lockWhenAway(parts: {
  presence: Presence;
  setTimer: SetTimer;
  /** After how many minutes, also where no account is open: the key of records that did not open may be at hand. */
  minutes: () => number;
  lock: () => void;
}): () => void {
  const { presence, setTimer, minutes, lock } = parts;
  let stopped = false;
  let cancel = () => {};
  const look = () => {
    try {
      if (presence.idleSeconds() >= minutes() * 60) lock();
    } finally {
      // Whatever was wrong once may be right the next time: a window that never locks again would be worse.
      if (!stopped) cancel = setTimer(lookMillis, look);
    }
  };
  cancel = setTimer(lookMillis, look);
  presence.onLeave(() => {
    if (!stopped) lock();
  });
  return () => {
    stopped = true;
    cancel();
  };
}

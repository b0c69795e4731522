// A sync gives way to whoever types or scrolls. In Electron every key and wheel passes the main process on its way to the
// page, and both have more to do with each part of a pull; nobody waits for that.
import { setImmediate } from 'node:timers/promises';
import type { SetTimer } from '../machine/timers.ts';

/** Whoever was last heard of longer ago is not at it. */
const inUseMillis = 150;
/** Between two parts meanwhile: a sync goes on under whoever never stops, and at once when they do. */
const restMillis = 100;

export interface GiveWay {
  /** Somebody types or scrolls. */
  inUse(): void;
  /** Between two parts of what may take its time: a turn of the event loop, and a rest while the window is in use. */
  turn(): Promise<void>;
}

/** @param machineMillis a clock that only goes forward */
export function giveWay({ machineMillis, setTimer }: { machineMillis: () => number; setTimer: SetTimer }): GiveWay {
  let last = Number.NEGATIVE_INFINITY;
  return {
    inUse() {
      last = machineMillis();
    },
    async turn() {
      if (machineMillis() - last < inUseMillis) await new Promise<void>((rested) => void setTimer(restMillis, rested));
      else await setImmediate();
    },
  };
}

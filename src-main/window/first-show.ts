// When the window is shown for the first time: painted, so that it does not flash, and listening, so that no key is lost
// without a word. Pure; the window and the timer are handed in.
import type { SetTimer } from '../machine/timers.ts';

export interface FirstShow {
  /** The page has been drawn. */
  painted(): void;
  /** The page takes keys and commands. */
  listening(): void;
  /** Nothing more is to be waited for: what is there is shown. */
  atOnce(): void;
  /** The window is gone. */
  cancel(): void;
}

/** A page that has not said by then that it listens is shown with whatever is on it. In milliseconds. */
export const longestHidden = 15_000;

/** Calls `show` once. */
export function firstShow(show: () => void, setTimer: SetTimer): FirstShow {
  const awaited = new Set(['painted', 'listening']);
  let isOver = false;
  const cancel = () => {
    isOver = true;
    stop();
  };
  const atOnce = () => {
    if (isOver) return;
    cancel();
    show();
  };
  const stop = setTimer(longestHidden, atOnce);
  const came = (what: string) => {
    awaited.delete(what);
    if (awaited.size === 0) atOnce();
  };
  return { painted: () => came('painted'), listening: () => came('listening'), atOnce, cancel };
}

// Whoever sets this computer's clock finds times and deadlines by it at once, and by the portal's as soon as it answers.
import type { Clock } from '../machine/clock.ts';
import type { SetTimer } from '../machine/timers.ts';

const everyMillis = 30_000;

interface WatchedClock {
  /** True while times go by this computer's own clock. */
  isOwn(): boolean;
  stopped(): boolean;
  changed(): void;
}

/** Looks twice a minute whether times go by another clock than before. @returns what ends that */
export function watchClock(
  { clock, setTimer }: { clock: Clock; setTimer: SetTimer },
  { isOwn, stopped, changed }: WatchedClock,
): () => void {
  // A clock that nobody sets needs no watching.
  if (clock.drift === undefined) return () => undefined;
  let cancel: () => void = () => undefined;
  const watch = (before: boolean) => {
    cancel = setTimer(everyMillis, () => {
      if (stopped()) return;
      const now = isOwn();
      if (now !== before) changed();
      watch(now);
    });
  };
  watch(isOwn());
  return () => cancel();
}

// The portal's clock as this computer knows it: its own clock plus the difference learnt from the portal's `Date`.
// Deadlines count by the portal's clock; a laptop with a wrong date shows the right day once it has met the portal.
import type { Clock } from '../machine/clock.ts';
import type { SyncRepository } from '../store/sync-repository.ts';

/** `Date` is exact to a second and a round trip takes a moment: smaller differences are noise and are not written. */
const worthWritingMillis = 2_000;

/** Now by the portal's clock (ISO instant); this computer's own until the portal was first met. */
export function portalClock(clock: Clock, sync: Pick<SyncRepository, 'state'>): Clock {
  return {
    now: () => {
      const offset = sync.state().clockOffsetMillis ?? 0;
      return new Date(Date.parse(clock.now()) + offset).toISOString();
    },
  };
}

/** Keeps a newly heard difference if it tells something new. @returns true when the clock moved */
export function learnSkew(sync: Pick<SyncRepository, 'state' | 'update'>, heardMillis: number): boolean {
  const known = sync.state().clockOffsetMillis;
  const heard = Math.abs(heardMillis) < worthWritingMillis ? 0 : heardMillis;
  if (known !== null && Math.abs(heard - known) < worthWritingMillis) return false;
  sync.update({ clockOffsetMillis: heard });
  return true;
}

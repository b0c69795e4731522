// The portal's clock as this computer knows it: its own clock plus the difference learnt from the portal's `Date`.
// Deadlines count by the portal's clock; a laptop with a wrong date shows the right day once it has met the portal. The
// difference holds for as long as nobody sets this computer's clock: once its drift from the steady clock is another,
// or the app was started anew, the difference says nothing, and time is the computer's own until the portal is met again.
import type { Connection } from '../../src-shared/domain/connection.ts';
import type { Clock } from '../machine/clock.ts';
import type { SyncRepository, SyncState } from '../store/sync-repository.ts';

/** `Date` is exact to a second and a round trip takes a moment: smaller differences are noise and are not written. */
const worthWritingMillis = 2_000;
/** Clocks of one machine part by less in hours; whoever sets one means more. */
const wasSetMillis = 5_000;

type Learnt = Pick<SyncState, 'clockOffsetMillis' | 'clockDriftMillis'>;

/** The portal's clock minus this computer's in milliseconds, or null while it is not known. */
export function knownOffset(clock: Clock, { clockOffsetMillis, clockDriftMillis }: Learnt): number | null {
  if (clockOffsetMillis === null) return null;
  const wasSet = clock.drift !== undefined && Math.abs(driftOf(clock) - (clockDriftMillis ?? 0)) > wasSetMillis;
  return wasSet ? null : clockOffsetMillis;
}

/**
 * The clock by which a portal's time is told. Practice has a time of its own: no setting of this computer's clock, no sleep
 * and no start of the app makes it another.
 */
export function clockFor(connection: Connection | undefined, clock: Clock): Clock {
  return connection?.kind === 'practice' ? { now: () => clock.now() } : clock;
}

/** Now by the portal's clock (ISO instant); this computer's own while the difference is not known. */
export function portalClock(clock: Clock, sync: Pick<SyncRepository, 'state'>): Clock {
  return {
    now: () => {
      const offset = knownOffset(clock, sync.state()) ?? 0;
      return new Date(Date.parse(clock.now()) + offset).toISOString();
    },
  };
}

/** The portal's time (ISO) by what it has just told. @param heardMillis its clock minus this computer's; null: it told nothing */
export function portalNow(clock: Clock, heardMillis: number | null): string | null {
  return heardMillis === null ? null : new Date(Date.parse(clock.now()) + heardMillis).toISOString();
}

/** Keeps a newly heard difference if it tells something new. @returns true when the clock moved */
export function learnSkew(clock: Clock, sync: Pick<SyncRepository, 'state' | 'update'>, heardMillis: number): boolean {
  const known = knownOffset(clock, sync.state());
  const heard = Math.abs(heardMillis) < worthWritingMillis ? 0 : heardMillis;
  const isNew = known === null || Math.abs(heard - known) >= worthWritingMillis;
  const drift = driftOf(clock);
  const hasDrifted = Math.abs(drift - (sync.state().clockDriftMillis ?? 0)) >= worthWritingMillis;
  if (isNew) sync.update({ clockOffsetMillis: heard, clockDriftMillis: drift });
  else if (hasDrifted) sync.update({ clockDriftMillis: drift });
  return isNew;
}

/** What an earlier run learnt says nothing where the clock may have been set while the app was closed. */
export function forgetSkew(clock: Clock, sync: Pick<SyncRepository, 'state' | 'update'>): void {
  if (clock.drift !== undefined && sync.state().clockOffsetMillis !== null) sync.update({ clockOffsetMillis: null });
}

const driftOf = (clock: Clock) => Math.round(clock.drift?.() ?? 0);

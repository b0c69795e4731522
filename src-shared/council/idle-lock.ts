// After how long without anybody at the keyboard the window locks: the person's choice, within what the council's profile
// allows. A profile that says nothing leaves it to the app.
import type { CouncilProfile } from './schema.ts';

export interface IdleLock {
  /** In minutes, where nobody chose. */
  usual: number;
  least: number;
  most: number;
}

const ours: IdleLock = { usual: 10, least: 1, most: 60 };

export function idleLockOf(profile: Pick<CouncilProfile, 'idleLock'> | null): IdleLock {
  return profile?.idleLock ?? ours;
}

/** @param chosen in minutes; null: nobody chose */
export function idleMinutes(profile: Pick<CouncilProfile, 'idleLock'> | null, chosen: number | null): number {
  const { usual, least, most } = idleLockOf(profile);
  return Math.min(most, Math.max(least, chosen ?? usual));
}

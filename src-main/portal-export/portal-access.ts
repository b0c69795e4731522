// When somebody last was at the council's own portal, as far as can be known here: a day that a person ticked, or that of
// an export, which nobody gets without signing in there. Everything that speaks of the lock of that account asks here.
import type { CouncilProfile } from '../../src-shared/council/schema.ts';
import { dayAt } from '../../src-shared/domain/deadline.ts';
import type { PlainDate } from '../../src-shared/domain/week.ts';
import type { StoreReads } from '../store/store.ts';

export interface LastPortalAccess {
  /** The council's calendar day. */
  day: PlainDate;
  /** Who ticked it, or brought the export in. */
  by: string;
  /** Known by an export that was brought in, which nobody had to tick. */
  exported: boolean;
}

/** The later of the day that was ticked last and that of the newest export; null where neither is known. */
export function lastPortalAccess(
  store: Pick<StoreReads, 'portalAccess' | 'portalExports'>,
  council: Pick<CouncilProfile, 'deadline'>,
): LastPortalAccess | null {
  const reported = store.portalAccess.last();
  const ticked = reported === null ? null : { day: reported.day, by: reported.by.name, exported: false };
  const newest = store.portalExports.newestExport();
  const day = newest === null ? null : dayAt(newest.at, council.deadline.timeZone);
  if (newest === null || day === null || (ticked !== null && ticked.day >= day)) return ticked;
  return { day, by: newest.by, exported: true };
}

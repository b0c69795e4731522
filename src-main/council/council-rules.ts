// What there is to know about the council's rules and about the account at its portal.

import type { AppResult, PortalAccess, ProfileNews } from '../../src-shared/app-api/index.ts';
import type { CouncilProfile } from '../../src-shared/council/schema.ts';
import { accountLock } from '../../src-shared/domain/account-lock.ts';
import { dayAt } from '../../src-shared/domain/deadline.ts';
import type { PlainDate } from '../../src-shared/domain/week.ts';
import { lastPortalAccess } from '../portal-export/portal-access.ts';
import type { AccountContext } from '../use-case/account-context.ts';
import { noProfile } from '../use-case/refusals.ts';
import { ok, refuse } from '../use-case/result.ts';
import { save } from '../use-case/save.ts';

/** The edition in force, what editions changed that nobody has read, and why no newer one is in force. */
export function profileNews({ store: { profile } }: AccountContext): AppResult<ProfileNews> {
  const council = profile.get();
  if (council === null) return noProfile();
  const value = {
    version: council.version,
    fetchedAt: profile.savedAt(),
    fromFile: profile.fromFile(),
    refused: profile.refused(),
  };
  return ok({ ...value, changes: profile.unseen() });
}

export function profileSeen(context: AccountContext, id: number): AppResult<Record<string, never>> {
  const saved = save(context, { what: 'profile-seen', weekStart: null }, (write) => write.profileSeen(id));
  return saved.ok ? ok({}) : saved;
}

/**
 * How long the account at the council's portal stays open. Through the portal API every exchange is access; behind a hub,
 * or where the week goes by files, what people tick and export counts, and signing in to this app is no access to it.
 */
export function portalAccess(context: AccountContext): AppResult<PortalAccess> {
  const council = context.store.profile.get();
  if (council === null) return noProfile();
  const today = dayAt(context.clock.now(), council.deadline.timeZone);
  const { authority, connection } = context.account();
  const byExchange = authority !== 'hub' && connection.kind !== 'files';
  const last = byExchange ? lastExchange(context, council) : lastPortalAccess(context.store, council);
  return ok({
    known: byExchange ? 'portal' : 'reported',
    last,
    lock: last === null || today === null ? null : accountLock(last.day, today, council),
  });
}

function lastExchange(context: AccountContext, council: CouncilProfile): PortalAccess['last'] {
  const synced = context.store.sync.state().lastSyncedAt;
  const day = synced === null ? null : dayAt(synced, council.deadline.timeZone);
  return day === null ? null : { day, by: context.account().user.name, exported: false };
}

/** Somebody says on which day they last signed in to the council's own portal. */
export function reportPortalAccess(context: AccountContext, day: PlainDate): AppResult<Record<string, never>> {
  const council = context.store.profile.get();
  if (council === null) return noProfile();
  const today = dayAt(context.clock.now(), council.deadline.timeZone);
  if (today !== null && day > today) {
    const sentence = 'That day has not come yet.';
    return refuse('day-in-future', sentence, 'Enter the day of the last sign-in.', { day: sentence });
  }
  const saved = save(context, { what: 'portal-access', weekStart: null }, (write) => write.portalAccess(day));
  return saved.ok ? ok({}) : saved;
}

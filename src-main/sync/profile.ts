// Keeps the council's rules up to date. What must stay true: a profile that cannot be read (newer than this app, or
// broken) never replaces the last good one; the person is told, and work goes on with the rules known.
import type { PortalClient } from '../portal/client.ts';
import type { Store } from '../store/store.ts';
import { type SyncTrouble, troubleOf } from './trouble.ts';

export type ProfileFetched = { changed: boolean; trouble: SyncTrouble | null; stop: boolean };

/** Asks for the profile unless the one held is current. */
export async function fetchProfile({
  store,
  client,
  token,
  stopped,
}: {
  store: Pick<Store, 'profile'>;
  client: PortalClient;
  token: string;
  stopped: () => boolean;
}): Promise<ProfileFetched> {
  const answer = await client.call('profile', { token, etag: store.profile.etag() });
  if (stopped()) return { changed: false, trouble: null, stop: true };
  if (answer.ok) {
    if (answer.changed) store.profile.save(answer.value, answer.etag);
    return { changed: answer.changed, trouble: null, stop: false };
  }
  if (answer.failure.kind !== 'not-understood') {
    return { changed: false, trouble: troubleOf(answer.failure), stop: true };
  }
  const held = store.profile.get();
  return {
    changed: false,
    stop: false,
    trouble: {
      problem: {
        code: 'profile-not-understood',
        sentence: 'The council’s rules came in a form that this version of the app does not know.',
        action: `Update Provider Actuals. Until then the rules known${held ? ` (edition ${held.version})` : ''} are used.`,
      },
      remedy: 'person',
      retryAfterMillis: null,
      offline: false,
    },
  };
}

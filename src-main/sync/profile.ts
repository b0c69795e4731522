// Keeps the council's rules up to date. What must stay true: a profile that cannot be read (newer than this app, broken,
// or missing) never replaces the last good one; the person is told for as long as it is so, and work goes on with the
// rules known.

import type { AppProblem } from '../../src-shared/app-api/index.ts';
import { parseCouncilProfile } from '../../src-shared/council/parse.ts';
import { problemName } from '../../src-shared/portal-api/index.ts';
import type { PortalClient } from '../portal/client.ts';
import type { PortalFailure } from '../portal/failures.ts';
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
  const problem = refusedProfile(answer.failure, store.profile.get()?.version ?? null);
  if (problem === null) return { changed: false, trouble: troubleOf(answer.failure), stop: true };
  const known = store.profile.refused();
  store.profile.refuse(problem);
  return {
    changed: known?.sentence !== problem.sentence,
    stop: false,
    // Everything else was exchanged, so the sync counts; the rules are asked for again in an hour.
    trouble: { problem, remedy: 'batch', retryAfterMillis: null, offline: false },
  };
}

/**
 * Why the portal's rules are not taken; null when the failure is not about the rules at all.
 * @param version the edition in force, or null when there is none yet
 */
export function refusedProfile(failure: PortalFailure, version: string | null): AppProblem | null {
  const inForce = version === null ? 'Until then no week can be shown.' : `Until then edition ${version} is in force.`;
  if (failure.kind === 'problem' && problemName(failure.problem) === 'not-found') {
    return {
      code: 'profile-missing',
      sentence: 'The portal has no rules of the council.',
      action: `Tell the people who run the portal. ${inForce}`,
    };
  }
  if (failure.kind !== 'not-understood') return null;
  const parsed = failure.profile === undefined ? null : parseCouncilProfile(failure.profile);
  if (parsed?.ok === false && !parsed.newer) {
    const [first] = parsed.problems;
    const more = parsed.problems.length - 1;
    return {
      code: 'profile-not-understood',
      sentence: `The council’s rules came from the portal with a mistake in them: ${first?.sentence ?? ''}${more > 0 ? ` And ${more} more.` : ''}`,
      action: `Tell the people who run the portal. ${inForce}`,
    };
  }
  return {
    code: 'profile-newer',
    sentence: 'The council’s rules came in a form that this version of the app does not know.',
    action: `Update Provider Actuals. ${inForce}`,
  };
}

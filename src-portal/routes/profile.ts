// `GET /v1/profile`: the council's rules, with an ETag so that an unchanged profile costs a few bytes.
import type { CouncilProfile } from '../../src-shared/council/index.ts';
import { type Environment, sha256 } from '../environment.ts';
import type { CallServer } from '../http/calls.ts';

export function serveProfile(calls: CallServer, environment: Environment): void {
  const tags = new WeakMap<CouncilProfile, string>();
  function tagOf(profile: CouncilProfile): string {
    const tag = tags.get(profile) ?? `"${sha256(JSON.stringify(profile)).slice(0, 32)}"`;
    tags.set(profile, tag);
    return tag;
  }

  calls.read('profile', {}, async ({ request, reply }) => {
    const profile = environment.council();
    const tag = tagOf(profile);
    reply.header('etag', tag);
    const known = (request.headers['if-none-match'] ?? '').split(',').map((part) => part.trim().replace(/^W\//, ''));
    if (!known.includes(tag) && !known.includes('*')) return profile;
    reply.code(304).send();
    return undefined;
  });
}

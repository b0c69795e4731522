// Who asks: sessions are found by their tokens, before a body is read, and whoever may not make the call gets no further.
import type { FastifyRequest } from 'fastify';
import { type Environment, instantOf, sha256 } from '../environment.ts';
import { Refused } from '../problem.ts';
import type { Connection, Database } from '../store/database.ts';
import { findClosed, findSignedIn, type SignedInSession } from '../store/sessions.ts';
import type { Admission } from './admission.ts';
import { type Limits, makeBuckets } from './limits.ts';
import { type PermittedCall, requirePermission } from './permissions.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set for every call but signing in, before the body is read. */
    signedIn: SignedInSession | null;
    /** The problem that the request was answered with, for the log. */
    problemName: string | null;
    /** Milliseconds of `performance.now()` at which it came. */
    arrived: number;
  }
}

/** For routes that need a session: who asks, and may, is known before the body is read; a place is taken after it. */
export function makeAuthentication(
  database: Database,
  environment: Environment,
  { limits, admission }: { limits: Limits; admission: Admission },
) {
  const buckets = makeBuckets(environment.clock, limits.burst, limits.perSecond);

  async function authenticate(request: FastifyRequest, call: PermittedCall): Promise<void> {
    const token = /^Bearer (\S{1,500})$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    const providerId = providerOfToken(token);
    const now = instantOf(environment);
    const lookUp = <Found>(find: FindByToken<Found>) =>
      providerId === null
        ? undefined
        : admission.lookUp(() =>
            database.transaction({ provider: providerId }, (connection) =>
              find(connection, providerId, sha256(token), now),
            ),
          );
    const who = await lookUp(findSignedIn);
    const closed = who === undefined ? await lookUp(findClosed) : undefined;
    if (closed !== undefined)
      throw new Refused('account-locked', `This account was ${closed}. Ask ${whomToAsk(environment)} about it.`);
    if (who === undefined)
      throw new Refused('not-signed-in', 'You are not signed in, or were signed out. Sign in again.');
    request.signedIn = who;
    buckets.take(`${who.providerId} ${who.accountId}`);
    requirePermission(who, call);
    admission.arrive(request, who);
  }

  return (call: PermittedCall) => ({
    onRequest: (request: FastifyRequest) => authenticate(request, call),
    preValidation: async (request: FastifyRequest) => admission.enter(request, signedIn(request)),
  });
}

type FindByToken<Found> = (
  connection: Connection,
  providerId: string,
  tokenHash: string,
  now: string,
) => Promise<Found | undefined>;

/** Who lets somebody in again. */
export function whomToAsk({ authority }: Pick<Environment, 'authority'>): string {
  return authority === 'hub' ? 'a manager of your organisation' : 'the council';
}

/** The provider stands at the front of a token, since sessions are found by it; the rest is random. */
export function makeToken(providerId: string, secret: Uint8Array): string {
  return `${Buffer.from(providerId).toString('base64url')}.${Buffer.from(secret).toString('base64url')}`;
}

function providerOfToken(token: string): string | null {
  const [provider, secret] = token.split('.');
  if (!provider || !secret) return null;
  const text = Buffer.from(provider, 'base64url').toString('utf8');
  return text.includes('\u0000') ? null : text;
}

export function signedIn(request: FastifyRequest): SignedInSession {
  if (request.signedIn === null) throw new Refused('not-signed-in', 'You are not signed in. Sign in again.');
  return request.signedIn;
}

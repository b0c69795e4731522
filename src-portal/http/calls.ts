// One way to serve a call of the portal API: method, path, schemas and the need for a key come from the shared table,
// so that the portal cannot serve anything that the contract does not say. Here are also the two things that every
// call goes through: who asks (a session's token), and for writes the idempotency key and the provider's lock.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  type By,
  type PortalAnswered,
  type PortalCallName,
  type PortalParsed,
  portalCalls,
} from '../../src-shared/portal-api/index.ts';
import { type Environment, instantOf, sha256 } from '../environment.ts';
import { Refused } from '../problem.ts';
import type { Connection, Database } from '../store/database.ts';
import { inProgress, keepAnswersDays, storeAnswer, storedAnswer } from '../store/idempotency.ts';
import type { SignedInSession } from '../store/sessions.ts';
import { type Writing, writing } from '../store/writing.ts';
import type { Admission } from './admission.ts';
import { makeAuthentication, signedIn } from './authenticate.ts';
import { makeLanes, providerIsBusy } from './lanes.ts';
import type { Limits } from './limits.ts';

export interface ServedCall<Name extends PortalCallName, Params, Query> {
  body: PortalParsed<Name>;
  params: Params;
  query: Query;
  request: FastifyRequest;
  reply: FastifyReply;
}

export interface ServedCallOf<Name extends PortalCallName, Params, Query> extends ServedCall<Name, Params, Query> {
  who: SignedInSession;
  /** Who asks, and the portal's instant. */
  by: By;
}

interface CallShapes<Params extends z.ZodType, Query extends z.ZodType> {
  params?: Params;
  query?: Query;
}

const idempotencyKeySchema = z.uuid({ version: 'v7' });

export type CallServer = ReturnType<typeof makeCallServer>;

/** Binds handlers to calls; `finish` throws when a call of the contract is left without one. */
export function makeCallServer(
  app: FastifyInstance,
  database: Database,
  environment: Environment,
  { limits, admission }: { limits: Limits; admission: Admission },
) {
  const served = new Set<PortalCallName>();
  const forSignedIn = makeAuthentication(database, environment, { limits, admission });
  const inLane = makeLanes(limits.concurrentOfProvider, providerIsBusy);
  /** Writes being worked on in this process, by provider and key. */
  const underWay = new Set<string>();

  function add<Name extends PortalCallName, Params extends z.ZodType, Query extends z.ZodType>(
    name: Name,
    shapes: CallShapes<Params, Query>,
    authenticated: boolean,
    handler: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>,
  ): void {
    const { method, path } = portalCalls[name];
    served.add(name);
    app.route({
      method,
      url: path,
      schema: routeSchema(name, shapes),
      ...(authenticated ? forSignedIn(name) : {}),
      bodyLimit: bodyLimitOf(name),
      handler,
    });
  }

  function write<Params extends z.ZodType, Name extends PortalCallName>(
    name: Name,
    shapes: CallShapes<Params, z.ZodUndefined>,
    handler: (
      writing: Writing,
      served: ServedCallOf<Name, z.output<Params>, undefined>,
    ) => Promise<PortalAnswered<Name>>,
  ): void {
    add(name, shapes, true, async (request, reply) => {
      const who = signedIn(request);
      const now = instantOf(environment);
      const key = keyOf(request);
      const asked = { key, now, ...hashesOf(request, who.accountId) };
      const mark = `${who.providerId} ${key}`;
      if (underWay.has(mark)) throw inProgress();
      underWay.add(mark);
      try {
        const work = async (connection: Connection) => {
          const stored = await storedAnswer(connection, who.providerId, asked);
          if (stored !== null) return stored;
          return writing(connection, who.providerId, async (inProvider) => {
            const by = { id: who.accountId, name: who.name, at: now };
            const answer = await handler(inProvider, { ...partsOf(request, reply), who, by });
            const answered = JSON.stringify(answer);
            const expiresAt = new Date(environment.clock() + keepAnswersDays * 86_400_000).toISOString();
            await storeAnswer(connection, who.providerId, asked, { text: answered, expiresAt });
            return answered;
          });
        };
        const text = await inLane(who.providerId, () => database.transaction({ provider: who.providerId }, work));
        return reply.type('application/json').send(text);
      } finally {
        underWay.delete(mark);
      }
    });
  }

  /** Also `act`: for what changes something and keeps no answer, since repeating it does no harm. */
  function read<Name extends PortalCallName, Params extends z.ZodType, Query extends z.ZodType>(
    name: Name,
    shapes: CallShapes<Params, Query>,
    handler: (
      served: ServedCallOf<Name, z.output<Params>, z.output<Query>>,
    ) => Promise<PortalAnswered<Name> | undefined>,
  ): void {
    add(name, shapes, true, async (request, reply) => {
      const who = signedIn(request);
      const by = { id: who.accountId, name: who.name, at: instantOf(environment) };
      const answer = await handler({ ...partsOf(request, reply), who, by });
      // A handler that has answered by itself (304) gives nothing.
      return answer === undefined ? reply : answer;
    });
  }

  function open<Name extends PortalCallName>(
    name: Name,
    handler: (served: ServedCall<Name, undefined, undefined>) => Promise<PortalAnswered<Name>>,
  ): void {
    add(name, {}, false, (request, reply) => handler(partsOf(request, reply)));
  }

  function finish(): void {
    const missing = (Object.keys(portalCalls) as PortalCallName[]).filter((name) => !served.has(name));
    if (missing.length > 0) throw new Error(`these calls of the portal API have no route: ${missing.join(', ')}`);
  }

  return { read, act: read, write, open, finish, forSignedIn };
}

/** What fastify checks of a call. */
function routeSchema<Params extends z.ZodType, Query extends z.ZodType>(
  name: PortalCallName,
  { params, query }: CallShapes<Params, Query>,
): object {
  const { request } = portalCalls[name];
  return {
    ...(request === null ? {} : { body: request }),
    ...(params === undefined ? {} : { params }),
    ...(query === undefined ? {} : { querystring: query }),
  };
}

/**
 * What makes a request the same one: who asks, the call, and the bytes that came. `formerHash` is how answers were
 * stored until the body's bytes were hashed; it can go once those are forgotten (`keepAnswersDays`).
 */
function hashesOf(request: FastifyRequest, accountId: string): { hash: string; formerHash: string } {
  const { method, params, body, bodyHash } = request;
  const former = [accountId, method, params, body ?? null];
  return {
    hash: `2 ${sha256(JSON.stringify([accountId, method, request.routeOptions.url, params, bodyHash]))}`,
    formerHash: sha256(JSON.stringify(former)),
  };
}

function keyOf(request: FastifyRequest): string {
  const key = request.headers['idempotency-key'];
  if (key === undefined || key === '') {
    throw new Refused('idempotency-key-missing', 'The request needs an Idempotency-Key, a UUID of version 7.');
  }
  const parsed = idempotencyKeySchema.safeParse(key);
  if (parsed.success) return parsed.data.toLowerCase();
  const fields = [{ path: 'Idempotency-Key', sentence: 'must be a UUID of version 7' }];
  throw new Refused('bad-request', 'The Idempotency-Key is not a UUID of version 7.', { fields });
}

/** Whoever has not signed in yet may send little; only lines and records come by the hundred. */
function bodyLimitOf(name: PortalCallName): number {
  if (portalCalls[name].request === null) return 1024;
  return largeBodies.has(name) ? largestBody : 16 * 1024;
}

/** 500 lines with long comments and several variations each; far below what would hurt. */
const largestBody = 4 * 1024 * 1024;
const largeBodies: ReadonlySet<PortalCallName> = new Set(['sendActuals', 'sendCareRecords', 'confirm', 'sendPeople']);

/** What fastify has validated by the call's schemas. */
function partsOf<Name extends PortalCallName, Params, Query>(
  request: FastifyRequest,
  reply: FastifyReply,
): ServedCall<Name, Params, Query> {
  const body = (request.body ?? null) as PortalParsed<Name>;
  return { body, params: request.params as Params, query: request.query as Query, request, reply };
}

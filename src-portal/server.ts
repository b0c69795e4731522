// The portal: the routes of the portal API on fastify, over a database and an environment that are handed in. What holds
// for every answer is here: the portal's own clock in `Date`, problems of the closed set, nothing cached, one line in
// the log for each request, and no more work at once than can be finished.
import { setTimeout } from 'node:timers/promises';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { validatorCompiler } from 'fastify-type-provider-zod';
import { problemName } from '../src-shared/portal-api/index.ts';
import { type Environment, instantOf, sha256 } from './environment.ts';
import { makeAdmission } from './http/admission.ts';
import { readBodies } from './http/body.ts';
import { makeCallServer } from './http/calls.ts';
import { answerClientError, type Connections, makeConnections } from './http/connections.ts';
import { refusalOf } from './http/errors.ts';
import { type Limits, usualLimits } from './http/limits.ts';
import { serveOpenApi } from './http/openapi.ts';
import { type Derive, usualCost } from './password.ts';
import { Refused } from './problem.ts';
import { serveAccounts } from './routes/accounts.ts';
import { serveChanges } from './routes/changes.ts';
import { serveHealth } from './routes/health.ts';
import { servePeople } from './routes/people.ts';
import { serveProfile } from './routes/profile.ts';
import { serveSessions } from './routes/sessions.ts';
import { serveWeeks } from './routes/weeks.ts';
import type { AttemptLimits } from './sign-in/attempts.ts';
import { makeSignIn } from './sign-in/sign-in.ts';
import type { Database, ServerRole } from './store/database.ts';
import { forgetOldAnswers } from './store/idempotency.ts';
import { migrate } from './store/migrate.ts';
import { endExpiredSessions } from './store/sessions.ts';

export interface PortalOptions extends Environment {
  database: Database;
  /** What `migrate` answered, where the caller has brought the database to its schema already. */
  role?: ServerRole;
  limits?: Partial<Limits>;
  /** For how long a token is good. */
  sessionMinutes?: number;
  /** What checking a password costs (see password.ts), also where there is no such user. Tests take a small one. */
  passwordCost?: number;
  attempts?: Partial<AttemptLimits>;
  /** Computes password hashes; tests count them. */
  derive?: Derive;
  /** Holds an attempt to sign in back for so many milliseconds; tests and the simulator have their own time. */
  wait?: (milliseconds: number) => Promise<void>;
  /** A certificate and its key, where the portal is reached over a network. */
  tls?: { cert: string | Buffer; key: string | Buffer };
  /** Addresses of proxies that say in `X-Forwarded-For` for whom they ask. */
  proxies?: readonly string[];
}

export interface Portal {
  /** For requests without a network: `app.inject`. */
  app: FastifyInstance;
  /** Starts to listen; port 0 takes a free one. */
  listen(options: { host: string; port: number }): Promise<{ port: number; address: string }>;
  /** Takes no new requests, finishes those under way. The database stays open: it is its owner's. */
  stop(): Promise<void>;
}

/** A working day: nobody signs in twice, and a stolen token is worthless tomorrow. */
const usualSessionMinutes = 10 * 60;

const housekeepingMillis = 3_600_000;

/** Builds the portal, after bringing the database to its schema. */
export async function buildPortal(options: PortalOptions): Promise<Portal> {
  const { database, log } = options;
  const role = options.role ?? (await migrate(database));
  if (role === 'unguarded') log({ level: 'warn', event: 'row-security-missing' });
  const limits = { ...usualLimits, ...options.limits };
  const connections = makeConnections(limits, {
    tls: options.tls,
    ...(options.proxies === undefined ? {} : { proxies: options.proxies }),
  });
  const admission = makeAdmission(limits, connections);
  let stopping = false;

  const answerProblem = answerWith(log);
  const app = makeServer(options, connections, answerProblem);
  app.addHook('onRequest', async (request) => {
    request.arrived = performance.now();
    if (!request.url.startsWith('/v1/')) return;
    if (stopping)
      throw new Refused('overloaded', 'The portal is being restarted. Try again in a moment.', { retryAfter: 5 });
  });
  readBodies(app);
  app.addHook('onSend', async (request, reply) => {
    admission.answered(request);
    reply.header('date', new Date(options.clock()).toUTCString());
    reply.header('cache-control', 'no-store');
    reply.header('x-content-type-options', 'nosniff');
    if (stopping) reply.header('connection', 'close');
  });
  app.addHook('onResponse', async (request, reply) => {
    admission.over(request);
    log({
      // A refusal for want of room is the portal doing what it should.
      level: reply.statusCode === 503 ? 'warn' : reply.statusCode >= 500 ? 'error' : 'info',
      event: 'request',
      at: instantOf(options),
      method: request.method,
      // The route, never the address: a path could carry anything.
      route: request.routeOptions.url ?? 'none',
      status: reply.statusCode,
      problem: request.problemName,
      milliseconds: Math.round(performance.now() - request.arrived),
      provider: request.signedIn?.providerId ?? null,
      // Account ids are often people's names.
      account: request.signedIn === null ? null : sha256(request.signedIn.accountId).slice(0, 12),
    });
  });
  app.addHook('onRequestAbort', async (request) => {
    admission.over(request);
  });

  app.setErrorHandler(answerProblem);
  app.setNotFoundHandler(() => {
    throw new Refused('not-found', 'The portal has no such address.');
  });

  serveOpenApi(app);
  const calls = makeCallServer(app, database, options, { limits, admission });
  serveHealth(app, database, () => !stopping);
  const { sessionMinutes = usualSessionMinutes, passwordCost = usualCost } = options;
  const { attempts, derive, wait = (milliseconds) => setTimeout(milliseconds, undefined, { ref: false }) } = options;
  const signIn = makeSignIn(database, options, {
    limits,
    attempts,
    sessionMinutes,
    passwordCost,
    derive,
    wait,
    lookUp: admission.lookUp,
  });
  serveSessions(calls, database, options, signIn);
  serveAccounts(calls, database, options, { signIn, passwordCost });
  serveProfile(calls, options);
  serveChanges(calls, database);
  serveWeeks(app, calls, database, options);
  servePeople(calls, options);
  calls.finish();
  await app.ready();

  const housekeeping = keepTidy(database, options);
  await housekeeping.now();
  const lookOut = tellOfClosed(connections, log);

  return {
    app,
    async listen({ host, port }) {
      const address = await app.listen({ host, port });
      const bound = app.server.address();
      return { address, port: typeof bound === 'object' && bound !== null ? bound.port : port };
    },
    async stop() {
      stopping = true;
      housekeeping.stop();
      clearInterval(lookOut);
      await app.close();
    },
  };
}

function makeServer(options: PortalOptions, connections: Connections, answerProblem: Answer): FastifyInstance {
  const app: FastifyInstance = Fastify({
    logger: false,
    // For what is no call of the API; each call has its own.
    bodyLimit: 16 * 1024,
    serverFactory: (handler) => connections.makeServer(handler),
    clientErrorHandler: (error, socket) => answerClientError(error, socket, new Date(options.clock())),
    ...(options.proxies === undefined ? {} : { trustProxy: [...options.proxies] }),
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    // An address that cannot be read has no route, whose handler would answer for it.
    frameworkErrors: (error, request, reply) => answerProblem(error, request, reply),
    routerOptions: { maxParamLength: 200 },
  });
  app.setValidatorCompiler(validatorCompiler);

  app.decorateRequest('signedIn', null);
  app.decorateRequest('gives', null);
  app.decorateRequest('problemName', null);
  app.decorateRequest('arrived', 0);
  return app;
}

type Answer = (error: unknown, request: FastifyRequest, reply: FastifyReply) => FastifyReply;

function answerWith(log: Environment['log']): Answer {
  return (error, request, reply) => {
    const { refused, unexpected } = refusalOf(error);
    if (unexpected !== null) log(unexpected);
    request.problemName = problemName(refused.problem);
    if (refused.retryAfter !== null) reply.header('retry-after', String(refused.retryAfter));
    return reply.code(refused.problem.status).type('application/problem+json').send(JSON.stringify(refused.problem));
  };
}

/** Forgets answers and sessions that have run out: now, and every hour. */
function keepTidy(database: Database, options: PortalOptions): { now(): Promise<void>; stop(): void } {
  async function now(): Promise<void> {
    const instant = instantOf(options);
    await forgetOldAnswers(database, instant);
    await endExpiredSessions(database, instant);
  }
  const timer = setInterval(() => {
    now().catch((error: unknown) => {
      options.log({
        level: 'warn',
        event: 'housekeeping-failed',
        kind: error instanceof Error ? error.name : 'unknown',
      });
    });
  }, housekeepingMillis);
  timer.unref();
  return { now, stop: () => clearInterval(timer) };
}

function tellOfClosed(connections: Connections, log: Environment['log']): NodeJS.Timeout {
  const timer = setInterval(() => {
    const count = connections.takeClosed();
    if (count > 0) log({ level: 'warn', event: 'connections-closed', count });
  }, 60_000);
  return timer.unref();
}

// Portals that do otherwise, for the kit's own test: a proxy before a real portal that departs from the contract in one way
// at a time. Each is a mistake that somebody who builds a portal might make.
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { newKey } from './caller.ts';

interface Request {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string;
}

interface Response {
  status: number;
  headers: Record<string, string>;
  body: string;
}

export interface Deviation {
  name: string;
  /** Sentences of which one at least has to be found not to hold. */
  breaks: readonly string[];
  /** What reaches the portal instead; a response: nothing does. */
  ask?: (request: Request) => Request | Response;
  /** What comes back instead. */
  answer?: (
    response: Response,
    request: Request,
    send: (request: Request) => Promise<Response>,
  ) => Response | Promise<Response>;
}

const json = (response: Response): Record<string, unknown> => JSON.parse(response.body) as Record<string, unknown>;
const withJson = (response: Response, body: unknown): Response => ({ ...response, body: JSON.stringify(body) });
const isProblem = ({ body }: Response, name: string) => body.includes(`urn:provider-actuals:problem:${name}`);
const isCall = ({ method, path }: Request, of: string) => `${method} ${path}`.startsWith(of);

export const deviations: readonly Deviation[] = [
  {
    name: 'forgets what keys were used for',
    breaks: ['keys/replayed', 'keys/reused'],
    ask: (request) =>
      'idempotency-key' in request.headers
        ? { ...request, headers: { ...request.headers, 'idempotency-key': newKey() } }
        : request,
  },
  {
    name: 'takes writes without a key',
    breaks: ['keys/missing'],
    ask: (request) =>
      request.method === 'GET' || 'idempotency-key' in request.headers
        ? request
        : { ...request, headers: { ...request.headers, 'idempotency-key': newKey() } },
  },
  {
    name: 'begins the feed anew whatever the cursor',
    breaks: ['feed/at-the-end', 'feed/what-changed'],
    ask: (request) =>
      isCall(request, 'GET /v1/changes') ? { ...request, path: request.path.replace(/cursor=[^&]*&?/, '') } : request,
  },
  {
    name: 'loses the last change of each page',
    breaks: ['feed/what-changed', 'feed/twice-changed'],
    answer: (response, request) => {
      if (!isCall(request, 'GET /v1/changes?cursor') || response.status !== 200) return response;
      const page = json(response) as { changes: unknown[] };
      return withJson(response, { ...page, changes: page.changes.slice(0, -1) });
    },
  },
  {
    name: 'says nothing of what was removed',
    breaks: ['feed/gone'],
    answer: (response, request) => {
      if (!isCall(request, 'GET /v1/changes') || response.status !== 200) return response;
      const page = json(response) as { changes: { kind: string }[] };
      return withJson(response, { ...page, changes: page.changes.filter(({ kind }) => kind !== 'gone') });
    },
  },
  {
    name: 'lets the last writer win',
    breaks: ['versions/conflict'],
    answer: async (response, request, send) => {
      if (!request.path.endsWith('/actuals') || !response.body.includes('"conflict"')) return response;
      const { outcomes } = json(response) as { outcomes: { current?: { version: number } }[] };
      const { changes } = JSON.parse(request.body) as { changes: object[] };
      const body = JSON.stringify({
        changes: changes.map((change, index) => ({ ...change, baseVersion: outcomes[index]?.current?.version ?? 1 })),
      });
      return send({ ...request, body, headers: { ...request.headers, 'idempotency-key': newKey() } });
    },
  },
  {
    name: 'refuses all changes for one',
    breaks: ['versions/each-on-its-own'],
    answer: (response, request) =>
      request.path.endsWith('/actuals') && response.body.includes('line-not-planned')
        ? problem(409, 'line-not-planned')
        : response,
  },
  {
    name: 'believes whom the client names',
    breaks: ['versions/said-by'],
    answer: (response, request) =>
      isCall(request, 'GET /v1/changes')
        ? {
            ...response,
            body: response.body.replaceAll(/"attested":\{[^{}]*"reported":(\{[^{}]*\})\}/g, '"attested":$1'),
          }
        : response,
  },
  {
    name: 'confirms whatever was seen',
    breaks: ['confirmation/another-digest'],
    answer: async (response, request, send) => {
      if (!isProblem(response, 'week-changed')) return response;
      const monday = /weeks\/([\d-]+)/.exec(request.path)?.[1];
      const receipts = await send({ ...request, method: 'GET', path: `/v1/weeks/${monday}/receipt`, body: '' });
      return { ...receipts, body: JSON.stringify({ receipt: {}, week: {} }) };
    },
  },
  {
    name: 'lets a receipt speak for changed figures',
    breaks: ['confirmation/superseded'],
    answer: (response) => ({ ...response, body: response.body.replaceAll('"superseded":true', '"superseded":false') }),
  },
  {
    name: 'has refusals of its own kind',
    breaks: ['everywhere/problems'],
    answer: (response) =>
      isProblem(response, 'bad-request')
        ? { ...response, headers: { 'content-type': 'application/json' }, body: '{"error":"Bad Request"}' }
        : response,
  },
  {
    name: 'has no clock',
    breaks: ['everywhere/date'],
    answer: (response) => ({ ...response, headers: { ...response.headers, date: '' } }),
  },
  {
    name: 'has a clock that stands still, and writes the time of another',
    breaks: ['everywhere/time'],
    answer: (response) => ({ ...response, headers: { ...response.headers, date: 'Mon, 03 Mar 2025 09:00:00 GMT' } }),
  },
  {
    name: 'leaves out a field',
    breaks: ['everywhere/shapes'],
    answer: (response, request) => (isCall(request, 'GET /v1/sessions') ? withJson(response, { items: [] }) : response),
  },
  {
    name: 'keeps a token good after signing out',
    breaks: ['sessions/signed-out'],
    ask: (request) =>
      isCall(request, 'DELETE /v1/sessions/current')
        ? { status: 200, headers: { 'content-type': 'application/json' }, body: '{"ended":1}' }
        : request,
  },
  {
    name: 'tells who has an account',
    breaks: ['sessions/wrong-credentials'],
    answer: (response, request) =>
      isCall(request, 'POST /v1/sessions') && request.body.includes('nobody-has-this-name')
        ? { ...response, body: response.body.replace(/"detail":"[^"]*"/, '"detail":"There is no such user."') }
        : response,
  },
  {
    name: 'fails at what is too large',
    breaks: ['bounds/many'],
    answer: (response, request) =>
      isProblem(response, 'bad-request') && request.body.length > 50_000 ? problem(500, 'unexpected') : response,
  },
  {
    name: 'sends the profile whole each time',
    breaks: ['rules/etag'],
    ask: ({ headers: { 'if-none-match': _, ...headers }, ...request }) => ({ ...request, headers }),
  },
];

function problem(status: number, name: string): Response {
  const type = `urn:provider-actuals:problem:${name}`;
  const body = JSON.stringify({ type, title: 'Title', status, detail: 'Detail.' });
  return { status, headers: { 'content-type': 'application/problem+json' }, body };
}

export interface DeviatingProxy {
  url: string;
  /** What it does otherwise from now on; null: nothing. */
  set(deviation: Deviation | null): void;
  stop(): Promise<void>;
}

/** Starts a proxy before the portal at this address. */
export async function deviatingProxy(target: string): Promise<DeviatingProxy> {
  let deviation: Deviation | null = null;

  async function send({ method, path, headers, body }: Request): Promise<Response> {
    const response = await fetch(`${target}${path}`, { method, headers, ...(body === '' ? {} : { body }) });
    return {
      status: response.status,
      headers: sentOn(Object.fromEntries(response.headers)),
      body: await response.text(),
    };
  }

  const server = createServer((incoming, outgoing) => {
    const parts: Buffer[] = [];
    incoming.on('data', (part: Buffer) => parts.push(part));
    incoming.on('end', async () => {
      const { method = '', url: path = '' } = incoming;
      const request = { method, path, headers: sentOn(incoming.headers), body: Buffer.concat(parts).toString('utf8') };
      const asked = deviation?.ask?.(request) ?? request;
      const response = 'status' in asked ? asked : await send(asked);
      const answered = (await deviation?.answer?.(response, request, send)) ?? response;
      if (answered.headers.date === '') outgoing.sendDate = false;
      const { date, ...others } = answered.headers;
      outgoing.writeHead(answered.status, { ...others, ...(date ? { date } : {}) });
      outgoing.end(answered.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`,
    set: (to) => {
      deviation = to;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** What belongs to one connection or to the length of the body is not sent on. */
function sentOn(headers: IncomingHttpHeaders | Record<string, string>): Record<string, string> {
  const own = new Set(['connection', 'content-length', 'host', 'keep-alive', 'transfer-encoding']);
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      own.has(name) || value === undefined ? [] : [[name, String(value)]],
    ),
  );
}

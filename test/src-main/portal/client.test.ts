// The client against real HTTP: every way in which a network or a server misbehaves comes back as its own value.
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { portalClient } from '../../../src-main/portal/client.ts';
import { problemType } from '../../../src-shared/portal-api/index.ts';
import { faultProxy } from '../../fault-proxy.ts';
import { setTimer } from '../timers.ts';

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

async function serve(listener: RequestListener): Promise<string> {
  const server: Server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push({
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return `http://127.0.0.1:${address.port}`;
}

function clientOf(address: string, onSkew?: (skew: number) => void) {
  const parts = { address, fetch: globalThis.fetch, machineMillis: Date.now, setTimer };
  return portalClient(onSkew === undefined ? parts : { ...parts, onSkew });
}

const emptyPage = { portalId: 'p', changes: [], cursor: 'c', more: false };
const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): RequestListener =>
  (_, response) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));

async function failureFrom(address: string) {
  const answer = await clientOf(address).call('changes', { token: 't', timeoutMillis: 300 });
  if (answer.ok) throw new Error('expected a failure');
  return answer.failure;
}

describe('the portal client', () => {
  it('reads no further than an answer may be long', async () => {
    const piece = Buffer.alloc(1024 * 1024, ' ');
    let sent = 0;
    const address = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const more = () => {
        while (!response.destroyed) {
          sent += 1;
          if (!response.write(piece)) return void response.once('drain', more);
        }
      };
      more();
    });
    const answer = await clientOf(address).call('changes', { token: 't', timeoutMillis: 60_000 });
    expect(answer).toEqual({ ok: false, failure: { kind: 'without-end' } });
    expect(sent).toBeLessThan(100);
  });

  it('tells a refusal of what a write says from another page, with what it said', async () => {
    const page = '<html><script>x()</script><b>Blocked</b> by policy 7</html>';
    const address = await serve((_, r) => r.writeHead(403, { 'content-type': 'text/html' }).end(page));
    const body = { changes: [] };
    expect(await clientOf(address).call('sendCareRecords', { token: 't', key: 'k', body })).toEqual({
      ok: false,
      failure: { kind: 'refused-on-the-way', status: 403, said: 'Blocked by policy 7' },
    });
    expect(await failureFrom(address)).toEqual({ kind: 'not-the-portal' });
  });

  it('parses an answer and sends token, query and no key', async () => {
    const requests: IncomingMessage[] = [];
    const address = await serve((request, response) => {
      requests.push(request);
      json(200, emptyPage)(request, response);
    });
    const answer = await clientOf(address).call('changes', { token: 'abc', query: { cursor: 'x y', limit: 5 } });
    expect(answer).toMatchObject({ ok: true, changed: true, value: emptyPage });
    expect(requests[0]?.url).toBe('/v1/changes?cursor=x+y&limit=5');
    expect(requests[0]?.headers.authorization).toBe('Bearer abc');
  });

  it('sends the idempotency key of a write, and refuses a write without one', async () => {
    let key: unknown;
    const address = await serve((request, response) => {
      key = request.headers['idempotency-key'];
      json(200, { outcomes: [] })(request, response);
    });
    const body = { changes: [] };
    await clientOf(address).call('sendActuals', { token: 't', key: 'k1', path: { monday: '2025-06-02' }, body });
    expect(key).toBe('k1');
    await expect(
      clientOf(address).call('sendActuals', { token: 't', path: { monday: '2025-06-02' }, body }),
    ).rejects.toThrow();
  });

  it('gives a problem as it was sent, with its wait in seconds', async () => {
    const problem = { type: problemType('overloaded'), title: 'Busy', status: 503, detail: 'Busy.' };
    const address = await serve((_, response) =>
      response
        .writeHead(503, { 'content-type': 'application/problem+json', 'retry-after': '7' })
        .end(JSON.stringify(problem)),
    );
    expect(await failureFrom(address)).toEqual({ kind: 'problem', problem, retryAfterMillis: 7000 });
  });

  it('reads a wait that is an instant against the same answer’s date', async () => {
    const address = await serve((_, response) =>
      response
        .writeHead(429, { date: 'Mon, 09 Jun 2025 08:00:00 GMT', 'retry-after': 'Mon, 09 Jun 2025 08:00:30 GMT' })
        .end('slow down'),
    );
    expect(await failureFrom(address)).toEqual({ kind: 'busy', status: 429, retryAfterMillis: 30_000 });
  });

  it.each<[string, RequestListener, string]>([
    [
      'a network’s sign-in page',
      (_, r) => r.writeHead(200, { 'content-type': 'text/html' }).end('<html>'),
      'not-the-portal',
    ],
    [
      'another server’s page for 404',
      (_, r) => r.writeHead(404, { 'content-type': 'text/html' }).end('no'),
      'not-the-portal',
    ],
    ['a gateway’s 502', (_, r) => r.writeHead(502, { 'content-type': 'text/html' }).end('bad gateway'), 'busy'],
    ['a redirect', (_, r) => r.writeHead(302, { location: 'https://elsewhere.example/' }).end(), 'redirected'],
    ['JSON that is not the contract’s', json(200, { hello: 'world' }), 'not-understood'],
    ['a problem of an unknown type', json(400, { type: 'about:blank' }), 'not-understood'],
    [
      'half of a JSON text',
      (_, r) => r.writeHead(200, { 'content-type': 'application/json' }).end('{"portalId":'),
      'truncated',
    ],
    ['no answer in time', () => undefined, 'timed-out'],
    ['a connection that breaks', (request) => request.socket.destroy(), 'broken-off'],
    [
      'an answer that breaks off',
      (request, r) => {
        r.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' }).write('{');
        setTimeout(() => request.socket.destroy(), 20);
      },
      'truncated',
    ],
    [
      'an answer that never ends',
      (_, r) => void r.writeHead(200, { 'content-type': 'application/json' }).write('{'),
      'truncated',
    ],
  ])('tells %s', async (_, listener, kind) => {
    expect((await failureFrom(await serve(listener))).kind).toBe(kind);
  });

  it('tells that nobody listens', async () => {
    const proxy = await faultProxy('http://127.0.0.1:1');
    await proxy.close();
    expect((await failureFrom(proxy.address)).kind).toBe('unreachable');
  });

  it('tells that a name does not exist', async () => {
    expect((await failureFrom('https://portal.invalid')).kind).toBe('unreachable');
  });

  it('tells that the other side does not speak TLS', async () => {
    const address = await serve(json(200, emptyPage));
    expect((await failureFrom(address.replace('http:', 'https:'))).kind).toBe('tls');
  });

  it('sends nothing over plain http to another computer', async () => {
    expect((await failureFrom('http://portal.example.gov.uk')).kind).toBe('insecure-address');
  });

  it('says that a profile is current when the portal says so', async () => {
    const address = await serve((request, response) =>
      response.writeHead(request.headers['if-none-match'] === '"1"' ? 304 : 500).end(),
    );
    expect(await clientOf(address).call('profile', { token: 't', etag: '"1"' })).toEqual({ ok: true, changed: false });
  });

  it('learns the portal’s clock from its answers, and not from a network’s sign-in page', async () => {
    const heard: number[] = [];
    const date = new Date(Date.now() + 3_600_000).toUTCString();
    await clientOf(await serve(json(200, emptyPage, { date })), (skew) => heard.push(skew)).call('changes', {});
    const page: RequestListener = (_, r) =>
      r.writeHead(200, { date: new Date(0).toUTCString(), 'content-type': 'text/html' }).end();
    await clientOf(await serve(page), (skew) => heard.push(skew)).call('changes', {});
    expect(heard).toHaveLength(1);
    expect(Math.abs((heard[0] ?? 0) - 3_600_000)).toBeLessThan(1_500);
  });
});

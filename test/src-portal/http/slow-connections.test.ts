// Whoever sends slowly, or nothing, or takes no answer, holds up nobody but themselves: not the portal, not their
// organisation, not their neighbours on the network. Sockets are driven by hand; nothing here waits for a length of time.
import { once } from 'node:events';
import { createConnection, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { portalProblemSchema, problemName } from '../../../src-shared/portal-api/index.ts';
import { monday, weeklyActual } from '../../builders.ts';
import { newKey, PortalClient } from '../portal-client.ts';
import { type RunningPortal, startPortal } from '../portal-under-test.ts';

const sockets: Socket[] = [];
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
});

/** @param from another address of this computer: all of 127.0.0.0/8 are */
async function connect(portal: RunningPortal, from = '127.0.0.1'): Promise<Socket> {
  const { port, hostname: host } = new URL(portal.url);
  const socket = createConnection({ host, port: Number(port), localAddress: from });
  sockets.push(socket);
  socket.on('error', () => {});
  await once(socket, 'connect');
  return socket;
}

/** Everything that comes until the other side closes. */
async function untilClosed(socket: Socket): Promise<string> {
  let text = '';
  socket.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  if (!socket.closed) await once(socket, 'close');
  return text;
}

const head = (path: string, length: number, headers: Record<string, string> = {}, method = 'POST') =>
  [
    `${method} ${path} HTTP/1.1`,
    'host: portal',
    'content-type: application/json',
    `content-length: ${length}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    '',
    '',
  ].join('\r\n');

const sendPath = `/v1/weeks/${monday}/actuals`;
const headersOf = (client: PortalClient) => ({
  authorization: `Bearer ${client.session?.token}`,
  'idempotency-key': newKey(),
});

describe('a portal with the usual limits', () => {
  let portal: RunningPortal;
  beforeAll(async () => {
    portal = await startPortal('PGlite');
  });
  afterAll(() => portal.stop());

  test('serves everybody while 300 connections have sent the head of a sign-in and wait', async () => {
    const data = await portal.addProvider();
    for (let count = 0; count < 300; count += 1) (await connect(portal, '127.0.0.9')).write(head('/v1/sessions', 300));
    const client = await portal.signIn(data);
    expect((await client.generate(monday)).generated).toBe(3);
    expect((await client.pull()).changes.length).toBeGreaterThan(3);
  });

  test('serves a provider while one of its recorders has 60 bodies on the way, and refuses her more than a few', async () => {
    const data = await portal.addProvider();
    const [slow, calm] = [await portal.signIn(data, 1), await portal.signIn(data, 0)];
    const answers: string[] = [];
    for (let count = 0; count < 60; count += 1) {
      const socket = await connect(portal);
      socket.on('data', (chunk: Buffer) => answers.push(chunk.toString()));
      socket.write(`${head(sendPath, 5_000, headersOf(slow), 'PATCH')}{"changes": [`);
    }
    await vi.waitFor(() => expect(answers.length).toBeGreaterThan(40), { timeout: 30_000 });
    for (const answer of answers) expect(answer).toMatch(/^HTTP\/1.1 503 [\s\S]*retry-after: 2/i);
    expect((await calm.generate(monday)).generated).toBe(3);
    expect(await calm.send(monday, 1, weeklyActual({ comment: 'said meanwhile' }))).toMatchObject({ version: 2 });
  });

  test('counts no request as being worked on for as long as its answer is not taken', async () => {
    const data = await portal.addProvider();
    const [unread, calm] = [await portal.signIn(data, 1), await portal.signIn(data, 0)];
    const ask = `GET /v1/profile HTTP/1.1\r\nhost: portal\r\nauthorization: Bearer ${unread.session?.token}\r\n\r\n`;
    for (let count = 0; count < 12; count += 1) {
      const socket = await connect(portal);
      socket.pause();
      // Far more than the buffers of a connection hold.
      socket.write(ask.repeat(100));
    }
    for (let count = 0; count < 20; count += 1) await calm.get('changes');
  });

  test('takes no more than 16 KB to sign in', async () => {
    const data = await portal.addProvider();
    const { user = '', securityCode = '' } = data.accounts[0] ?? {};
    const body = { user, password: 'x'.repeat(17 * 1024), securityCode };
    const answered = await new PortalClient(portal.url).ask('signIn', { body });
    expect(!answered.ok && [answered.name, answered.problem.detail]).toEqual([
      'bad-request',
      expect.stringMatching(/too much/i),
    ]);
  });
});

describe('a portal that waits only briefly', () => {
  let portal: RunningPortal;
  beforeAll(async () => {
    portal = await startPortal('PGlite', { limits: { headMillis: 300, requestMillis: 600 } });
  });
  afterAll(() => portal.stop());

  test('closes connections that say nothing, or never end their head', async () => {
    const silent = await connect(portal);
    const slow = await connect(portal);
    slow.write('POST /v1/sessions HTTP/1.1\r\nhost: por');
    const trickle = setInterval(() => slow.write('t'), 20);
    await Promise.all([untilClosed(silent), untilClosed(slow)]);
    clearInterval(trickle);
  });

  test('answers a body that does not come in time with a problem that says so, and closes', async () => {
    const client = await portal.signIn(await portal.addProvider());
    const socket = await connect(portal);
    socket.write(`${head(sendPath, 5_000, headersOf(client), 'PATCH')}{"changes": [`);
    const text = await untilClosed(socket);
    expect(text).toMatch(/^HTTP\/1.1 408 /);
    expect(text).toMatch(/content-type: application\/problem\+json/i);
    const problem = portalProblemSchema.parse(JSON.parse(text.slice(text.indexOf('\r\n\r\n'))));
    expect([problemName(problem), problem.status]).toEqual(['overloaded', 408]);
    expect(problem.detail).toMatch(/did not arrive in time/);
  });

  test('answers what is no HTTP with a problem', async () => {
    const socket = await connect(portal);
    socket.write('HELLO\r\n\r\n');
    const text = await untilClosed(socket);
    expect(problemName(portalProblemSchema.parse(JSON.parse(text.slice(text.indexOf('\r\n\r\n')))))).toBe(
      'bad-request',
    );
  });
});

describe('a portal with few connections', () => {
  let portal: RunningPortal;
  beforeAll(async () => {
    portal = await startPortal('PGlite', { limits: { connections: 20, connectionsOfAddress: 12 } });
  });
  afterAll(() => portal.stop());

  test('closes the one that has waited longest for each that comes, and serves whoever asks', async () => {
    const data = await portal.addProvider();
    const waiting: Socket[] = [];
    for (let count = 0; count < 12; count += 1) waiting.push(await connect(portal, '127.0.0.5'));
    // The address has its share: its own oldest goes, and nobody else's.
    const [first, second] = waiting;
    const gone = [first, second].map((socket) => socket !== undefined && once(socket, 'close'));
    await connect(portal, '127.0.0.5');
    await connect(portal, '127.0.0.5');
    await Promise.all(gone);
    expect(waiting.slice(2).every((socket) => !socket.closed)).toBe(true);
    // All have theirs: whoever has asked nothing goes before whoever is signed in.
    const client = await portal.signIn(data);
    for (let count = 0; count < 40; count += 1) await connect(portal, `127.0.0.${6 + (count % 8)}`);
    expect((await client.generate(monday)).generated).toBe(3);
    await new Promise<void>((resolve) =>
      portal.portal.app.server.getConnections((_, count) => {
        expect(count).toBeLessThanOrEqual(20);
        resolve();
      }),
    );
  });
});

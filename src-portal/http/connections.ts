// The server under fastify, and which connections may stay. Node's own deadlines end slow heads and slow bodies. Where
// there are more connections than the portal keeps, the one that has waited longest without a request being worked on
// makes room: whoever comes to say something is never shut out by those who say nothing.
import { createServer, type Server, type ServerOptions } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { isIPv6, type Socket } from 'node:net';
import { problem } from '../problem.ts';
import type { Limits } from './limits.ts';

type ConnectionLimits = Pick<
  Limits,
  'connections' | 'connectionsOfAddress' | 'headMillis' | 'requestMillis' | 'idleMillis' | 'requestsOfConnection'
>;

export interface Connections {
  /** For fastify's `serverFactory`: it also makes the second server that `localhost` needs. */
  makeServer(handler: Parameters<typeof createServer>[1]): Server;
  /** A request on this connection is being worked on (`1`), or no longer (`-1`). */
  working(socket: Socket, change: 1 | -1): void;
  /** Somebody is signed in on this connection: it goes after all others. */
  trust(socket: Socket): void;
  /** How many were closed to make room since this was last asked. */
  takeClosed(): number;
}

/** @param proxies addresses of proxies, which hold the connections of many people */
export function makeConnections(
  limits: ConnectionLimits,
  {
    tls,
    proxies = [],
  }: { tls?: { cert: string | Buffer; key: string | Buffer } | undefined; proxies?: readonly string[] },
): Connections {
  const all = makePlaces();
  const byAddress = new Map<string, Places>();
  /** By the raw socket, and by the one that speaks TLS over it. */
  const heldBy = new WeakMap<Socket, Held>();
  /** Until its handshake is over, by where it comes from: node gives no way from one socket to the other. */
  const inHandshake = new Map<string, Held>();
  let closed = 0;

  function accept(socket: Socket): void {
    const address = networkOf(socket.remoteAddress ?? '');
    const isProxy = proxies.includes(withoutMapping(socket.remoteAddress ?? ''));
    const ofAddress = isProxy ? null : (byAddress.get(address) ?? makePlaces());
    if (ofAddress !== null && ofAddress.count >= limits.connectionsOfAddress && !makeRoom(ofAddress)) {
      refuse(socket);
      return;
    }
    if (all.count >= limits.connections && !makeRoom(all)) {
      refuse(socket);
      return;
    }
    const held: Held = { socket, places: ofAddress === null ? [all] : [all, ofAddress], working: 0, trusted: false };
    if (ofAddress !== null) byAddress.set(address, ofAddress);
    for (const places of held.places) places.enter(held);
    heldBy.set(socket, held);
    const from = placeOf(socket);
    if (tls !== undefined) inHandshake.set(from, held);
    socket.once('close', () => {
      leave(held);
      if (inHandshake.get(from) === held) inHandshake.delete(from);
      if (ofAddress?.count === 0 && byAddress.get(address) === ofAddress) byAddress.delete(address);
    });
  }

  function secured(socket: Socket): void {
    const from = placeOf(socket);
    const held = inHandshake.get(from);
    inHandshake.delete(from);
    if (held !== undefined) heldBy.set(socket, held);
  }

  function makeRoom(places: Places): boolean {
    const held = places.oldest();
    if (held === undefined) return false;
    leave(held);
    refuse(held.socket);
    return true;
  }

  function refuse(socket: Socket): void {
    closed += 1;
    socket.destroy();
  }

  function leave(held: Held): void {
    for (const places of held.places.splice(0)) places.leave(held);
  }

  function change(socket: Socket, how: (held: Held) => void): void {
    const held = heldBy.get(socket);
    if (held === undefined) return;
    for (const places of held.places) places.leave(held);
    how(held);
    for (const places of held.places) places.enter(held);
  }

  const settings: ServerOptions = {
    headersTimeout: limits.headMillis,
    requestTimeout: limits.requestMillis,
    keepAliveTimeout: limits.idleMillis,
    connectionsCheckingInterval: Math.max(50, Math.min(2_000, limits.headMillis / 2)),
  };
  return {
    makeServer(handler) {
      const server =
        tls === undefined
          ? createServer(settings, handler)
          : createTlsServer({ ...tls, ...settings, handshakeTimeout: limits.headMillis }, handler);
      server.maxRequestsPerSocket = limits.requestsOfConnection;
      // Below this the oldest makes room. Node itself refuses beyond it, should closing ever lag behind.
      server.maxConnections = limits.connections * 2;
      server.on('connection', accept);
      server.on('secureConnection', secured);
      return server as Server;
    },
    working(socket, by) {
      change(socket, (held) => {
        held.working += by;
      });
    },
    trust(socket) {
      if (heldBy.get(socket)?.trusted !== false) return;
      change(socket, (held) => {
        held.trusted = true;
      });
    },
    takeClosed() {
      const count = closed;
      closed = 0;
      return count;
    },
  };
}

interface Held {
  socket: Socket;
  places: Places[];
  working: number;
  trusted: boolean;
}

type Places = ReturnType<typeof makePlaces>;

/** Connections in the order in which they would go. A set keeps the order in which its members came. */
function makePlaces() {
  const strangers = new Set<Held>();
  const known = new Set<Held>();
  const working = new Set<Held>();
  return {
    get count() {
      return strangers.size + known.size + working.size;
    },
    enter(held: Held): void {
      (held.working > 0 ? working : held.trusted ? known : strangers).add(held);
    },
    leave(held: Held): void {
      for (const set of [strangers, known, working]) set.delete(held);
    },
    oldest(): Held | undefined {
      return [strangers, known]
        .find((set) => set.size > 0)
        ?.values()
        .next().value;
    },
  };
}

const placeOf = (socket: Socket) => `${socket.remoteAddress} ${socket.remotePort}`;

/** An IPv4 address that a socket for IPv6 tells as `::ffff:192.0.2.1`. */
function withoutMapping(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}

/** What counts as one address: an IPv4 address, or the /64 that a household or office has of IPv6. */
export function networkOf(address: string): string {
  const plain = withoutMapping(address);
  if (!isIPv6(plain)) return plain;
  const [front = '', back] = (plain.split('%')[0] ?? '').split('::');
  const groups = front === '' ? [] : front.split(':');
  const after = back === undefined || back === '' ? [] : back.split(':');
  const missing = back === undefined ? 0 : 8 - groups.length - after.length;
  const whole = [...groups, ...Array<string>(Math.max(0, missing)).fill('0'), ...after];
  return `${whole
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}

/**
 * Answers what node refuses before there is a request: a head or body that does not come in time, or that is no HTTP.
 * For fastify's `clientErrorHandler`.
 */
export function answerClientError(error: Error & { code?: string }, socket: Socket, now: Date): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const late = error.code === 'ERR_HTTP_REQUEST_TIMEOUT';
  const answer = late
    ? { ...problem('overloaded', 'The request did not arrive in time. Nothing was done; send it again.'), status: 408 }
    : problem('bad-request', 'What was sent cannot be read as a request.');
  const body = JSON.stringify(answer);
  const lines = [
    `HTTP/1.1 ${late ? '408 Request Timeout' : '400 Bad Request'}`,
    'Content-Type: application/problem+json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    `Date: ${now.toUTCString()}`,
    'Cache-Control: no-store',
    ...(late ? ['Retry-After: 2'] : []),
    'Connection: close',
    '',
    body,
  ];
  socket.end(lines.join('\r\n'), () => socket.destroy());
}

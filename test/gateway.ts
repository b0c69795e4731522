// What stands between a laptop and a portal in offices and councils: a gateway that looks into requests and answers, lets
// them pass, or answers in the portal's place. The portal behind it is the real one.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

export interface Passing {
  method: string;
  path: string;
  body: string;
  /** The portal's answer as it is. */
  forward(): Promise<{ status: number; type: string; text: string }>;
}

export type GatewayAnswer = { status: number; type: string; text: string } | 'pass';

export interface Gateway {
  address: string;
  /** What becomes of requests from now on. */
  set(rule: (passing: Passing) => Promise<GatewayAnswer> | GatewayAnswer): void;
  close(): Promise<void>;
}

/** Starts a gateway on a free port in front of `target`. */
export async function gateway(target: string): Promise<Gateway> {
  let rule: (passing: Passing) => Promise<GatewayAnswer> | GatewayAnswer = () => 'pass';

  async function answer(request: IncomingMessage, reply: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const body = Buffer.concat(parts).toString('utf8');
    const { method = 'GET', url: path = '/' } = request;
    const headers = new Headers();
    for (const [name, value] of Object.entries(request.headers)) {
      if (typeof value === 'string' && !hopByHop.has(name)) headers.set(name, value);
    }
    let date: string | null = null;
    const forward = async () => {
      const sent = { method, headers, ...(body === '' ? {} : { body }) };
      const answered = await fetch(new URL(path, target), sent);
      date = answered.headers.get('date');
      const type = answered.headers.get('content-type') ?? '';
      return { status: answered.status, type, text: await answered.text() };
    };
    const ruled = await rule({ method, path, body, forward });
    const { status, type, text } = ruled === 'pass' ? await forward() : ruled;
    reply.writeHead(status, { 'content-type': type, ...(date === null ? {} : { date }) });
    reply.end(status === 204 || status === 304 ? undefined : text);
  }

  const server = createServer((request, reply) => {
    answer(request, reply).catch(() => reply.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the gateway has no port');
  return {
    address: `http://127.0.0.1:${address.port}`,
    set(next) {
      rule = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

const hopByHop = new Set(['host', 'connection', 'content-length', 'transfer-encoding', 'accept-encoding']);

// What went over the wire, and a server that gives the recorded answers, so that the desktop of today meets a portal of then.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { sampleJson, type Version } from './opening.ts';
import { type PortalCallName, portalCalls } from './portal-samples.ts';

export interface WireExchange {
  what: string;
  /** The body as JSON; written out without blanks it is what was sent. */
  request: { method: string; path: string; headers: Record<string, string>; body: unknown };
  answer: { status: number; headers: Record<string, string>; body: unknown };
}

export const exchangesOf = (version: Version, name: PortalCallName | 'problems' | 'councilFile'): WireExchange[] =>
  sampleJson<WireExchange[]>(version, `wire/${name}.json`);

/** What a request asks, as the desktop's client is asked it. */
export function askedIn<Name extends PortalCallName>(name: Name, { path, headers, body }: WireExchange['request']) {
  const [address = '', query = ''] = path.split('?');
  const names = portalCalls[name].path.split('/');
  const values = address
    .split('/')
    .flatMap((part, at) => (names[at]?.startsWith(':') ? [[names[at].slice(1), decodeURIComponent(part)]] : []));
  return {
    path: Object.fromEntries(values) as Record<string, string>,
    query: Object.fromEntries(new URLSearchParams(query)),
    token: headers.authorization?.replace('Bearer ', ''),
    key: headers['idempotency-key'],
    etag: headers['if-none-match'] ?? null,
    ...(body === null ? {} : { body: body as never }),
  };
}

/** Answers each request as it was answered then, whatever its query; of several answers the last. @returns its address */
export async function answering(exchanges: readonly WireExchange[]): Promise<string> {
  const server = createServer((request, response) => {
    const asked = `${request.method} ${request.url?.split('?')[0]}`;
    const found = exchanges.findLast((one) => `${one.request.method} ${one.request.path.split('?')[0]}` === asked);
    request.resume();
    if (found === undefined) {
      response.writeHead(404).end();
      return;
    }
    const { status, headers, body } = found.answer;
    response
      .writeHead(status, headers)
      .end(body === null ? '' : typeof body === 'string' ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  );
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

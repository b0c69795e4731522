// A small TCP layer between a client and a real portal that does to connections what networks do: refuse, reset, cut
// an answer short, delay, answer with a web page, or lose the answer to a request that the portal has carried out.
// It looks at bytes only; the portal and the client behind and before it are the real ones.
import { connect, createServer, type Server, type Socket } from 'node:net';

export type Fault =
  /** Everything goes through. */
  | { kind: 'none' }
  /** The connection is closed at once: nothing reaches the portal. */
  | { kind: 'drop' }
  /** As `drop`, by a reset. */
  | { kind: 'reset' }
  /** The request reaches the portal and is carried out; the connection is cut before its answer. */
  | { kind: 'lose-answer' }
  /** The answer is cut off after so many bytes. */
  | { kind: 'truncate'; afterBytes: number }
  /** The answer begins and does not end: its head and a few bytes of its body come. */
  | { kind: 'cut-body' }
  /** The answer waits for so long. */
  | { kind: 'delay'; millis: number }
  /** A network's own sign-in page answers, and nothing reaches the portal. */
  | { kind: 'captive-page' }
  /** Something answers with success, in a form that is no portal's. */
  | { kind: 'wrong-type' };

export interface FaultProxy {
  address: string;
  /** What happens to requests from now on; a function decides request by request. */
  set(fault: Fault | ((request: string, count: number) => Fault)): void;
  /** How many requests were seen. */
  requests(): number;
  /** The first line of each request seen, such as `PATCH /v1/weeks/2025-06-02/actuals`. */
  seen(): readonly string[];
  /** Bytes from the portal to the client so far. */
  bytesDown(): number;
  retarget(address: string): void;
  close(): Promise<void>;
}

/** Starts a proxy on a free port in front of `target`. */
export async function faultProxy(target: string): Promise<FaultProxy> {
  let to = new URL(target);
  let decide: (request: string, count: number) => Fault = () => ({ kind: 'none' });
  const seen: string[] = [];
  let bytesDown = 0;
  const open = new Set<Socket>();

  const server: Server = createServer((client) => {
    open.add(client);
    client.on('close', () => open.delete(client));
    client.on('error', () => undefined);
    let upstream: Socket | null = null;
    let fault: Fault = { kind: 'none' };
    let down = 0;

    client.on('data', (bytes) => {
      const first = /^(GET|POST|PATCH|PUT|DELETE) (\S+) HTTP\/1\.1\r\n/.exec(bytes.toString('latin1'));
      if (first !== null) {
        const request = `${first[1]} ${first[2]}`;
        seen.push(request);
        fault = decide(request, seen.length);
        down = 0;
      }
      if (fault.kind === 'drop' || fault.kind === 'reset') {
        if (fault.kind === 'reset') client.resetAndDestroy();
        else client.destroy();
        return;
      }
      if (fault.kind === 'captive-page') {
        const page = '<html><title>Welcome to Free WiFi</title></html>';
        client.end(`HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: ${page.length}\r\n\r\n${page}`);
        return;
      }
      if (fault.kind === 'wrong-type') {
        client.end('HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\nOK');
        return;
      }
      if (upstream === null) {
        upstream = connect(Number(to.port), to.hostname);
        const portal = upstream;
        open.add(portal);
        portal.on('close', () => {
          open.delete(portal);
          upstream = null;
          client.end();
        });
        portal.on('error', () => client.destroy());
        portal.on('data', (answer) => pass(answer, portal));
      }
      upstream.write(bytes);
    });
    client.on('close', () => upstream?.destroy());

    function pass(answer: Buffer, portal: Socket): void {
      bytesDown += answer.length;
      switch (fault.kind) {
        case 'lose-answer':
          // The portal answers only after it has committed.
          client.destroy();
          portal.destroy();
          return;
        case 'truncate': {
          const left = Math.max(0, fault.afterBytes - down);
          client.write(answer.subarray(0, left));
          down += answer.length;
          if (down >= fault.afterBytes) client.end(() => client.destroy());
          return;
        }
        case 'cut-body': {
          const head = answer.indexOf('\r\n\r\n');
          client.write(answer.subarray(0, head < 0 ? 0 : head + 8), () => client.destroy());
          portal.destroy();
          return;
        }
        case 'delay':
          setTimeout(() => client.destroyed || client.write(answer), fault.millis);
          return;
        default:
          client.write(answer);
      }
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port');

  return {
    address: `http://127.0.0.1:${address.port}`,
    set: (fault) => {
      decide = typeof fault === 'function' ? fault : () => fault;
    },
    requests: () => seen.length,
    seen: () => seen,
    bytesDown: () => bytesDown,
    retarget: (next) => {
      to = new URL(next);
      for (const socket of open) socket.destroy();
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

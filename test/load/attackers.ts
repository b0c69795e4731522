// Those who mean harm, in a process of their own: heads without a body, bodies of a byte a second, silent connections, and
// passwords sprayed over names that exist and names that do not. They come from other loopback addresses than the herd
// and begin anew whenever they are put out. Told by the parent what to do; stopped by it.
import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

export interface AttackOrder {
  port: number;
  /** Of each kind of connection. */
  connections: number;
  spraysPerSecond: number;
  /** User names that exist. */
  users: string[];
}

export interface AttackReport {
  opened: number;
  putOut: number;
  /** Answers to sprays, by their status. */
  sprayed: Record<string, number>;
}

const report: AttackReport = { opened: 0, putOut: 0, sprayed: {} };
let stopped = false;

process.on('message', (order: AttackOrder | 'stop') => {
  if (order === 'stop') {
    stopped = true;
    process.send?.(report, () => process.exit(0));
    return;
  }
  for (let index = 0; index < order.connections; index += 1) {
    for (const kind of ['head', 'body', 'silent'] as const)
      void holdOpen(order.port, kind, `127.0.1.${1 + (index % 4)}`);
  }
  void spray(order);
});

const head = (length: number) =>
  `POST /v1/sessions HTTP/1.1\r\nHost: portal\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n`;

async function holdOpen(port: number, kind: 'head' | 'body' | 'silent', localAddress: string): Promise<void> {
  while (!stopped) {
    report.opened += 1;
    await new Promise<void>((resolve) => {
      const socket = connect({ port, host: '127.0.0.1', localAddress });
      const drip = kind === 'body' ? setInterval(() => socket.write('{'), 1_000) : undefined;
      socket.on('connect', () => {
        if (kind !== 'silent') socket.write(head(15_000));
      });
      socket.on('error', () => undefined);
      socket.on('close', () => {
        clearInterval(drip);
        report.putOut += 1;
        resolve();
      });
    });
    await wait(200);
  }
}

/** From 20 addresses, through the proxy's header: half of the names exist. */
async function spray({ port, spraysPerSecond, users }: AttackOrder): Promise<void> {
  for (let turn = 0; !stopped; turn += 1) {
    const user = turn % 2 === 0 ? users[turn % users.length] : randomBytes(6).toString('hex');
    const body = JSON.stringify({ user, password: randomBytes(9).toString('hex'), securityCode: '123456' });
    const headers = { 'content-type': 'application/json', 'x-forwarded-for': `203.0.113.${1 + (turn % 20)}` };
    void fetch(`http://127.0.0.1:${port}/v1/sessions`, { method: 'POST', headers, body }).then(
      async (response) => {
        await response.arrayBuffer();
        report.sprayed[response.status] = (report.sprayed[response.status] ?? 0) + 1;
      },
      () => undefined,
    );
    await wait(1_000 / spraysPerSecond);
  }
}

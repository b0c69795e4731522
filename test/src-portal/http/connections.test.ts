// What counts as one address, and connections that speak TLS.
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { expect, test } from 'vitest';
import { makeConnections, networkOf } from '../../../src-portal/http/connections.ts';
import { usualLimits } from '../../../src-portal/http/limits.ts';
import { postgresBinaries } from '../postgres.ts';

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0db8:0001:0002:ffff::1', '2001:db8:1:2::/64'],
  ['2001:db8::5', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
])('%s counts as %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});

// Debian's PostgreSQL brings openssl along.
test.runIf(postgresBinaries() !== null)(
  'a TLS connection that is being worked on stays, one that never finishes its handshake goes',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'portal-tls-'));
    const [keyFile, certFile] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    const subject = ['-nodes', '-keyout', keyFile, '-out', certFile, '-subj', '/CN=localhost'];
    execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', ...subject], {
      stdio: 'ignore',
    });
    const limits = { ...usualLimits, connections: 3, connectionsOfAddress: 3 };
    const connections = makeConnections(limits, { tls: { cert: readFileSync(certFile), key: readFileSync(keyFile) } });
    const server = connections.makeServer((request) => {
      connections.working(request.socket, 1);
      server.emit('asked');
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const worked = connect({ port, host: '127.0.0.1', rejectUnauthorized: false });
    worked.on('error', () => {});
    await once(worked, 'secureConnect');
    const asked = once(server, 'asked');
    worked.write('GET / HTTP/1.1\r\nhost: portal\r\n\r\n');
    await asked;
    const silent = createConnection({ port, host: '127.0.0.1' });
    silent.on('error', () => {});
    await once(silent, 'connect');
    const gone = once(silent, 'close');
    const others = [0, 1, 2].map(() => createConnection({ port, host: '127.0.0.1' }));
    for (const other of others) other.on('error', () => {});
    await gone;
    expect(worked.closed).toBe(false);
    expect(connections.takeClosed()).toBeGreaterThan(0);
    for (const socket of [worked, ...others]) socket.destroy();
    server.close();
    rmSync(folder, { recursive: true });
  },
);

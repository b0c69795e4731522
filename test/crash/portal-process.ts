// The portal as a process of its own, on a folder and a port that outlive it: started from its sources as `npm run
// portal` does, and ended without warning.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import path from 'node:path';
import { bareEnvironment } from '../bare-environment.ts';

const program = path.resolve(import.meta.dirname, '../../src-portal/main.ts');

export interface PortalProcess {
  address: string;
  /** SIGKILL: whatever it was doing stays as it was. */
  kill(): Promise<void>;
}

/** Starts it and waits until it listens; the first start fills its database and takes some seconds. */
export async function startPortal(folder: string, port: number): Promise<PortalProcess> {
  const child: ChildProcess = spawn(process.execPath, [program, `--data=${folder}`], {
    env: { ...bareEnvironment(), PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit');
  let said = '';
  child.stdout?.on('data', (bytes: Buffer) => {
    said += bytes.toString();
  });
  child.stderr?.on('data', (bytes: Buffer) => {
    // One line a request: only what it says when it cannot start matters here.
    if (said.length < 20_000) said += bytes.toString();
  });
  for (let tries = 0; !said.includes('Sign in:'); tries += 1) {
    if (child.exitCode !== null || tries > 2_400) throw new Error(`the portal did not start: ${said}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    address: `http://127.0.0.1:${port}`,
    async kill() {
      child.kill('SIGKILL');
      if (child.exitCode === null && child.signalCode === null) await ended;
    },
  };
}

/** A port that was free a moment ago: the portal comes back on it after each kill. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('there is no free port');
  return address.port;
}

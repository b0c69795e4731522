// One portal for one data folder. PGlite does not notice a second process on its files, and two would ruin them. The
// lock is a local socket, which the operating system takes away with the process that holds it, however that ends.
import { once } from 'node:events';
import { realpathSync, rmSync } from 'node:fs';
import { createConnection, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sha256 } from './environment.ts';

/** @returns false when another process holds the folder; otherwise it is held until this process ends */
export async function holdFolder(folder: string): Promise<boolean> {
  // In the temporary folder, because the path of a socket may be no longer than about a hundred characters.
  const name = `provider-actuals-${sha256(realpathSync(folder)).slice(0, 20)}`;
  const address = process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`);
  if (await listensOn(address)) return true;
  if (await answers(address)) return false;
  // A socket that nobody answers on was left behind by a process that was killed.
  rmSync(address, { force: true });
  return listensOn(address);
}

async function listensOn(address: string): Promise<boolean> {
  const server = createServer((socket) => socket.end());
  server.unref();
  try {
    server.listen(address);
    await once(server, 'listening');
    return true;
  } catch {
    return false;
  }
}

async function answers(address: string): Promise<boolean> {
  const socket = createConnection(address);
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

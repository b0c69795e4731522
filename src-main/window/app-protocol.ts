// Serves the built screens as app://provider-actuals/…, so that the window has an origin of its own and never a
// file:// address, which would let a page read other files. Only files inside the built folder are served.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { protocol, type Session } from 'electron';
import type { Log } from '../machine/log.ts';
import { fileFor } from './app-files.ts';
import { newNonce, noncePlaceholder, securityHeaders } from './content-security.ts';

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

/** Names app:// a standard, secure scheme. Electron takes this before `ready` only. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Answers app:// in `session` from `folder`, the built screens. */
export function serveApp(session: Session, folder: string, log: Log): void {
  session.protocol.handle('app', async (request) => {
    const file = fileFor(request.url, folder);
    if (request.method !== 'GET' || file === null) return refuse(log, 'not-an-app-file');
    const type = contentTypes[path.extname(file)];
    if (type === undefined) return refuse(log, 'unknown-kind-of-file');
    try {
      return answer(await readFile(file), type);
    } catch {
      return refuse(log, 'no-such-file');
    }
  });
}

function answer(bytes: Buffer<ArrayBuffer>, type: string): Response {
  const nonce = newNonce();
  const body = type.startsWith('text/html') ? bytes.toString('utf8').replaceAll(noncePlaceholder, nonce) : bytes;
  return new Response(body, {
    headers: { ...securityHeaders(nonce), 'Content-Type': type, 'Cache-Control': 'no-cache' },
  });
}

function refuse(log: Log, reason: string): Response {
  log.refused('app-file', { reason });
  return new Response('', { status: 404, headers: securityHeaders(newNonce()) });
}

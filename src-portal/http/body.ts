// How bodies are read: JSON only, within the portal's bounds, and with the hash of the very bytes that came. That hash
// tells later whether a request under the same idempotency key is the same one, whatever schemas say by then.
import type { FastifyInstance } from 'fastify';
import { sha256 } from '../environment.ts';
import { Refused } from '../problem.ts';
import { flawOf } from './bounds.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** SHA-256 of the body as it came; null where there was none. */
    bodyHash: string | null;
  }
}

export function readBodies(app: FastifyInstance): void {
  app.decorateRequest('bodyHash', null);
  // Refuses names by which an object could be changed for everybody (`__proto__`).
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, text, done) => {
    const body = String(text);
    request.bodyHash = sha256(body);
    parse(request, body, done);
  });
  app.addHook('preValidation', async (request) => {
    const flaw = flawOf(request.body);
    if (flaw === null) return;
    const detail =
      flaw.path === ''
        ? `What was sent ${flaw.sentence}.`
        : `Something that was sent cannot be taken: it ${flaw.sentence}.`;
    throw new Refused('bad-request', detail, { fields: [{ path: flaw.path, sentence: flaw.sentence }] });
  });
}

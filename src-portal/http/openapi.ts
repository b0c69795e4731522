// `GET /openapi.json`: the contract, for whoever builds a client or a portal of their own.
import type { FastifyInstance } from 'fastify';
import { openApiDocument } from '../contract/document.ts';

export function serveOpenApi(app: FastifyInstance): void {
  let document: string | null = null;
  app.get('/openapi.json', (_request, reply) => {
    document ??= JSON.stringify(openApiDocument());
    return reply.type('application/json').send(document);
  });
}

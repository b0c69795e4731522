// `GET /openapi.json`: the contract as OpenAPI 3.1, made from the same zod schemas that requests are checked by.
import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';

/** Has to be registered before the routes that it describes. */
export async function serveOpenApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Provider portal API',
        version: '1',
        description:
          'What care providers plan, deliver and confirm, week by week. Problems are RFC 9457 with a closed set of types; ' +
          'every write takes an Idempotency-Key (UUID of version 7), and a completed key replays its answer.',
      },
      components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
    },
    transform: jsonSchemaTransform,
  });
  let document: string | null = null;
  app.get('/openapi.json', { schema: { hide: true } as object }, (_request, reply) => {
    document ??= JSON.stringify(app.swagger());
    return reply.type('application/json').send(document);
  });
}

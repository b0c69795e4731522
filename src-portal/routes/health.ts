// For whoever runs the portal: `/healthz` says that the process answers, `/readyz` that it can serve (its database
// answers and it is not stopping). They need no account and tell nothing.
import type { FastifyInstance } from 'fastify';
import type { Database, Statement } from '../store/database.ts';

const ask: Statement = { name: 'health-ask', text: 'select 1 as one' };

export function serveHealth(app: FastifyInstance, database: Database, serving: () => boolean): void {
  app.get('/healthz', () => ({ ok: true }));
  app.get('/readyz', async (_request, reply) => {
    const ready =
      serving() &&
      (await database
        .transaction({ provider: '' }, (connection) => connection.run(ask, []))
        .then(
          () => true,
          () => false,
        ));
    return reply.code(ready ? 200 : 503).send({ ready });
  });
}

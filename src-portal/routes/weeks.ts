// The calls about one week: generate, send actuals, confirm, read receipts, fetch the council's file; and the two
// that belong to no single week: care records and the answer to a dispute.
import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import { councilFileFor } from '../../src-shared/council-csv/index.ts';
import { formatWeek } from '../../src-shared/domain/week.ts';
import { councilFilePath, idParamsSchema } from '../../src-shared/portal-api/index.ts';
import { type Environment, newId } from '../environment.ts';
import { signedIn } from '../http/authenticate.ts';
import { weekParamsSchema } from '../http/bounds.ts';
import type { CallServer } from '../http/calls.ts';
import { Refused } from '../problem.ts';
import type { Database } from '../store/database.ts';
import { findDispute, saveDispute } from '../store/disputes.ts';
import { loadWeek } from '../store/week-state.ts';
import { loadReceipts } from '../store/week-writes.ts';
import { takeCareRecords } from '../weeks/care.ts';
import { takeConfirmation } from '../weeks/confirmation.ts';
import { generateWeek } from '../weeks/generation.ts';
import { takeActuals } from '../weeks/sending.ts';

export function serveWeeks(
  app: FastifyInstance,
  calls: CallServer,
  database: Database,
  environment: Environment,
): void {
  calls.write('generate', { params: weekParamsSchema }, (writing, { params }) =>
    generateWeek(writing, environment, params.monday),
  );
  calls.write('sendActuals', { params: weekParamsSchema }, (writing, { params, body, by }) =>
    takeActuals(writing, environment, params.monday, body, by),
  );
  calls.write('confirm', { params: weekParamsSchema }, (writing, { params, body, by }) =>
    takeConfirmation(writing, environment, params.monday, body, by),
  );
  calls.read('receipts', { params: weekParamsSchema }, ({ params, who }) =>
    database.transaction({ provider: who.providerId }, async (connection) => ({
      receipts: await loadReceipts(connection, who.providerId, params.monday),
    })),
  );
  calls.write('sendCareRecords', {}, (writing, { body, by }) =>
    takeCareRecords(writing, environment, body.changes, by),
  );
  calls.write('answerDispute', { params: idParamsSchema }, async (writing, { params, body, by }) => {
    const dispute = await findDispute(writing.connection, writing.providerId, params.id);
    if (dispute === undefined) throw new Refused('not-found', 'The council has no such dispute with you.');
    if (dispute.state === 'closed') {
      throw new Refused('not-allowed', 'The council has closed this dispute, so it takes no more answers.');
    }
    const message = { id: newId(environment), from: 'provider' as const, by, text: body.text };
    const answered = { ...dispute, messages: [...dispute.messages, message] };
    await saveDispute(writing, answered);
    return answered;
  });

  app.route({
    method: 'GET',
    url: councilFilePath,
    schema: { params: weekParamsSchema },
    ...calls.forSignedIn('councilFile'),
    handler: async (request, reply) => {
      const { monday } = request.params as z.output<typeof weekParamsSchema>;
      const { providerId } = signedIn(request);
      const state = await database.transaction({ provider: providerId }, (connection) =>
        loadWeek(connection, providerId, monday, 'everyone'),
      );
      if (state.week?.generatedAt == null) {
        throw new Refused(
          'week-not-generated',
          `The week of ${formatWeek(monday)} is not generated yet, so there is no file of it.`,
        );
      }
      const actuals = [...state.actuals.values()].map((record) => record.actual);
      const bytes = councilFileFor(monday, actuals, state.lines, environment.council());
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="actuals-${monday}.csv"`)
        .send(Buffer.from(bytes));
    },
  });
}

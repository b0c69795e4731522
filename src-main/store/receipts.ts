// The receipts that the portal gave for weeks. Kept as served; nothing here is ever made up.
import type { PlainDate } from '../../src-shared/domain/week.ts';
import type { Receipt } from '../../src-shared/portal-api/index.ts';
import type { Db } from './database.ts';

export interface ReceiptRepository {
  ofWeek(weekStart: PlainDate): Receipt[];
}

export function receiptRepository(db: Db) {
  const ofWeek = db.prepare<[string], { body: string }>(
    'SELECT body FROM receipt WHERE week_start = ? ORDER BY number, id',
  );
  const upsert = db.prepare<[string, string, string, number, string]>(
    `INSERT INTO receipt (id, week_start, number, superseded, body) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET superseded = max(superseded, excluded.superseded), body = excluded.body
     WHERE superseded <= excluded.superseded`,
  );
  const repository: ReceiptRepository = {
    ofWeek: (weekStart) => ofWeek.all(weekStart).map(({ body }) => JSON.parse(body) as Receipt),
  };
  return {
    ...repository,
    /** A superseded receipt never speaks for its week again, whatever arrives late. */
    save: (receipt: Receipt) =>
      void upsert.run(
        receipt.id,
        receipt.weekStart,
        receipt.number,
        receipt.superseded ? 1 : 0,
        JSON.stringify(receipt),
      ),
  };
}
export type Receipts = ReturnType<typeof receiptRepository>;

// What the portal says about weeks: receipts, payments and disputes. Kept as served; nothing here is ever made up.
import type { Dispute, Payment, Receipt } from '../../src-shared/portal-api/index.ts';
import type { Db } from './database.ts';
import type { DisputeRepository, PaymentRepository, ReceiptRepository } from './store.ts';

interface MessageRow {
  id: string;
  from: 'council' | 'provider';
  by_id: string;
  by_name: string;
  at: string;
  text: string;
}

export function portalWordsRepositories(db: Db) {
  const receiptsOfWeek = db.prepare<[string], { body: string }>(
    'SELECT body FROM receipt WHERE week_start = ? ORDER BY number, id',
  );
  const upsertReceipt = db.prepare<[string, string, string, number, string]>(
    `INSERT INTO receipt (id, week_start, number, superseded, body) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET superseded = max(superseded, excluded.superseded), body = excluded.body
     WHERE superseded <= excluded.superseded`,
  );
  const allPayments = db.prepare<[], Payment>(
    `SELECT id, week_start AS weekStart, service, state, amount_pence AS amountPence, paid_on AS paidOn FROM payment
     ORDER BY week_start DESC, service, id`,
  );
  const upsertPayment = db.prepare(
    `INSERT INTO payment (id, week_start, service, state, amount_pence, paid_on)
     VALUES (@id, @weekStart, @service, @state, @amountPence, @paidOn)
     ON CONFLICT (id) DO UPDATE SET week_start = excluded.week_start, service = excluded.service,
       state = excluded.state, amount_pence = excluded.amount_pence, paid_on = excluded.paid_on`,
  );
  const allDisputes = db.prepare<[], Omit<Dispute, 'messages'>>(
    'SELECT id, week_start AS weekStart, line_id AS lineId, state FROM dispute ORDER BY week_start DESC, id',
  );
  const oneDispute = db.prepare<[string], Omit<Dispute, 'messages'>>(
    'SELECT id, week_start AS weekStart, line_id AS lineId, state FROM dispute WHERE id = ?',
  );
  const upsertDispute = db.prepare(
    `INSERT INTO dispute (id, week_start, line_id, state) VALUES (@id, @weekStart, @lineId, @state)
     ON CONFLICT (id) DO UPDATE SET week_start = excluded.week_start, line_id = excluded.line_id,
       state = excluded.state`,
  );
  const messages = db.prepare<[string], MessageRow>(
    'SELECT * FROM dispute_message WHERE dispute_id = ? ORDER BY position',
  );
  const deleteMessages = db.prepare<[string]>('DELETE FROM dispute_message WHERE dispute_id = ?');
  const insertMessage = db.prepare(
    `INSERT INTO dispute_message (id, dispute_id, position, "from", by_id, by_name, at, text)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );

  const disputeOf = (row: Omit<Dispute, 'messages'>): Dispute => ({
    ...row,
    messages: messages.all(row.id).map((message) => ({
      id: message.id,
      from: message.from,
      by: { id: message.by_id, name: message.by_name, at: message.at },
      text: message.text,
    })),
  });

  const receipts: ReceiptRepository = {
    ofWeek: (weekStart) => receiptsOfWeek.all(weekStart).map(({ body }) => JSON.parse(body) as Receipt),
  };
  const payments: PaymentRepository = { all: () => allPayments.all() };
  const disputes: DisputeRepository = {
    all: () => allDisputes.all().map(disputeOf),
    get(id) {
      const row = oneDispute.get(id);
      return row === undefined ? null : disputeOf(row);
    },
  };
  return {
    receipts,
    payments,
    disputes,
    /** A superseded receipt never speaks for its week again, whatever arrives late. */
    saveReceipt: (receipt: Receipt) =>
      void upsertReceipt.run(
        receipt.id,
        receipt.weekStart,
        receipt.number,
        receipt.superseded ? 1 : 0,
        JSON.stringify(receipt),
      ),
    savePayment: (payment: Payment) => void upsertPayment.run(payment),
    saveDispute({ messages: texts, ...dispute }: Dispute): void {
      upsertDispute.run(dispute);
      deleteMessages.run(dispute.id);
      texts.forEach((message, position) => {
        const { by } = message;
        insertMessage.run(message.id, dispute.id, position, message.from, by.id, by.name, by.at, message.text);
      });
    },
  };
}
export type PortalWords = ReturnType<typeof portalWordsRepositories>;

// What the portal says of payments. Kept as served.
import type { Payment } from '../../src-shared/portal-api/index.ts';
import type { Db } from './database.ts';

export interface PaymentRepository {
  all(): Payment[];
}

export function paymentRepository(db: Db) {
  const all = db.prepare<[], Payment>(
    `SELECT id, week_start AS weekStart, service, state, amount_pence AS amountPence, paid_on AS paidOn FROM payment
     ORDER BY week_start DESC, service, id`,
  );
  const upsert = db.prepare(
    `INSERT INTO payment (id, week_start, service, state, amount_pence, paid_on)
     VALUES (@id, @weekStart, @service, @state, @amountPence, @paidOn)
     ON CONFLICT (id) DO UPDATE SET week_start = excluded.week_start, service = excluded.service,
       state = excluded.state, amount_pence = excluded.amount_pence, paid_on = excluded.paid_on`,
  );
  const repository: PaymentRepository = { all: () => all.all() };
  return { ...repository, save: (payment: Payment) => void upsert.run(payment) };
}
export type Payments = ReturnType<typeof paymentRepository>;

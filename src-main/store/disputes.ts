// The council's disputes with their messages: as the portal served them, or as a person copied them from its pages.
import type { Dispute } from '../../src-shared/portal-api/index.ts';
import type { Db } from './database.ts';

export interface DisputeRepository {
  all(): Dispute[];
  get(id: string): Dispute | null;
}

interface MessageRow {
  id: string;
  from: 'council' | 'provider';
  by_id: string;
  by_name: string;
  at: string;
  text: string;
}

export function disputeRepository(db: Db) {
  const columns = 'id, week_start AS weekStart, line_id AS lineId, state';
  const all = db.prepare<[], Omit<Dispute, 'messages'>>(`SELECT ${columns} FROM dispute ORDER BY week_start DESC, id`);
  const one = db.prepare<[string], Omit<Dispute, 'messages'>>(`SELECT ${columns} FROM dispute WHERE id = ?`);
  const upsert = db.prepare(
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

  const repository: DisputeRepository = {
    all: () => all.all().map(disputeOf),
    get(id) {
      const row = one.get(id);
      return row === undefined ? null : disputeOf(row);
    },
  };
  return {
    ...repository,
    save({ messages: texts, ...dispute }: Dispute): void {
      upsert.run(dispute);
      deleteMessages.run(dispute.id);
      texts.forEach((message, position) => {
        const { by } = message;
        insertMessage.run(message.id, dispute.id, position, message.from, by.id, by.name, by.at, message.text);
      });
    },
  };
}
export type Disputes = ReturnType<typeof disputeRepository>;

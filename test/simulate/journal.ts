// Everything that the portal came to hold in a run, read from its own feed after each request and each deed of the
// council: every version of every record with whoever brought it about. Requests reach the portal one after the other
// here, so no version is ever missed.
import type { Database } from '../../src-portal/store/database.ts';
import { loadFeedState, readFeed } from '../../src-portal/store/feed.ts';
import type { ServiceLine } from '../../src-shared/domain/lines.ts';
import type {
  ActualRecord,
  CareRecord,
  Change,
  Dispute,
  Payment,
  Receipt,
  WeekRecord,
} from '../../src-shared/portal-api/index.ts';
import type { PortalAnswer, PortalRequest } from './portal.ts';
import { Violation } from './violation.ts';

export type Cause =
  | { kind: 'council' }
  /** Whose app is no desktop of the run. */
  | { kind: 'colleague' }
  | { kind: 'desktop'; desktop: number; call: string };

/** `record` null: it is not there. */
export interface Held<Kept> {
  version: number;
  record: Kept | null;
  cause: Cause;
}

export interface Journal {
  /** By `2025-03-03 line-1`, oldest first. */
  actuals: Map<string, Held<ActualRecord>[]>;
  /** By `stay <id>`, oldest first. */
  care: Map<string, Held<CareRecord>[]>;
  lines: Map<string, ServiceLine>;
  weeks: Map<string, WeekRecord>;
  receipts: Map<string, Receipt>;
  payments: Map<string, Payment>;
  disputes: Map<string, Dispute>;
  /** Grows with everything that the portal came to hold. */
  revision(): number;
  look(cause: Cause): Promise<void>;
  /** In the place of a look, where the portal has only read. */
  nothingWritten(): void;
  /** Judges the answer to a write by what this key was answered and did before. */
  answered(key: string, request: PortalRequest, answer: PortalAnswer): void;
  /** The portal died before it answered. */
  forgetAnswer(key: string): void;
  /** True once the portal carried out a write with this key. */
  wasCarriedOut(key: string): boolean;
  onActual(hear: (subject: string, held: Held<ActualRecord>) => void): void;
  onReceipt(hear: (receipt: Receipt, cause: Cause) => void): void;
}

export function makeJournal(database: Database, providerId: string): Journal {
  let sequence = 0;
  let moved = false;
  const answers = new Map<string, { body: string } | 'unanswered'>();
  const hearActual: ((subject: string, held: Held<ActualRecord>) => void)[] = [];
  const hearReceipt: ((receipt: Receipt, cause: Cause) => void)[] = [];

  const journal: Journal = {
    actuals: new Map(),
    care: new Map(),
    lines: new Map(),
    weeks: new Map(),
    receipts: new Map(),
    payments: new Map(),
    disputes: new Map(),
    revision: () => sequence,
    async look(cause) {
      const inProvider = { provider: providerId };
      const state = await database.transaction(inProvider, (connection) => loadFeedState(connection, providerId));
      moved = state.sequence > sequence;
      if (!moved) return;
      const upTo = state.sequence;
      const page = await database.transaction(inProvider, (connection) =>
        readFeed(connection, providerId, { after: sequence, upTo, limit: 10_000 }),
      );
      sequence = state.sequence;
      for (const change of page.changes) note(change, cause);
    },
    nothingWritten() {
      moved = false;
    },
    answered(key, request, answer) {
      const before = answers.get(key);
      if (before !== undefined && moved)
        throw new Violation('one-effect', `the key ${key} had a second effect at ${request.path}`);
      if (answer.status !== 200) return;
      if (before !== undefined && before !== 'unanswered' && before.body !== answer.body)
        throw new Violation('one-effect', `the key ${key} was answered in two ways at ${request.path}`);
      answers.set(key, { body: answer.body });
    },
    forgetAnswer(key) {
      if (moved && answers.has(key)) throw new Violation('one-effect', `the key ${key} had a second effect`);
      if (moved) answers.set(key, 'unanswered');
    },
    wasCarriedOut: (key) => answers.has(key),
    onActual: (hear) => void hearActual.push(hear),
    onReceipt: (hear) => void hearReceipt.push(hear),
  };

  function note(change: Change, cause: Cause): void {
    switch (change.kind) {
      case 'actual': {
        const { weekStart, lineId } = change.record.actual;
        const held = { version: change.record.version, record: change.record, cause };
        const known = add(journal.actuals, `${weekStart} ${lineId}`, held);
        if (known) for (const hear of hearActual) hear(`${weekStart} ${lineId}`, held);
        return;
      }
      case 'care':
        add(journal.care, `${change.record.kind} ${change.record.id}`, {
          version: change.version,
          record: change.record,
          cause,
        });
        return;
      case 'gone':
        if (change.what === 'line') journal.lines.delete(change.id);
        else if (change.what === 'actual')
          add(journal.actuals, `${change.weekStart} ${change.id}`, { version: 0, record: null, cause });
        else if (change.what !== 'person')
          add(journal.care, `${change.what} ${change.id}`, { version: 0, record: null, cause });
        return;
      case 'line':
        journal.lines.set(change.line.id, change.line);
        return;
      case 'week':
        journal.weeks.set(change.week.weekStart, change.week);
        return;
      case 'receipt': {
        const isNew = !journal.receipts.has(change.receipt.id);
        journal.receipts.set(change.receipt.id, change.receipt);
        if (isNew) for (const hear of hearReceipt) hear(change.receipt, cause);
        return;
      }
      case 'payment':
        journal.payments.set(change.payment.id, change.payment);
        return;
      case 'dispute':
        journal.disputes.set(change.dispute.id, change.dispute);
        return;
      case 'person':
        return;
    }
  }

  return journal;
}

/** @returns true when it is another version than the one before; fresh exceptions alone replace it in place */
function add<Kept>(all: Map<string, Held<Kept>[]>, subject: string, held: Held<Kept>): boolean {
  const versions = all.get(subject) ?? [];
  all.set(subject, versions);
  const last = versions.at(-1);
  if (last !== undefined && last.version === held.version && held.record !== null) {
    versions[versions.length - 1] = { ...held, cause: last.cause };
    return false;
  }
  versions.push(held);
  return true;
}

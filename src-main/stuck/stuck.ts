// What the portal refused, and records that somebody else changed too. What must stay true: it stays visible until a
// person sends it again or gives it up, and giving it up is in the history with its name.

import type { AppResult, Stuck } from '../../src-shared/app-api/index.ts';
import { formatWeek } from '../../src-shared/domain/week.ts';
import type { OutboxRow } from '../store/outbox-rows.ts';
import type { AccountContext } from '../use-case/account-context.ts';
import { noLongerThere } from '../use-case/refusals.ts';
import { ok } from '../use-case/result.ts';
import { save } from '../use-case/save.ts';
import { careOf, lineOfWeek } from '../weeks/work-words.ts';

/** Oldest first. Lines with two versions are not among them: those are shown side by side. */
export function listStuck(context: AccountContext): AppResult<{ stuck: Stuck[] }> {
  return ok({ stuck: stuckRows(context).map((row) => stuckOf(context, row)) });
}

/** Sends the record as it stands here again; what somebody else wrote in the meantime is overwritten by it. */
export function sendAgain(context: AccountContext, id: string): AppResult<Record<string, never>> {
  const row = stuckRows(context).find((candidate) => candidate.id === id);
  if (row === undefined) return noLongerThere('That change');
  const { store } = context;
  const weekStart = row.kind === 'actual' || row.kind === 'generate' ? row.weekStart : null;
  const saved = save(context, { what: 'send-again', weekStart }, (write) => {
    switch (row.kind) {
      case 'actual': {
        const stored = store.actuals.get(row.weekStart, row.lineId);
        if (stored !== null) write.actual(stored);
        return;
      }
      case 'care':
        write.care(row.body.kind, row.body.id, store.care.get(row.body.kind, row.body.id));
        return;
      case 'generate':
        write.generate(row.weekStart);
        return;
      case 'dispute-message':
        // Under its own id, so that the council reads it once even if the refusal was not the portal's; unless that very
        // id is what the portal refuses.
        if (row.problem?.code !== 'idempotency-key-reused') {
          write.disputeMessage(row.disputeId, row.body.text, row.id);
          return;
        }
        write.withdraw(row.id);
        write.disputeMessage(row.disputeId, row.body.text);
        return;
    }
  });
  return saved.ok ? ok({}) : saved;
}

/** What the portal holds takes its place. */
export function giveUp(context: AccountContext, id: string): AppResult<Record<string, never>> {
  const row = stuckRows(context).find((candidate) => candidate.id === id);
  if (row === undefined) return noLongerThere('That change');
  const weekStart = row.kind === 'actual' || row.kind === 'generate' ? row.weekStart : null;
  const saved = save(context, { what: 'withdraw', weekStart }, (write) => write.withdraw(row.id));
  return saved.ok ? ok({}) : saved;
}

function stuckRows({ store }: AccountContext): OutboxRow[] {
  return store.outbox
    .unsent()
    .filter((row) => row.state === 'rejected' || (row.state === 'conflict' && row.kind === 'care'));
}

function stuckOf(context: AccountContext, row: OutboxRow): Stuck {
  return {
    id: row.id,
    kind: row.kind,
    state: row.state === 'conflict' ? 'conflict' : 'rejected',
    weekStart: row.kind === 'actual' || row.kind === 'generate' ? row.weekStart : null,
    lineId: row.kind === 'actual' ? row.lineId : null,
    care: row.kind === 'care' ? { kind: row.body.kind, id: row.body.id } : null,
    what: whatOf(context, row),
    problem: row.problem ?? {
      code: 'changed-elsewhere',
      sentence: 'Somebody else changed this record at the portal too.',
      action: 'Look at it, then keep yours or take theirs.',
    },
  };
}

function whatOf(context: AccountContext, row: OutboxRow): string {
  switch (row.kind) {
    case 'actual':
      return lineOfWeek(context, row);
    case 'generate':
      return `Generating the week ${formatWeek(row.weekStart)}`;
    case 'dispute-message':
      return 'The answer to a dispute';
    case 'care':
      return `${careOf(context, row.body.kind, row.body.record)}${row.body.record === null ? ' that was removed here' : ''}`;
  }
}

// Sends what is pending, batch by batch. What must stay true: a batch is marked as sending, in the database, before
// its request leaves; what is sent is the frozen payload under its frozen key; one request at a time; an answer is
// written while the next request is on its way, and before anything else comes of that one; a batch that fails by
// itself does not stop the others.
import { type Dispute, largestBatch } from '../../src-shared/portal-api/index.ts';
import type { SetTimer } from '../machine/timers.ts';
import type { PortalClient } from '../portal/client.ts';
import type { PortalFailure } from '../portal/failures.ts';
import type { OutboxBatch, OutboxOutcome, OutboxRepository } from '../store/outbox.ts';
import { waitBeforeRetry } from './retry.ts';
import { type SyncTrouble, troubleOf } from './trouble.ts';
import { decideFailedBatch, nextBatchSize, outcomesOfActuals, outcomesOfCare } from './verdict.ts';

export interface PushParts {
  outbox: OutboxRepository;
  client: PortalClient;
  token: string;
  /** This computer's clock (ISO); waits are counted by it. */
  now: () => string;
  random: () => number;
  newKey: () => string;
  setTimer: SetTimer;
  /** Hears of weeks whose lines changed their state. */
  changed: (weeks: readonly string[]) => void;
  stopped: () => boolean;
  /** Takes in what is new at the portal. @returns what went wrong, or null */
  pull: () => Promise<SyncTrouble | null>;
  /** The dispute as it is held here. */
  disputeOf: (id: string) => Dispute | null;
}

export interface Pushed {
  /** How many batches the portal answered for. */
  settled: number;
  /** Of the last batch that failed; `stop` when nothing further should be tried now. */
  trouble: SyncTrouble | null;
  stop: boolean;
}

/** Two requests in a row that fail alone are taken for a network that fails. */
const failuresBeforeStopping = 2;

/** Sends until nothing is due, or until going on makes no sense. */
export async function push(parts: PushParts): Promise<Pushed> {
  const { outbox } = parts;
  let size = largestBatch;
  let settled = 0;
  let failedInARow = 0;
  let trouble: SyncTrouble | null = null;
  let answered: { key: string; outcomes: OutboxOutcome[] } | null = null;
  // Writing an answer takes about as long as the portal takes for the next, so the two go side by side.
  function settleAnswered(): void {
    if (answered === null || parts.stopped()) return;
    const { key, outcomes } = answered;
    answered = null;
    parts.changed(outbox.settle(key, outcomes).weeks);
  }
  outbox.recover();
  while (!parts.stopped()) {
    const batch = outbox.takeBatch({ now: parts.now(), limit: size, newKey: parts.newKey });
    if (batch === null) {
      if (answered === null) break;
      // What it settles may set free what had to wait for it.
      settleAnswered();
      continue;
    }
    outbox.markSending(batch.key);
    const request = send(parts, batch);
    if (answered !== null) {
      await Promise.race([handedOver(parts), request]);
      settleAnswered();
    }
    const answer = await request;
    if (parts.stopped()) break;
    const decided = answer.ok
      ? ({ step: 'settle', outcomes: answer.outcomes } as const)
      : decideFailedBatch(batch, answer.failure);
    switch (decided.step) {
      case 'settle':
        answered = { key: batch.key, outcomes: decided.outcomes };
        size = nextBatchSize(size, 'settled', batch.rows.length, largestBatch);
        settled += 1;
        failedInARow = 0;
        break;
      case 'find-out': {
        if (answer.ok) throw new Error('an answered batch is settled');
        const isHeard = await portalHears(parts, batch);
        if (parts.stopped()) break;
        if (!isHeard) {
          // Nothing gets through from here; what comes from the portal may.
          waitWith(parts, batch, { kind: 'not-the-portal' }, 'unknown');
          parts.changed(weeksOf(batch));
          return { settled, trouble: troubleOf({ kind: 'not-the-portal' }), stop: false };
        }
        answered = { key: batch.key, outcomes: decided.outcomes };
        settled += 1;
        failedInARow = 0;
        break;
      }
      case 'look-for-message': {
        if (answer.ok || batch.kind !== 'dispute-message') throw new Error('only a refused message is looked for');
        settleAnswered();
        const noLook = await parts.pull();
        if (parts.stopped()) break;
        if (noLook !== null) {
          waitWith(parts, batch, answer.failure, 'unknown');
          return { settled, trouble: noLook, stop: true };
        }
        const outcomes = holdsMessage(parts.disputeOf(batch.disputeId), batch) ? accepted(batch) : null;
        answered = { key: batch.key, outcomes: outcomes ?? decided.otherwise };
        settled += 1;
        failedInARow = 0;
        break;
      }
      case 'divide':
        outbox.thaw(batch.key);
        size = nextBatchSize(size, 'divided', batch.rows.length, largestBatch);
        break;
      case 'retry-later': {
        if (answer.ok) throw new Error('an answered batch is settled');
        waitWith(parts, batch, answer.failure, decided.state);
        parts.changed(weeksOf(batch));
        trouble = troubleOf(answer.failure);
        failedInARow += 1;
        if (decided.others === 'stop' || failedInARow >= failuresBeforeStopping)
          return { settled, trouble, stop: true };
        break;
      }
    }
  }
  return { settled, trouble, stop: false };
}

/** Whether the portal itself answers to a write from here that says nothing: it refuses one, in its own words. */
async function portalHears({ client, token, newKey }: PushParts, batch: OutboxBatch): Promise<boolean> {
  const nothing = { token, key: newKey(), body: { changes: [] } };
  const answer =
    batch.kind === 'actual'
      ? await client.call('sendActuals', { ...nothing, path: { monday: batch.weekStart } })
      : await client.call('sendCareRecords', nothing);
  return answer.ok || answer.failure.kind === 'problem';
}

/** One turn of the event loop: by then the request has left, however long the next piece of work here takes. */
function handedOver({ setTimer }: PushParts): Promise<void> {
  return new Promise((resolve) => void setTimer(0, resolve));
}

function waitWith(parts: PushParts, batch: OutboxBatch, failure: PortalFailure, state: 'pending' | 'unknown'): void {
  const { problem, retryAfterMillis } = troubleOf(failure);
  const wait = waitBeforeRetry(batch.attempts + 1, retryAfterMillis, parts.random());
  const nextAttemptAt = new Date(Date.parse(parts.now()) + wait).toISOString();
  parts.outbox.retryLater(batch.key, { state, nextAttemptAt, problem });
}

type SendAnswer = { ok: true; outcomes: OutboxOutcome[] } | { ok: false; failure: PortalFailure };

async function send(parts: PushParts, batch: OutboxBatch): Promise<SendAnswer> {
  const sent = await sendOnce(parts, batch);
  // An answer that leaves a row out says nothing that can be trusted of the others either.
  const complete = !sent.ok || sent.outcomes.length === batch.rows.length;
  return complete ? sent : { ok: false, failure: { kind: 'not-understood' } };
}

async function sendOnce({ client, token }: PushParts, batch: OutboxBatch): Promise<SendAnswer> {
  const { key } = batch;
  switch (batch.kind) {
    case 'actual': {
      const body = { changes: batch.rows.map((row) => row.body) };
      const answer = await client.call('sendActuals', { token, key, path: { monday: batch.weekStart }, body });
      if (!answer.ok) return answer;
      if (!answer.changed) return { ok: false, failure: { kind: 'not-understood' } };
      return { ok: true, outcomes: outcomesOfActuals(batch, answer.value) };
    }
    case 'care': {
      const body = { changes: batch.rows.map((row) => row.body) };
      const answer = await client.call('sendCareRecords', { token, key, body });
      if (!answer.ok) return answer;
      if (!answer.changed) return { ok: false, failure: { kind: 'not-understood' } };
      return { ok: true, outcomes: outcomesOfCare(batch, answer.value) };
    }
    case 'generate': {
      const answer = await client.call('generate', { token, key, path: { monday: batch.weekStart } });
      return answer.ok ? { ok: true, outcomes: accepted(batch) } : answer;
    }
    case 'dispute-message': {
      const [row] = batch.rows;
      if (row === undefined) return { ok: true, outcomes: [] };
      const answer = await client.call('answerDispute', { token, key, path: { id: batch.disputeId }, body: row.body });
      return answer.ok ? { ok: true, outcomes: accepted(batch) } : answer;
    }
  }
}

function accepted(batch: OutboxBatch): OutboxOutcome[] {
  return batch.rows.map(({ id }) => ({ id, outcome: 'accepted', version: null }));
}

/** Whether the provider has said this in the dispute already. */
function holdsMessage(
  dispute: Dispute | null,
  { rows: [row] }: Extract<OutboxBatch, { kind: 'dispute-message' }>,
): boolean {
  const text = row?.body.text.trim();
  return dispute?.messages.some((message) => message.from === 'provider' && message.text.trim() === text) ?? false;
}

function weeksOf(batch: OutboxBatch): string[] {
  return 'weekStart' in batch ? [batch.weekStart] : [];
}

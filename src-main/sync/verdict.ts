// What the portal's answer to one batch means for its rows. Pure. What must stay true: only the portal's own word
// settles a row; a request that may have arrived is "unknown" and goes again with the same key and bytes; what the
// portal surely did not carry out is free to go in smaller batches, so that one bad row cannot hold up the others.
import type { AppProblem } from '../../src-shared/app-api/index.ts';
import {
  type ActualOutcome,
  type ActualsAnswer,
  type CareOutcome,
  type PortalProblem,
  problemName,
} from '../../src-shared/portal-api/index.ts';
import { mayHaveBeenCarriedOut, type PortalFailure } from '../portal/failures.ts';
import { wordsForFailure, wordsForProblem } from '../portal/words.ts';
import type { OutboxBatch, OutboxOutcome } from '../store/outbox.ts';

export type BatchStep =
  | { step: 'settle'; outcomes: OutboxOutcome[] }
  /**
   * Something in front of the portal refused this one row. If the portal still hears others from here, it is the row, which
   * is settled so; if it does not, it is the network.
   */
  | { step: 'find-out'; outcomes: OutboxOutcome[] }
  /**
   * The message of a dispute goes under its own id, and the portal knows that id from another request: most likely from a
   * colleague's computer, to which a packet took it. The dispute itself says whether it is there; if not, these hold.
   */
  | { step: 'look-for-message'; otherwise: OutboxOutcome[] }
  /** Make smaller batches of its rows: somewhere among them is what the portal cannot take. */
  | { step: 'divide' }
  | {
      step: 'retry-later';
      state: 'pending' | 'unknown';
      problem: AppProblem;
      /** `stop`: every other request would fare the same. `go-on`: it may be this batch alone. */
      others: 'stop' | 'go-on';
    };

/** After so many tries that ended in a fault of the portal's own, the fault is looked for in a single row. */
export const triesBeforeDividing = 4;

/** The outcome of each row by an answer to `PATCH …/actuals`. A row that the answer leaves out gets none. */
export function outcomesOfActuals(
  batch: Extract<OutboxBatch, { kind: 'actual' }>,
  answer: ActualsAnswer,
): OutboxOutcome[] {
  const byLine = new Map(answer.outcomes.map((outcome) => [outcome.lineId, outcome]));
  return batch.rows.flatMap(({ id, lineId }) => {
    const told = byLine.get(lineId);
    return told === undefined ? [] : [outcomeOfActual(id, told)];
  });
}

function outcomeOfActual(id: string, told: ActualOutcome): OutboxOutcome {
  switch (told.outcome) {
    case 'accepted':
      return { id, outcome: 'accepted', version: told.version, exceptions: told.exceptions };
    case 'conflict':
      return { id, outcome: 'conflict', current: told.current };
    case 'rejected':
      return { id, outcome: 'rejected', problem: wordsForProblem(told.problem) };
  }
}

/** The same for `PATCH /v1/care-records`. */
export function outcomesOfCare(
  batch: Extract<OutboxBatch, { kind: 'care' }>,
  answer: { outcomes: readonly CareOutcome[] },
): OutboxOutcome[] {
  const byId = new Map(answer.outcomes.map((outcome) => [outcome.id, outcome]));
  return batch.rows.flatMap(({ id, body }) => {
    const told = byId.get(body.id);
    return told === undefined ? [] : [outcomeOfCare(id, told)];
  });
}

function outcomeOfCare(id: string, told: CareOutcome): OutboxOutcome {
  switch (told.outcome) {
    case 'accepted':
      return { id, outcome: 'accepted', version: told.version };
    case 'conflict':
      return { id, outcome: 'conflict', current: told.current };
    case 'rejected':
      return { id, outcome: 'rejected', problem: wordsForProblem(told.problem) };
  }
}

/** What to do when the whole request failed. */
export function decideFailedBatch(batch: OutboxBatch, failure: PortalFailure): BatchStep {
  if (failure.kind === 'problem') {
    const decided = decideByProblem(batch, failure.problem);
    if (decided !== null) return decided;
  }
  if (failure.kind === 'not-understood' && isWorthDividing(batch)) return { step: 'divide' };
  if (failure.kind === 'refused-on-the-way' && batch.kind !== 'generate') {
    return batch.rows.length > 1 ? { step: 'divide' } : { step: 'find-out', outcomes: rejected(batch, failure) };
  }
  return {
    step: 'retry-later',
    state: mayHaveBeenCarriedOut(failure) ? 'unknown' : 'pending',
    problem: wordsForFailure(failure),
    others: othersAfter(failure),
  };
}

/** Null: the problem says nothing final about the batch. */
function decideByProblem(batch: OutboxBatch, problem: PortalProblem): BatchStep | null {
  switch (problemName(problem)) {
    case 'too-many-requests':
    case 'overloaded':
    case 'not-signed-in':
    case 'wrong-credentials':
    case 'account-locked':
    case 'account-unused':
    case 'idempotency-key-in-progress':
      return null;
    case 'unexpected':
      return isWorthDividing(batch) ? { step: 'divide' } : null;
    case 'idempotency-key-reused':
      if (batch.kind === 'dispute-message') {
        return {
          step: 'look-for-message',
          otherwise: rejected(batch, { kind: 'problem', problem, retryAfterMillis: null }),
        };
      }
      return batch.rows.length > 1 ? { step: 'divide' } : rejectAll(batch, problem);
    case 'bad-request':
    case 'idempotency-key-missing':
    case 'line-not-planned':
    case 'not-found':
      return batch.rows.length > 1 ? { step: 'divide' } : rejectAll(batch, problem);
    // These hold for every row alike.
    case 'not-allowed':
    case 'cursor-expired':
    case 'week-not-generated':
    case 'week-not-finished':
    case 'week-changed':
    case 'week-has-errors':
    case 'warnings-not-acknowledged':
    case 'payment-processed':
      return rejectAll(batch, problem);
  }
}

/**
 * Making new batches of rows that may have been applied is safe: the versions they are based on then no longer fit,
 * and a conflict with the very same content is no conflict (merge.ts).
 */
function isWorthDividing({ rows, attempts }: OutboxBatch): boolean {
  return rows.length > 1 && attempts + 1 >= triesBeforeDividing;
}

function rejectAll(batch: OutboxBatch, problem: PortalProblem): BatchStep {
  return { step: 'settle', outcomes: rejected(batch, { kind: 'problem', problem, retryAfterMillis: null }) };
}

function rejected(batch: OutboxBatch, failure: PortalFailure): OutboxOutcome[] {
  const words = wordsForFailure(failure);
  return batch.rows.map(({ id }) => ({ id, outcome: 'rejected', problem: words }));
}

function othersAfter(failure: PortalFailure): 'stop' | 'go-on' {
  switch (failure.kind) {
    case 'problem': {
      const name = problemName(failure.problem);
      return name === 'unexpected' || name === 'idempotency-key-in-progress' ? 'go-on' : 'stop';
    }
    case 'not-understood':
    case 'without-end':
    case 'timed-out':
    case 'broken-off':
    case 'truncated':
    case 'refused-on-the-way':
      return 'go-on';
    case 'busy':
    case 'unreachable':
    case 'tls':
    case 'not-the-portal':
    case 'redirected':
    case 'insecure-address':
    case 'portal-changed':
    case 'no-token':
      return 'stop';
  }
}

/** The size of the next batch: halved by a division, doubled by a success, between 1 and `most`. */
export function nextBatchSize(size: number, event: 'divided' | 'settled', rows: number, most: number): number {
  return event === 'divided' ? Math.max(1, Math.floor(rows / 2)) : Math.min(most, size * 2);
}

// The sync's decisions as functions of values: waits, what is next, the guard against removals, what a failed batch
// means, and what differs from what was seen.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PortalFailure } from '../../../src-main/portal/failures.ts';
import type { StoredActual } from '../../../src-main/store/actuals.ts';
import type { OutboxBatch } from '../../../src-main/store/outbox.ts';
import {
  difference,
  differenceSentence,
  type SeenFinding,
  see,
  toConfirm,
} from '../../../src-main/sync/confirmation.ts';
import { intervalMillis, nextSyncIn } from '../../../src-main/sync/next.ts';
import { linesRemoved, mustAsk } from '../../../src-main/sync/removals.ts';
import { usualRetryLimits, waitBeforeRetry } from '../../../src-main/sync/retry.ts';
import { troubleOf } from '../../../src-main/sync/trouble.ts';
import { decideFailedBatch, nextBatchSize, outcomesOfActuals } from '../../../src-main/sync/verdict.ts';
import { type PortalProblem, type ProblemName, problemType } from '../../../src-shared/portal-api/index.ts';
import { actualOf, missedActual, recordOf } from '../store/records.ts';

describe('waiting before a retry', () => {
  const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

  it('is anywhere between nothing and a bound that doubles, up to its most', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), random, (failures, dice) => {
        const wait = waitBeforeRetry(failures, null, dice);
        const bound = Math.min(usualRetryLimits.mostMillis, usualRetryLimits.firstMillis * 2 ** (failures - 1));
        expect(wait).toBeGreaterThanOrEqual(0);
        expect(wait).toBeLessThanOrEqual(bound);
      }),
    );
  });

  it('never comes back before the portal asked for it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.nat(3_600_000), random, (failures, asked, dice) => {
        expect(waitBeforeRetry(failures, asked, dice)).toBeGreaterThanOrEqual(asked);
      }),
    );
  });

  it('is the same schedule for the same random numbers', () => {
    const schedule = [0.5, 0.25, 0.9, 0.1].map((dice, index) => waitBeforeRetry(index + 1, null, dice));
    expect(schedule).toEqual([1_000, 1_000, 7_200, 1_600]);
  });
});

describe('the next sync', () => {
  const ended = { trouble: null, failures: 0, dueInMillis: null, workingOffline: false };

  it('comes after the interval while all is well, sooner when a batch is due', () => {
    expect(nextSyncIn(ended, 0.5)).toBe(intervalMillis);
    expect(nextSyncIn({ ...ended, dueInMillis: 5_000 }, 0.5)).toBe(5_000);
  });
  it('does not come by itself while a person works offline or has to sign in', () => {
    expect(nextSyncIn({ ...ended, workingOffline: true }, 0.5)).toBeNull();
    expect(nextSyncIn({ ...ended, trouble: troubleOf({ kind: 'no-token' }), failures: 1 }, 0.5)).toBeNull();
  });
  it('comes by itself after a lost network', () => {
    expect(nextSyncIn({ ...ended, trouble: troubleOf({ kind: 'unreachable' }), failures: 3 }, 0.5)).toBe(4_000);
  });
});

describe('the guard against removals', () => {
  it('asks for more than a tenth of the lines', () => {
    expect(mustAsk(16, 160)).toBe(false);
    expect(mustAsk(17, 160)).toBe(true);
    expect(mustAsk(0, 0)).toBe(false);
  });
  it('counts a line once, and not when it comes back in the same pull', () => {
    const gone = (what: 'line' | 'actual', id: string) => ({ kind: 'gone' as const, what, id, weekStart: null });
    const back = { kind: 'actual' as const, record: recordOf(1, actualOf({ lineId: 'c' })) };
    expect([
      ...linesRemoved([gone('line', 'a'), gone('actual', 'a'), gone('line', 'b'), gone('actual', 'c'), back]),
    ]).toEqual(['a', 'b']);
  });
});

const batchOf = (rows: number, attempts = 0): Extract<OutboxBatch, { kind: 'actual' }> => ({
  key: 'k',
  attempts,
  kind: 'actual',
  weekStart: '2025-06-02',
  rows: Array.from({ length: rows }, (_, index) => ({
    id: `row-${index}`,
    subject: `actual:2025-06-02:line-${index}`,
    state: 'sending',
    batchKey: 'k',
    attempts,
    nextAttemptAt: null,
    problem: null,
    createdAt: '2025-06-09T09:00:00.000Z',
    kind: 'actual',
    weekStart: '2025-06-02',
    lineId: `line-${index}`,
    body: { lineId: `line-${index}`, baseVersion: 1, actual: actualOf({ lineId: `line-${index}` }), attested: null },
  })),
});
const problemOf = (name: ProblemName): PortalProblem => ({
  type: problemType(name),
  title: 't',
  status: 400,
  detail: 'Why.',
});
const failed = (name: ProblemName): PortalFailure => ({
  kind: 'problem',
  problem: problemOf(name),
  retryAfterMillis: null,
});

describe('a batch that failed', () => {
  it('is unknown when it may have arrived, and others are still tried', () => {
    expect(decideFailedBatch(batchOf(3), { kind: 'broken-off' })).toMatchObject({
      step: 'retry-later',
      state: 'unknown',
      others: 'go-on',
    });
  });
  it('is simply pending when nobody was reached, and others are not tried', () => {
    expect(decideFailedBatch(batchOf(3), { kind: 'unreachable' })).toMatchObject({
      step: 'retry-later',
      state: 'pending',
      others: 'stop',
    });
  });
  it('waits, unsent, when the portal asks for it', () => {
    expect(decideFailedBatch(batchOf(3), failed('overloaded'))).toMatchObject({
      step: 'retry-later',
      state: 'pending',
      others: 'stop',
    });
  });
  it('is divided when somewhere in it is what the portal cannot read, until the one row is found', () => {
    expect(decideFailedBatch(batchOf(500), failed('bad-request'))).toEqual({ step: 'divide' });
    expect(decideFailedBatch(batchOf(1), failed('bad-request'))).toMatchObject({
      step: 'settle',
      outcomes: [{ outcome: 'rejected' }],
    });
  });
  it('is divided, too, when the portal keeps failing on it', () => {
    expect(decideFailedBatch(batchOf(5, 1), failed('unexpected'))).toMatchObject({
      step: 'retry-later',
      state: 'unknown',
    });
    expect(decideFailedBatch(batchOf(5, 3), failed('unexpected'))).toEqual({ step: 'divide' });
    expect(decideFailedBatch(batchOf(1, 9), failed('unexpected'))).toMatchObject({ step: 'retry-later' });
  });
  it('is looked for in the dispute when it is a message whose id the portal knows from another request', () => {
    const batch: OutboxBatch = {
      key: 'message-1',
      attempts: 1,
      kind: 'dispute-message',
      disputeId: 'dispute-1',
      rows: [
        {
          id: 'message-1',
          subject: 'dispute-message:message-1',
          state: 'sending',
          batchKey: 'message-1',
          attempts: 1,
          nextAttemptAt: null,
          problem: null,
          createdAt: '2025-06-09T09:00:00.000Z',
          kind: 'dispute-message',
          disputeId: 'dispute-1',
          body: { text: 'We were there.' },
        },
      ],
    };
    expect(decideFailedBatch(batch, failed('idempotency-key-reused'))).toMatchObject({
      step: 'look-for-message',
      otherwise: [{ id: 'message-1', outcome: 'rejected' }],
    });
    expect(decideFailedBatch(batchOf(1), failed('idempotency-key-reused'))).toMatchObject({
      step: 'settle',
      outcomes: [{ outcome: 'rejected' }],
    });
  });
  it('is rejected row by row, visibly, when the week is paid', () => {
    const decided = decideFailedBatch(batchOf(2), failed('payment-processed'));
    expect(decided).toMatchObject({
      step: 'settle',
      outcomes: [
        { id: 'row-0', outcome: 'rejected' },
        { id: 'row-1', outcome: 'rejected' },
      ],
    });
  });
  it('halves the size of batches after a division and doubles it after a success', () => {
    expect(nextBatchSize(500, 'divided', 500, 500)).toBe(250);
    expect(nextBatchSize(1, 'divided', 1, 500)).toBe(1);
    expect(nextBatchSize(300, 'settled', 300, 500)).toBe(500);
  });
});

it('an answer that leaves a row out gives that row no outcome', () => {
  const outcomes = outcomesOfActuals(batchOf(2), {
    outcomes: [{ outcome: 'accepted', lineId: 'line-1', version: 2, exceptions: [] }],
  });
  expect(outcomes).toEqual([{ id: 'row-1', outcome: 'accepted', version: 2, exceptions: [] }]);
});

describe('what was seen', () => {
  const stored = (lineId: string, change: Partial<StoredActual> = {}, missed = 0): StoredActual => {
    const actual = { ...missedActual(missed), lineId };
    return {
      actual,
      attested: null,
      changed: null,
      commentSource: 'pulled',
      portal: recordOf(1, actual),
      sendState: 'as-pulled',
      base: null,
      rejection: null,
      ...change,
    };
  };
  const services = new Map([
    ['a', 'Home Support'],
    ['b', 'Home Support'],
    ['c', 'Extra Care'],
  ]);
  const warning = (key: string, lineId: string | null): SeenFinding => ({
    key,
    rule: 'adjustment-needed',
    lineId,
    level: 'warning',
  });
  const look = (actuals: StoredActual[], findings: SeenFinding[] = []) =>
    see('2025-06-02', 'S', actuals, services, findings);

  it('is the same when nothing happened, and a text comes of it', () => {
    const seen = look([stored('a'), stored('c')], [warning('w', 'a')]);
    expect(differenceSentence(difference(seen, seen, ['Home Support']))).toBeNull();
    expect(toConfirm(seen, ['Home Support'], [])).toMatchObject({ ok: true });
  });
  it('counts the person’s own edit as seen, once the portal has accepted it', () => {
    const seen = look([stored('a', { sendState: 'to-send' }, 100)]);
    const now = look([stored('a', { portal: recordOf(2) }, 100)]);
    expect(difference(seen, now, ['Home Support'])).toEqual({ lines: 0, exceptions: 0 });
  });
  it('differs by a changed figure, a new line, a line there and back, a new exception', () => {
    const seen = look([stored('a')]);
    expect(difference(seen, look([stored('a', {}, 100)]), ['Home Support']).lines).toBe(1);
    expect(difference(seen, look([stored('a'), stored('b')]), ['Home Support']).lines).toBe(1);
    expect(difference(seen, look([stored('a', { portal: recordOf(3) })]), ['Home Support']).lines).toBe(1);
    expect(difference(seen, look([stored('a')], [warning('w', null)]), ['Home Support']).exceptions).toBe(1);
  });
  it('does not care about other services', () => {
    const seen = look([stored('a'), stored('c')]);
    const now = look([stored('a'), stored('c', {}, 300)], [warning('w', 'c')]);
    expect(difference(seen, now, ['Home Support'])).toEqual({ lines: 0, exceptions: 0 });
  });
  it('gives no text while a line has not reached the portal', () => {
    expect(toConfirm(look([stored('a', { sendState: 'conflict' })]), ['Home Support'], [])).toEqual({
      ok: false,
      unsent: 1,
    });
  });
});

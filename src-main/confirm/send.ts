// Sends a confirmation, and finds out what became of one. What must stay true: what goes out is the digest of exactly what
// was on screen when the person agreed; the attempt and its key are in the database before the request leaves; only a
// receipt says confirmed, and a lost answer is looked up, never sent anew.

import type { ConfirmOutcome, WeekView } from '../../src-shared/app-api/index.ts';
import {
  type Acknowledgement,
  confirmationRequestSchema,
  problemName,
  type Receipt,
} from '../../src-shared/portal-api/index.ts';
import { hash } from '../machine/hash.ts';
import { mayHaveBeenCarriedOut } from '../portal/failures.ts';
import { wordsForFailure } from '../portal/words.ts';
import type { ConfirmationAttempt, ConfirmationVerdicts } from '../store/confirmations.ts';
import type { DeferredConfirmationOutcomes } from '../store/deferred-confirmations.ts';
import type { StoreReads } from '../store/store.ts';
import { difference, differenceSentence, type SeenWeek, see, toConfirm } from '../sync/confirmation.ts';
import type { Exchange, SyncEngine } from '../sync/engine.ts';
import { type SyncTrouble, troubleOf } from '../sync/trouble.ts';
import type { AccountContext } from '../use-case/account-context.ts';
import type { WeekQueries } from '../weeks/queries.ts';
import { closed, confirmationUnknown, linesNotSent, notReceived, notSent, supersededSince } from './problems.ts';

export interface ConfirmParts {
  context: AccountContext;
  queries: Pick<WeekQueries, 'view' | 'payable'>;
  engine: Pick<SyncEngine, 'exchange'>;
  confirmations: ConfirmationVerdicts;
  deferredConfirmations: DeferredConfirmationOutcomes;
}

export function look(store: StoreReads, weekStart: string, statement: string, view: WeekView): SeenWeek {
  const serviceOf = new Map(view.rows.map(({ line }) => [line.id, line.service]));
  return see(weekStart, statement, store.actuals.ofWeek(weekStart), serviceOf, view.findings);
}

function acknowledgedIn({ findings }: Pick<WeekView, 'findings'>): Acknowledgement[] {
  return findings.flatMap(({ key, acknowledged }) =>
    acknowledged === null ? [] : [{ key, reason: acknowledged.reason, by: acknowledged.by }],
  );
}

/** What somebody saw of a week, with the digests under which it was sent: a second click may mean what the first did. */
export interface Agreement {
  seen: SeenWeek;
  digests: Set<string>;
}

/** Confirms what was seen, if the week is still exactly that. Everything is pushed and pulled already. */
export async function confirmSeen(
  parts: ConfirmParts,
  exchange: Exchange,
  { seen, digests }: Agreement,
  services: string[],
): Promise<ConfirmOutcome> {
  const { store, command, account, newId } = parts.context;
  const { weekStart, statement } = seen;
  const earlier = store.receipts.ofWeek(weekStart).filter(({ digest }) => digests.has(digest));
  const again = outcomeOfEarlier(earlier, services);
  if (again !== null) return again;
  const view = parts.queries.view(weekStart);
  if (!view.ok) return notSent(view.problem);
  const now = look(store, weekStart, statement, view.value);
  const sentence = differenceSentence(difference(seen, now, services), earlier.length > 0);
  if (sentence !== null) return { outcome: 'changed', sentence };
  const confirming = toConfirm(now, services, acknowledgedIn(view.value));
  if (!confirming.ok) return notSent(linesNotSent(confirming.unsent));

  const body = confirmationRequestSchema.parse({
    services,
    digest: hash(confirming.text),
    statement,
    acknowledgements: confirming.acknowledgements,
  });
  digests.add(body.digest);
  const key = newId();
  const attempt = { key, weekStart, services, digest: body.digest, statement, body: JSON.stringify(body) };
  command({ id: key, what: 'confirm', by: account().user, source: 'typed' }, (write) => write.confirmation(attempt));
  const outcome = await post(parts, exchange, attempt);
  parts.context.weekChanged(weekStart);
  return outcome;
}

/** What became of all these services by an earlier click on the same; null when that one did not confirm them all. */
function outcomeOfEarlier(receipts: readonly Receipt[], services: readonly string[]): ConfirmOutcome | null {
  const isConfirmedBy = (among: readonly Receipt[]) =>
    services.every((service) => among.some((receipt) => receipt.services.includes(service)));
  const holding = receipts.filter(({ superseded }) => !superseded);
  if (isConfirmedBy(holding)) return { outcome: 'confirmed', receipts: holding };
  const last = receipts.findLast(({ superseded }) => superseded);
  if (last === undefined || !isConfirmedBy(receipts)) return null;
  return { outcome: 'changed', sentence: supersededSince(last.number) };
}

type AttemptToSend = Pick<ConfirmationAttempt, 'key' | 'weekStart' | 'digest' | 'services' | 'body'>;

/** Sends an attempt, or sends it again: the same bytes under the same key, so that it counts once. */
async function post(parts: ConfirmParts, exchange: Exchange, attempt: AttemptToSend): Promise<ConfirmOutcome> {
  const { confirmations } = parts;
  const { key, weekStart } = attempt;
  const body = confirmationRequestSchema.parse(JSON.parse(attempt.body));
  const answer = await exchange.client.call('confirm', {
    token: exchange.token,
    key,
    path: { monday: weekStart },
    body,
  });
  if (exchange.stopped()) return notSent(closed);
  if (answer.ok && answer.changed) {
    const { receipt, week } = answer.value;
    // A receipt for something else than what was agreed to proves nothing.
    if (receipt.digest !== attempt.digest || receipt.weekStart !== weekStart) {
      const problem = wordsForFailure({ kind: 'not-understood' });
      confirmations.unknown(key, problem);
      return notSent(problem);
    }
    confirmations.confirmed(key, receipt, week);
    return { outcome: 'confirmed', receipts: [receipt] };
  }
  const failure = answer.ok ? ({ kind: 'not-understood' } as const) : answer.failure;
  if (mayHaveBeenCarriedOut(failure)) {
    confirmations.unknown(key, confirmationUnknown);
    const found = await lookUp(parts, exchange, attempt);
    return found ?? notSent(confirmationUnknown);
  }
  const problem = wordsForFailure(failure);
  confirmations.refused(key, problem);
  if (failure.kind === 'problem' && problemName(failure.problem) === 'week-changed') {
    // Fetched at once, so that what is looked at next is what the portal holds.
    await exchange.pushAndPull();
    return { outcome: 'changed', sentence: problem.sentence };
  }
  return notSent(problem);
}

/** Reads the week's receipts: one with the digest of the attempt is its answer. @returns null when there is none */
async function lookUp(parts: ConfirmParts, exchange: Exchange, attempt: AttemptToSend): Promise<ConfirmOutcome | null> {
  const { confirmations } = parts;
  const { token } = exchange;
  const answer = await exchange.client.call('receipts', { token, path: { monday: attempt.weekStart } });
  if (exchange.stopped() || !answer.ok || !answer.changed) return null;
  const receipt = answer.value.receipts.find(({ digest }) => digest === attempt.digest);
  if (receipt === undefined) return null;
  confirmations.confirmed(attempt.key, receipt, null);
  if (receipt.superseded) return { outcome: 'changed', sentence: supersededSince(receipt.number) };
  return { outcome: 'confirmed', receipts: [receipt] };
}

/**
 * Settles every confirmation whose answer was never seen: by its receipt; else by sending it once more under its own
 * key, which the portal carries out at most once and only if the week is still what was agreed to. Where the person
 * has changed the week since, it is not sent again: they no longer stand by it.
 */
export async function resolveConfirmations(parts: ConfirmParts, exchange: Exchange): Promise<SyncTrouble | null> {
  const { store, weekChanged } = parts.context;
  const { confirmations } = parts;
  for (const attempt of store.confirmations.open()) {
    const { token } = exchange;
    const answer = await exchange.client.call('receipts', { token, path: { monday: attempt.weekStart } });
    if (exchange.stopped()) return null;
    if (!answer.ok) return troubleOf(answer.failure);
    const receipt = answer.changed ? answer.value.receipts.find(({ digest }) => digest === attempt.digest) : undefined;
    if (receipt !== undefined) confirmations.confirmed(attempt.key, receipt, null);
    else if (store.outbox.unsent(attempt.weekStart).length > 0) confirmations.refused(attempt.key, notReceived);
    else {
      const outcome = await post(parts, exchange, attempt);
      if (exchange.stopped()) return null;
      if (outcome.outcome === 'not-sent' && outcome.problem.code === confirmationUnknown.code) {
        return { problem: confirmationUnknown, remedy: 'retry', retryAfterMillis: null, offline: false };
      }
    }
    weekChanged(attempt.weekStart);
  }
  return null;
}

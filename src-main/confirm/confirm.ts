// Confirming a week. What must stay true: what goes out is the digest of exactly what was on screen when the person
// agreed; anything that a push or a pull brought since is shown first; the attempt and its key are in the database
// before the request leaves; only a receipt says confirmed, and a lost answer is looked up, never sent anew.
import { createHash } from 'node:crypto';
import type { AppHandlers, AppProblem, AppResult, ConfirmOutcome, WeekView } from '../../src-shared/app-api/index.ts';
import { count } from '../../src-shared/domain/count.ts';
import { confirmationRequestSchema, problemName } from '../../src-shared/portal-api/index.ts';
import { mayHaveBeenCarriedOut } from '../portal/failures.ts';
import { wordsForFailure } from '../portal/words.ts';
import type { ConfirmationAttempt, ConfirmationVerdicts } from '../store/confirmations.ts';
import type { DeferredConfirmationOutcomes } from '../store/deferred-confirmations.ts';
import type { StoreReads } from '../store/store.ts';
import {
  difference,
  differenceSentence,
  type Seen,
  see,
  seenFromText,
  seenText,
  toConfirm,
} from '../sync/confirmation.ts';
import type { Exchange, SyncEngine } from '../sync/engine.ts';
import { type SyncTrouble, troubleOf } from '../sync/trouble.ts';
import type { AccountContext } from '../use-case/account-context.ts';
import { ok } from '../use-case/result.ts';
import { save } from '../use-case/save.ts';
import type { WeekQueries } from '../weeks/queries.ts';
import { changesSinceViewedHandlers } from './changes-since-viewed.ts';
import { previewOf, statementFor } from './preview.ts';

export interface ConfirmParts {
  context: AccountContext;
  queries: Pick<WeekQueries, 'view' | 'payable'>;
  engine: Pick<SyncEngine, 'exchange'>;
  confirmations: ConfirmationVerdicts;
  deferredConfirmations: DeferredConfirmationOutcomes;
}

const previewsKept = 10;

export function confirmHandlers(parts: ConfirmParts): AppHandlers<'confirm'> {
  const { context, queries } = parts;
  const { store } = context;
  /**
   * What was shown, newest last. A screen draws the preview anew whenever something changes, so a click may still mean
   * the one before. After a restart nothing was shown yet, so it is shown again.
   */
  const shown: { id: string; seen: Seen }[] = [];
  const shownBy = (weekStart: string, id: string | undefined): Seen | undefined =>
    shown.findLast((one) => one.seen.weekStart === weekStart && (id === undefined || one.id === id))?.seen;

  async function send(exchange: Exchange, seen: Seen, services: string[]): Promise<ConfirmOutcome> {
    const synced = await exchange.pushAndPull();
    if (exchange.stopped()) return notSent(closed);
    if (synced !== null) return notSent(synced.problem);
    const outcome = await confirmSeen(parts, exchange, seen, services);
    // Whatever was wished for this week before, this is the newer word on it.
    if (outcome.outcome === 'confirmed') parts.deferredConfirmations.done(seen.weekStart);
    return outcome;
  }

  return {
    ...changesSinceViewedHandlers(context, queries),
    'confirm.preview': ({ weekStart }) => {
      const view = queries.view(weekStart);
      if (!view.ok) return view;
      const payable = queries.payable(weekStart);
      if (!payable.ok) return payable;
      const statement = statementFor(weekStart, context.account().provider.name, view.value.rows);
      const id = context.newId();
      shown.push({ id, seen: look(store, weekStart, statement, view.value) });
      if (shown.length > previewsKept) shown.shift();
      const toSend = store.outbox.unsent(weekStart).length;
      return { ok: true, value: { id, ...previewOf(view.value, payable.value, { statement, toSend }) } };
    },
    'confirm.send': async ({ weekStart, services, statement, previewId }) => {
      const answer = (value: ConfirmOutcome): AppResult<ConfirmOutcome> => ({ ok: true, value });
      if (!context.account().roles.includes('confirmer')) return answer(notSent(notConfirmer));
      if (store.sync.state().workingOffline) return answer(notSent(workingOffline));
      const seen = shownBy(weekStart, previewId);
      if (seen === undefined || seen.statement !== statement)
        return answer({ outcome: 'changed', sentence: lookFirst });
      if (store.confirmations.open().some((attempt) => attempt.weekStart === weekStart)) {
        // Never a second one beside one whose answer is not known: that one is looked up first.
        const resolved = await parts.engine.exchange((exchange) => resolveConfirmations(parts, exchange));
        const trouble = resolved.ok ? resolved.value : resolved.trouble;
        if (trouble !== null) return answer(notSent(trouble.problem));
        const receipts = store.receipts.ofWeek(weekStart).filter((receipt) => !receipt.superseded);
        const proven = new Set(receipts.flatMap((receipt) => receipt.services));
        if (services.every((service) => proven.has(service))) return answer({ outcome: 'confirmed', receipts });
      }
      const chosen = [...new Set(services)].sort();
      const done = await parts.engine.exchange((exchange) => send(exchange, seen, chosen));
      return answer(done.ok ? done.value : notSent(done.trouble.problem));
    },
    'confirm.when-online': ({ weekStart, services, statement, previewId }) => {
      if (!context.account().roles.includes('confirmer')) return { ok: false, problem: notConfirmer };
      const seen = shownBy(weekStart, previewId);
      if (seen === undefined || seen.statement !== statement) {
        return { ok: false, problem: { code: 'look-first', sentence: lookFirst, action: '' } };
      }
      const deferred = { weekStart, services: [...new Set(services)].sort(), seen: seenText(seen) };
      const kept = save(context, { what: 'confirm-when-online', weekStart }, (write) =>
        write.deferConfirmation(deferred),
      );
      return kept.ok ? ok({}) : kept;
    },
    'confirm.deferred': () => ({
      ok: true,
      value: {
        deferred: store.deferredConfirmations
          .all()
          .map(({ weekStart, services, by, problem }) => ({ weekStart, services, by, problem })),
      },
    }),
    'confirm.withdraw-deferred': ({ weekStart }) => {
      const withdrawn = save(context, { what: 'confirm-when-online-withdrawn', weekStart }, (write) =>
        write.withdrawDeferredConfirmation(weekStart),
      );
      return withdrawn.ok ? ok({}) : withdrawn;
    },
  };
}

function look(store: StoreReads, weekStart: string, statement: string, view: WeekView): Seen {
  const serviceOf = new Map(view.rows.map(({ line }) => [line.id, line.service]));
  return see(weekStart, statement, store.actuals.ofWeek(weekStart), serviceOf, view.findings);
}

/** Confirms what was seen, if the week is still exactly that. Everything is pushed and pulled already. */
async function confirmSeen(
  parts: ConfirmParts,
  exchange: Exchange,
  seen: Seen,
  services: string[],
): Promise<ConfirmOutcome> {
  const { store, command, account, newId } = parts.context;
  const { weekStart, statement } = seen;
  const view = parts.queries.view(weekStart);
  if (!view.ok) return notSent(view.problem);
  const now = look(store, weekStart, statement, view.value);
  const sentence = differenceSentence(difference(seen, now, services));
  if (sentence !== null) return { outcome: 'changed', sentence };
  const confirming = toConfirm(now, services, store.acknowledgements.ofWeek(weekStart));
  if (!confirming.ok) return notSent(linesNotSent(confirming.unsent));

  const body = confirmationRequestSchema.parse({
    services,
    digest: createHash('sha256').update(confirming.text).digest('hex'),
    statement,
    acknowledgements: confirming.acknowledgements,
  });
  const key = newId();
  const attempt = { key, weekStart, services, digest: body.digest, statement, body: JSON.stringify(body) };
  command({ id: key, what: 'confirm', by: account().user, source: 'typed' }, (write) => write.confirmation(attempt));
  const outcome = await post(parts, exchange, attempt);
  parts.context.weekChanged(weekStart);
  return outcome;
}

/**
 * Carries out what was agreed to while offline, once everything is pushed and pulled. Where the week is no longer what
 * was seen, or the portal refuses, nothing is confirmed and it waits for its person to look again.
 */
export async function carryOutDeferred(parts: ConfirmParts, exchange: Exchange): Promise<void> {
  const { store, weekChanged } = parts.context;
  const { deferredConfirmations } = parts;
  for (const { weekStart, services, seen, problem } of store.deferredConfirmations.all()) {
    const view = parts.queries.view(weekStart);
    const confirmed = (view.ok ? view.value.services : []).filter(({ state }) => state === 'confirmed');
    const held = new Set(confirmed.map(({ service }) => service));
    if (services.every((service) => held.has(service))) {
      deferredConfirmations.done(weekStart);
      weekChanged(weekStart);
      continue;
    }
    // One whose answer is not known is looked up first, by `resolveConfirmations`.
    if (problem !== null || store.confirmations.open().some((attempt) => attempt.weekStart === weekStart)) continue;
    const outcome = await confirmSeen(parts, exchange, seenFromText(seen), services);
    if (exchange.stopped()) return;
    if (outcome.outcome === 'confirmed') deferredConfirmations.done(weekStart);
    else if (outcome.outcome === 'changed') deferredConfirmations.stop(weekStart, changedSince(outcome.sentence));
    else if (!passes(outcome.problem)) deferredConfirmations.stop(weekStart, outcome.problem);
    weekChanged(weekStart);
  }
}

/** True for what passes by itself: the confirmation goes on waiting. */
function passes({ code }: AppProblem): boolean {
  return passing.has(code);
}
const passing = new Set([
  'portal-unreachable',
  'portal-busy',
  'portal-not-secure',
  'too-many-requests',
  'overloaded',
  'sign-in-again',
  'not-signed-in',
  'signed-out',
  'confirmation-unknown',
]);

function changedSince(sentence: string): AppProblem {
  return { code: 'changed-since-agreed', sentence, action: '' };
}

type Attempt = Pick<ConfirmationAttempt, 'key' | 'weekStart' | 'digest' | 'services' | 'body'>;

/** Sends an attempt, or sends it again: the same bytes under the same key, so that it counts once. */
async function post(parts: ConfirmParts, exchange: Exchange, attempt: Attempt): Promise<ConfirmOutcome> {
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
async function lookUp(parts: ConfirmParts, exchange: Exchange, attempt: Attempt): Promise<ConfirmOutcome | null> {
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

function notSent(problem: AppProblem): ConfirmOutcome {
  return { outcome: 'not-sent', problem };
}

/** It was confirmed, and is not any more: a colleague may change a week before this computer hears of its receipt. */
const supersededSince = (number: string) =>
  `The week was confirmed (receipt ${number}) and has been changed since, so that receipt no longer holds. ` +
  'Look at the week again, then confirm it.';

const lookFirst =
  'The app was started again since you looked, or the week was not shown yet. Look at it, then confirm it.';

const confirmationUnknown: AppProblem = {
  code: 'confirmation-unknown',
  sentence:
    'The confirmation was sent and its answer was not seen, so it is not known yet whether the week is confirmed.',
  action: 'The app asks the portal for the receipt by itself, and never confirms twice.',
};
const notReceived: AppProblem = {
  code: 'confirmation-not-received',
  sentence: 'The portal has no receipt for the confirmation that was sent, and the week was changed since.',
  action: 'Look at the week again, then confirm it.',
};
const notConfirmer: AppProblem = {
  code: 'not-confirmer',
  sentence: 'Your account may record, but not confirm.',
  action: 'Ask a colleague who may confirm. What you recorded is saved and will be sent.',
};
const workingOffline: AppProblem = {
  code: 'working-offline',
  sentence: 'You chose to work offline, so nothing was sent.',
  action: 'Go online, then confirm.',
};
const closed: AppProblem = {
  code: 'signed-out',
  sentence: 'You signed out before this was done.',
  action: 'Sign in again: what was on its way is looked up first.',
};

function linesNotSent(number: number): AppProblem {
  const lines = count(number, 'line has', 'lines have');
  return {
    code: 'lines-not-sent',
    sentence: `${lines} not been accepted by the portal, so nothing was confirmed.`,
    action: 'Settle what is marked as a conflict or as rejected, then confirm.',
  };
}

// The calls on confirming a week. What must stay true: what is agreed to is exactly what was on screen, and anything that a
// push or a pull brought since is shown first.

import type { AppAnswer, AppHandlers, AppProblem, AppResult, ConfirmOutcome } from '../../src-shared/app-api/index.ts';
import { weeksLookedBack } from '../../src-shared/domain/limits.ts';
import { worthALook } from '../../src-shared/domain/worth-a-look.ts';
import { noPortal } from '../portal/adapter.ts';
import { sitesHeard } from '../sites/heard.ts';
import { seenText } from '../sync/confirmation.ts';
import type { Exchange } from '../sync/engine.ts';
import { whyKept } from '../use-case/refusals.ts';
import { ok, refuse } from '../use-case/result.ts';
import { save } from '../use-case/save.ts';
import { shownThings } from '../use-case/shown.ts';
import { changesSinceViewedHandlers } from './changes-since-viewed.ts';
import { previewOf, statementFor } from './preview.ts';
import { closed, lookFirst, notConfirmer, notSent, workingOffline } from './problems.ts';
import { type Agreement, type ConfirmParts, confirmSeen, look, resolveConfirmations } from './send.ts';

/** A screen draws the preview anew whenever something changes, so a click may still mean the one before. */
const previewsKept = 10;

export function confirmHandlers(parts: ConfirmParts): AppHandlers<'confirm'> {
  const { context, queries } = parts;
  const { store } = context;
  // Whether the week still is what was seen is found out once everything is exchanged, line by line (`confirmSeen`).
  const shown = shownThings<Agreement>({ ...context, most: previewsKept });

  /** What was shown of the week, as long as it is what the statement was agreed to for. */
  function agreedTo(weekStart: string, statement: string, id: string | undefined): Agreement | null {
    const isOfWeek = ({ seen }: Agreement) => seen.weekStart === weekStart;
    const found = id === undefined ? shown.newest(isOfWeek) : shown.find(id);
    return found !== null && isOfWeek(found) && found.seen.statement === statement ? found : null;
  }

  /** Why this account's portal, if it has one, does not take the week's confirmation; null where it does. */
  function whyNotHere(weekStart: string): AppProblem | null {
    const kept = whyKept(context, weekStart);
    if (kept !== null) return kept.problem;
    return context.account().connection.kind === 'files' ? noPortal : null;
  }

  async function send(exchange: Exchange, agreed: Agreement, services: string[]): Promise<ConfirmOutcome> {
    const synced = await exchange.pushAndPull();
    if (exchange.stopped()) return notSent(closed);
    // What waits by itself is no hindrance to services that have none of it; `confirmSeen` looks.
    if (synced !== null && synced.remedy !== 'batch') return notSent(synced.problem);
    const outcome = await confirmSeen(parts, exchange, agreed, services);
    if (outcome.outcome === 'not-sent' && outcome.problem.code === 'lines-not-sent' && synced !== null)
      return notSent(synced.problem);
    // Whatever was wished for this week before, this is the newer word on it.
    if (outcome.outcome === 'confirmed') parts.deferredConfirmations.done(agreed.seen.weekStart);
    return outcome;
  }

  return {
    ...changesSinceViewedHandlers(context, queries),
    'confirm.worth-a-look': ({ weekStart }) => worthALookOf(parts, weekStart),
    'confirm.preview': ({ weekStart }) => {
      const view = queries.view(weekStart);
      if (!view.ok) return view;
      const payable = queries.payable(weekStart);
      if (!payable.ok) return payable;
      const statement = statementFor(weekStart, context.account().provider.name, view.value.rows);
      const seen = look(store, weekStart, statement, view.value);
      const id = shown.show({ seen, digests: new Set() });
      const toSend = store.outbox.unsent(weekStart).length;
      return { ok: true, value: { id, ...previewOf(view.value, payable.value, { statement, toSend }) } };
    },
    'confirm.send': async ({ weekStart, services, statement, previewId }) => {
      const answer = (value: ConfirmOutcome): AppResult<ConfirmOutcome> => ({ ok: true, value });
      if (!context.account().roles.includes('confirmer')) return answer(notSent(notConfirmer));
      const elsewhere = whyNotHere(weekStart);
      if (elsewhere !== null) return answer(notSent(elsewhere));
      if (store.sync.state().workingOffline) return answer(notSent(workingOffline));
      const agreed = agreedTo(weekStart, statement, previewId);
      if (agreed === null) return answer({ outcome: 'changed', sentence: lookFirst });
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
      const done = await parts.engine.exchange((exchange) => send(exchange, agreed, chosen));
      return answer(done.ok ? done.value : notSent(done.trouble.problem));
    },
    'confirm.when-online': ({ weekStart, services, statement, previewId }) => {
      if (!context.account().roles.includes('confirmer')) return { ok: false, problem: notConfirmer };
      // It would wait for ever, and keep the account from going another way.
      const elsewhere = whyNotHere(weekStart);
      if (elsewhere !== null) return { ok: false, problem: elsewhere };
      const agreed = agreedTo(weekStart, statement, previewId);
      if (agreed === null) return refuse('look-first', lookFirst, '');
      const deferred = { weekStart, services: [...new Set(services)].sort(), seen: seenText(agreed.seen) };
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

function worthALookOf(
  { context, queries }: Pick<ConfirmParts, 'context' | 'queries'>,
  weekStart: string,
): AppResult<AppAnswer<'confirm.worth-a-look'>> {
  const view = queries.view(weekStart);
  if (!view.ok) return view;
  const { rows, stays, ends } = view.value;
  const lines = rows
    .filter(({ actual }) => actual !== null)
    .map(({ line, knowledge, notChecked }) => ({ line, knowledge, notChecked: notChecked === true }));
  const earlier = context.store.actuals.earlier(weekStart, weeksLookedBack);
  const council = context.store.profile.get();
  const sites = council === null ? [] : sitesHeard(context, weekStart, council);
  const notReported = new Set(sites.flatMap(({ heard, lineIds }) => (heard === null ? lineIds : [])));
  return ok({ lines: worthALook({ weekStart, lines, stays, ends, notReported, earlier }) });
}

// What was agreed to while the portal was out of reach, carried out once it is there. What must stay true: nothing is
// confirmed but what was seen; what passes by itself is waited for, anything else waits for its person.

import { passesByItself } from '../../src-shared/app-api/problem-codes.ts';
import { seenFromText } from '../sync/confirmation.ts';
import type { Exchange } from '../sync/engine.ts';
import { changedSince } from './problems.ts';
import { type ConfirmParts, confirmSeen } from './send.ts';

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
    const agreed = { seen: seenFromText(seen), digests: new Set<string>() };
    const outcome = await confirmSeen(parts, exchange, agreed, services);
    if (exchange.stopped()) return;
    if (outcome.outcome === 'confirmed') deferredConfirmations.done(weekStart);
    else if (outcome.outcome === 'changed') deferredConfirmations.stop(weekStart, changedSince(outcome.sentence));
    else if (!passesByItself(outcome.problem.code)) deferredConfirmations.stop(weekStart, outcome.problem);
    weekChanged(weekStart);
  }
}

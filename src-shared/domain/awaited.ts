// What was put to the council and has no answer yet: requests, decisions on hospital weeks, and disputes that we answered. Pure.
import type { Dispute } from '../portal-api/records.ts';
import { dayAt } from './deadline.ts';
import { decisionsOf } from './decisions.ts';
import type { AdjustmentRequest, HospitalStay, StayDecision } from './lines.ts';
import { daysBetween, type PlainDate } from './week.ts';

export type Awaited = {
  id: string;
  /** Null where nobody recorded the day, or what it is about is not known here. */
  since: PlainDate | null;
  /** Days without an answer until today. */
  days: number | null;
} & (
  | { what: 'request'; request: AdjustmentRequest }
  | { what: 'decision'; stay: HospitalStay; decision: StayDecision }
  | { what: 'dispute'; dispute: Dispute }
);

interface PutToCouncil {
  adjustments: readonly AdjustmentRequest[];
  stays: readonly HospitalStay[];
  disputes: readonly Dispute[];
  today: PlainDate;
  /** Of the council: on which day an answer to a dispute was given. */
  timeZone: string;
}

/** The oldest first; those whose day nobody recorded come before, since they may be older still. */
export function awaitedOf({ adjustments, stays, disputes, today, timeZone }: PutToCouncil): Awaited[] {
  const age = (since: PlainDate | null) => ({
    since,
    days: since === null ? null : Math.max(0, daysBetween(since, today)),
  });
  return [
    ...adjustments
      .filter(({ outcome }) => outcome === 'submitted')
      .map((request) => ({ what: 'request' as const, id: request.id, request, ...age(request.submittedOn) })),
    ...stays.flatMap((stay) => {
      const decision = unanswered(decisionsOf(stay));
      return decision === null ? [] : [{ what: 'decision' as const, id: stay.id, stay, decision, ...age(decision.on) }];
    }),
    ...disputes.flatMap((dispute) => {
      const last = dispute.messages.at(-1);
      if (dispute.state !== 'open' || last?.from !== 'provider') return [];
      return [{ what: 'dispute' as const, id: dispute.id, dispute, ...age(dayAt(last.by.at, timeZone)) }];
    }),
  ].sort((a, b) => (b.days ?? Number.MAX_SAFE_INTEGER) - (a.days ?? Number.MAX_SAFE_INTEGER));
}

/** The first request after the last answer: asked for again, it has still waited since then. */
function unanswered(decisions: readonly StayDecision[]): StayDecision | null {
  const answered = decisions.findLastIndex(({ state }) => state !== 'requested');
  return decisions[answered + 1] ?? null;
}

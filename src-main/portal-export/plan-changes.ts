// What the council's plan of a week has otherwise than the one before, as it stands in the exports that are here: new lines, lines
// that ended, more hours and fewer, each with the request that asks for just this, or what else explains it.
import type { PlanChange } from '../../src-shared/app-api/files.ts';
import type { CouncilProfile } from '../../src-shared/council/schema.ts';
import { carersOf } from '../../src-shared/domain/carers.ts';
import type { Quantity } from '../../src-shared/domain/quantity.ts';
import { mondayOf, type PlainDate } from '../../src-shared/domain/week.ts';
import {
  comparePlans,
  planChangeKind,
  planDifferenceSentence,
  type WhatIsKnown,
  whyPlanned,
} from '../../src-shared/portal-export/index.ts';
import { foldService } from '../../src-shared/portal-export/line-id.ts';
import type { StoreReads } from '../store/store.ts';

export function planChanges(store: StoreReads, weekStart: PlainDate, council: CouncilProfile): PlanChange[] {
  const before = new Map(store.portalExports.earlierPlans(weekStart).map((plan) => [foldService(plan.service), plan]));
  const names = new Map(store.people.all().map(({ ssRef, name }) => [ssRef, name]));
  const care = {
    requests: store.care.adjustments(),
    ends: store.care.ends().map(({ end }) => end),
    lineOf: (lineId: string) => store.lines.get(lineId),
    isHigher: (from: string, to: string) => isHigher(from, to, council),
  };
  return store.portalExports.plansOfWeek(weekStart).flatMap(({ plan }) => {
    const service = foldService(plan.service);
    const earlier = before.get(service);
    if (earlier === undefined) return [];
    const since = earlier.weekStart;
    const known: WhatIsKnown = { ...care, weekStart, since, plannedBefore: hoursBefore(store, service) };
    return comparePlans(earlier.lines, plan.lines).map((difference): PlanChange => {
      const { lineId, ssRef } = difference.line;
      const why = whyPlanned(difference, known);
      const request = why?.request ?? null;
      return {
        lineId,
        ssRef,
        person: names.get(ssRef) ?? '',
        service: difference.line.service,
        kind: planChangeKind(difference),
        words: planDifferenceSentence(difference),
        since,
        request: request === null ? null : { id: request.id, outcome: request.outcome },
        note: why?.note ?? '',
      };
    });
  });
}

function hoursBefore(store: StoreReads, service: string): WhatIsKnown['plannedBefore'] {
  const plans = new Map<PlainDate, ReadonlyMap<string, Quantity> | undefined>();
  return (lineId, day) => {
    const monday = mondayOf(day);
    if (!plans.has(monday)) {
      const plan = store.portalExports.earlierPlans(monday).find((one) => foldService(one.service) === service);
      plans.set(monday, plan && new Map(plan.lines.map((line) => [line.lineId, line.planned])));
    }
    const hours = plans.get(monday);
    return hours === undefined ? undefined : (hours.get(lineId) ?? null);
  };
}

function isHigher(from: string, to: string, council: CouncilProfile): boolean | null {
  const [before, after] = [carersOf(from, council), carersOf(to, council)];
  return before === null || after === null || before === after ? null : after > before;
}

// What the council's plan of a week has otherwise than the one before, as it stands in the exports that are here: new lines, lines
// that ended, more hours and fewer, each with the request that asks for just this.
import type { PlanChange } from '../../src-shared/app-api/files.ts';
import type { CouncilProfile } from '../../src-shared/council/schema.ts';
import { asksFor, requestTouches } from '../../src-shared/domain/adjustments.ts';
import { type PlainDate, sundayOf } from '../../src-shared/domain/week.ts';
import {
  comparePlans,
  type PlanChangeKind,
  planChangeKind,
  planDifferenceSentence,
} from '../../src-shared/portal-export/index.ts';
import { foldService } from '../../src-shared/portal-export/line-id.ts';
import type { StoreReads } from '../store/store.ts';

export function planChanges(store: StoreReads, weekStart: PlainDate, council: CouncilProfile): PlanChange[] {
  const before = new Map(store.portalExports.earlierPlans(weekStart).map((plan) => [foldService(plan.service), plan]));
  const names = new Map(store.people.all().map(({ ssRef, name }) => [ssRef, name]));
  return store.portalExports.plansOfWeek(weekStart).flatMap(({ plan }) => {
    const earlier = before.get(foldService(plan.service));
    if (earlier === undefined) return [];
    return comparePlans(earlier.lines, plan.lines).map((difference): PlanChange => {
      const { lineId, ssRef, service } = difference.line;
      const kind = planChangeKind(difference);
      return {
        lineId,
        ssRef,
        person: names.get(ssRef) ?? '',
        service,
        kind,
        words: planDifferenceSentence(difference),
        since: earlier.weekStart,
        request: requestFor(store, lineId, kind, weekStart, council),
      };
    });
  });
}

const asked = { more: 'increase', fewer: 'reduction', ended: 'end' } as const;

/** The newest that was not refused. */
function requestFor(
  store: StoreReads,
  lineId: string,
  kind: PlanChangeKind,
  weekStart: PlainDate,
  council: CouncilProfile,
): PlanChange['request'] {
  if (kind === 'new' || kind === 'other-visits') return null;
  const found = store.care
    .adjustments()
    .filter(
      (request) =>
        request.outcome !== 'rejected' &&
        requestTouches(request, weekStart, sundayOf(weekStart)) &&
        asksFor(request, lineId, asked[kind], council),
    )
    .toSorted((a, b) => (a.startDate < b.startDate ? -1 : 1))
    .at(-1);
  return found === undefined ? null : { id: found.id, outcome: found.outcome };
}

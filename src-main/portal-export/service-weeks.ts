// The services of one week by files, each with what is known of it. Derived from the database whenever it is asked for:
// no state of a week is kept anywhere.
import type { WeeklyActual } from '../../src-shared/domain/actuals.ts';
import { addDays, type PlainDate } from '../../src-shared/domain/week.ts';
import {
  changedLines,
  type FileEvidence,
  type FileWeek,
  fileWeek,
  type IntendedLine,
  intendedLines,
  intendedText,
} from '../../src-shared/portal-export/index.ts';
import { foldService } from '../../src-shared/portal-export/line-id.ts';
import { hash } from '../machine/hash.ts';
import type { StoredPlan } from '../store/portal-exports.ts';
import type { StoreReads } from '../store/store.ts';

export interface ServiceOfWeek {
  service: string;
  /** Null while no export of it was brought in. */
  stored: StoredPlan | null;
  intended: IntendedLine[];
  changed: number;
  /** The digest that ties evidence to these very figures. */
  figures: string;
  evidence: FileEvidence[];
  week: FileWeek;
}

/** A service that was exported this recently is expected again. */
const expectedForDays = 14;

/** Every service that was exported for the week, and those that an earlier week leads to expect. */
export function servicesOfWeek(store: StoreReads, weekStart: PlainDate): ServiceOfWeek[] {
  const stored = store.portalExports.plansOfWeek(weekStart);
  const actuals = stored.length === 0 ? [] : store.actuals.ofWeek(weekStart).map(({ actual }) => actual);
  const known = stored.map((one) => serviceOf(store, weekStart, one, actuals));
  const folded = new Set(known.map(({ service }) => foldService(service)));
  const expected = store.portalExports
    .earlierPlans(weekStart)
    .filter((plan) => plan.weekStart >= addDays(weekStart, -expectedForDays) && !folded.has(foldService(plan.service)))
    .map(({ service }): ServiceOfWeek => {
      const week: FileWeek = { state: 'no-export' };
      return { service, stored: null, intended: [], changed: 0, figures: hash(''), evidence: [], week };
    });
  return [...known, ...expected].sort((a, b) => (a.service < b.service ? -1 : 1));
}

function serviceOf(
  store: StoreReads,
  weekStart: PlainDate,
  stored: StoredPlan,
  actuals: readonly WeeklyActual[],
): ServiceOfWeek {
  const { plan } = stored;
  const intended = intendedLines(plan, actuals);
  const changed = changedLines(intended);
  const figures = hash(intendedText(weekStart, intended));
  const evidence = store.portalExports.evidence(weekStart, plan.service);
  const week = fileWeek({ source: plan.source, lines: intended.length, changed, figures, evidence });
  return { service: plan.service, stored, intended, changed, figures, evidence, week };
}

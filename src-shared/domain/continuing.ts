// What goes on from the week before: a hospital stay, an absence, a service that has ended. It is offered on lines that nobody
// has said anything of, and counts once somebody takes it. Pure; the same where it is listed and where it is taken.
import type { CouncilProfile } from '../council/schema.ts';
import type { Variation, WeeklyActual } from './actuals.ts';
import { endOfService, isEndOf } from './claims.ts';
import { reachesWeek } from './hospital.ts';
import { hospitalChange } from './hospital-week.ts';
import type { HospitalStay, ServiceEnd, ServiceLine } from './lines.ts';
import { downToStep } from './quantity.ts';
import { withRestMissed } from './rest-missed.ts';
import { addDays, type PlainDate, sundayOf } from './week.ts';

/** Why it goes on. */
export type ContinuingCause =
  | { what: 'stay'; stay: HospitalStay }
  | { what: 'absence'; lastWeek: Variation }
  | { what: 'end'; end: ServiceEnd };

export interface Continuing {
  lineId: string;
  cause: ContinuingCause;
  /** All that the line would have; nothing stands on it yet. */
  variations: Variation[];
  /** True where the hours are the plan’s share of some days, a guess. */
  estimated: boolean;
}

export interface ContinuingWeek {
  weekStart: PlainDate;
  lines: readonly ServiceLine[];
  /** By line id: those that stand as generated, of which nobody has said anything. */
  untouched: ReadonlyMap<string, WeeklyActual>;
  /** By line id, the weeks before. */
  earlier: Readonly<Record<string, readonly WeeklyActual[]>>;
  stays: readonly HospitalStay[];
  ends: readonly ServiceEnd[];
  council: CouncilProfile;
}

/** One offer a line at most: an end before a stay, and a stay before an absence. In the order of the lines. */
export function continuingOf(week: ContinuingWeek): Continuing[] {
  return week.lines.flatMap((line) => {
    const actual = week.untouched.get(line.id);
    if (actual === undefined) return [];
    return ended(line, actual, week) ?? inHospital(line, actual, week) ?? away(line, actual, week) ?? [];
  });
}

function ended(
  line: ServiceLine,
  actual: WeeklyActual,
  { weekStart, ends, council }: ContinuingWeek,
): Continuing | null {
  const end = endOfService(
    line,
    ends.filter((one) => isEndOf(one, line)),
  );
  if (end === null || end.lastDay >= weekStart) return null;
  const [category = 'missed'] = council.serviceTypes[line.serviceType].reasons.service_ended.categories;
  const variations = withRestMissed(actual, { minutes: 0, extra: 0 }, council.step, category);
  return variations.length === 0
    ? null
    : { lineId: line.id, cause: { what: 'end', end }, variations, estimated: false };
}

function inHospital(line: ServiceLine, actual: WeeklyActual, week: ContinuingWeek): Continuing | null {
  const { weekStart } = week;
  const stay = week.stays.find(
    (one) => one.ssRef === line.ssRef && one.admitted < weekStart && reachesWeek(one, weekStart, sundayOf(weekStart)),
  );
  const change = stay === undefined ? null : hospitalChange(line, actual, stay, week);
  if (stay === undefined || change === null) return null;
  const { variations, estimated } = change;
  return { lineId: line.id, cause: { what: 'stay', stay }, variations, estimated };
}

/**
 * An absence that took the whole of last week, or its last days: nobody has said that it is over. An absence in the middle of
 * a week ended there.
 */
function away(
  line: ServiceLine,
  actual: WeeklyActual,
  { weekStart, earlier, council }: ContinuingWeek,
): Continuing | null {
  const before = earlier[line.id]?.find((one) => one.weekStart === addDays(weekStart, -7));
  const lastWeek = before?.variations.find(({ reason, lastDay, quantity }) => {
    if (reason !== 'planned_absence' || !(quantity > 0)) return false;
    const tookAll = quantity >= downToStep(before.planned, council.step);
    return lastDay === null ? tookAll : lastDay === addDays(weekStart, -1);
  });
  if (lastWeek === undefined || !(actual.planned > 0)) return null;
  const { category, note } = lastWeek;
  const days = { firstDay: weekStart, lastDay: sundayOf(weekStart) };
  return {
    lineId: line.id,
    cause: { what: 'absence', lastWeek },
    variations: [
      { category, reason: 'planned_absence', quantity: actual.planned, ...days, hospitalStayId: null, note },
    ],
    estimated: false,
  };
}

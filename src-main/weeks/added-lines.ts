// Lines that the council added, or backdated, after a week was generated: they are planned in it and have no actual there. By a
// portal the plan says so. By files only an export of a later week does, which has a line that the earlier one lacks; whether it
// was to begin earlier is for the portal to say.
import type { WeekWithAddedLines } from '../../src-shared/app-api/index.ts';
import type { CouncilProfile } from '../../src-shared/council/schema.ts';
import { isOnlyToRead, wayOfWeek } from '../../src-shared/domain/connection.ts';
import { weeksLookedBack } from '../../src-shared/domain/limits.ts';
import { isPlannedInWeek } from '../../src-shared/domain/lines.ts';
import { addDays, type PlainDate, sundayOf } from '../../src-shared/domain/week.ts';
import type { ServicePlan } from '../../src-shared/portal-export/index.ts';
import { foldService } from '../../src-shared/portal-export/line-id.ts';
import { portalExportStatus } from '../portal-export/week-status.ts';
import type { StoreReads } from '../store/store.ts';
import type { AccountContext } from '../use-case/account-context.ts';
import { currentMonday } from './queries.ts';

/** Weeks that can still be changed, the oldest first. */
export function weeksWithAddedLines(
  context: Pick<AccountContext, 'store' | 'account' | 'clock'>,
  council: CouncilProfile,
): WeekWithAddedLines[] {
  const { store, account, clock } = context;
  const oldest = addDays(currentMonday(clock.now(), council), -7 * weeksLookedBack);
  return store.weeks
    .all()
    .filter(({ weekStart, generated, status }) => generated && status !== 'payment-processed' && weekStart >= oldest)
    .filter(({ weekStart }) => !isOnlyToRead(account(), weekStart))
    .map(({ weekStart }): WeekWithAddedLines => {
      const byFiles = wayOfWeek(account(), weekStart).connection.kind === 'files';
      const isDone = byFiles && portalExportStatus(weekStart, { store, council, now: clock.now() }).tone === 'done';
      const lineIds = isDone ? [] : byFiles ? inLaterExports(store, weekStart) : withoutActual(store, weekStart);
      return { weekStart, byFiles, lineIds: lineIds.sort() };
    })
    .filter(({ lineIds }) => lineIds.length > 0)
    .sort((a, b) => (a.weekStart < b.weekStart ? -1 : 1));
}

function withoutActual(store: StoreReads, weekStart: PlainDate): string[] {
  const have = new Set(store.actuals.ofWeek(weekStart).map(({ actual }) => actual.lineId));
  return store.lines
    .all()
    .filter((line) => isPlannedInWeek(line, weekStart, sundayOf(weekStart)) && !have.has(line.id))
    .map(({ id }) => id);
}

/** New lines of the next export of each service, unless the week was exported again since and has none of them. */
function inLaterExports(store: StoreReads, weekStart: PlainDate): string[] {
  const later = store.portalExports
    .weeks()
    .filter((week) => week > weekStart)
    .sort();
  return store.portalExports.plansOfWeek(weekStart).flatMap(({ plan }) => {
    const next = later.map((week) => planOf(store, week, plan.service)).find((found) => found !== null);
    if (next == null || newestExportOf(store, plan) >= next.plannedFrom.exportedAt) return [];
    const have = new Set(plan.lines.map(({ lineId }) => lineId));
    return next.lines.map(({ lineId }) => lineId).filter((lineId) => !have.has(lineId));
  });
}

function planOf(store: StoreReads, weekStart: PlainDate, service: string): ServicePlan | null {
  const found = store.portalExports
    .plansOfWeek(weekStart)
    .find(({ plan }) => foldService(plan.service) === foldService(service));
  return found?.plan ?? null;
}

/** When the week was last seen as the portal has it: by an export that lines were taken from, or one that was read back. */
function newestExportOf(store: StoreReads, { weekStart, service, source }: ServicePlan): string {
  return store.portalExports
    .evidence(weekStart, service)
    .flatMap((piece) => (piece.kind === 'read-back' ? [piece.source.exportedAt] : []))
    .reduce((newest, at) => (at > newest ? at : newest), source.exportedAt);
}

// The lines of a typed sheet on which nothing is written, and which of them may be said to have gone to plan. What must stay true: a
// line is among those only where nothing that is known here says otherwise. Carers leave boxes empty on days on which they do not come.
import type { SheetPreview, TypedSheet } from '../../src-shared/app-api/sheet.ts';
import { absenceTouches, isAbsenceOf } from '../../src-shared/domain/absences.ts';
import { isAsPlanned } from '../../src-shared/domain/actuals.ts';
import { isEndOf } from '../../src-shared/domain/claims.ts';
import { reachesWeek } from '../../src-shared/domain/hospital.ts';
import type { ServiceLine } from '../../src-shared/domain/lines.ts';
import { sundayOf } from '../../src-shared/domain/week.ts';
import type { StoredActual } from '../store/actuals.ts';
import type { AccountContext } from '../use-case/account-context.ts';

type LeftOut = SheetPreview['leftOut'][number];

/** @returns the lines without a box that is filled in: those that may have gone to plan, and those of which that cannot be said */
export function restOfSheet(
  context: AccountContext,
  typed: TypedSheet,
  lines: ReadonlyMap<string, ServiceLine>,
): { rest: StoredActual[]; leftOut: LeftOut[] } {
  const written = new Set(
    typed.rows.filter(({ days }) => days.some(({ parts }) => parts.length > 0)).map(({ lineId }) => lineId),
  );
  const whyLeftOut = leavingOut(context, typed, lines);
  const rest: StoredActual[] = [];
  const leftOut: LeftOut[] = [];
  for (const lineId of new Set(typed.lineIds)) {
    const line = lines.get(lineId);
    if (line === undefined || written.has(lineId)) continue;
    const stored = context.store.actuals.get(typed.weekStart, lineId);
    if (stored === null) continue;
    const why = whyLeftOut(line, stored);
    if (why === null) rest.push(stored);
    else leftOut.push({ lineId, why });
  }
  return { rest, leftOut };
}

function leavingOut(
  { store }: AccountContext,
  { weekStart, rows }: TypedSheet,
  lines: ReadonlyMap<string, ServiceLine>,
): (line: ServiceLine, stored: StoredActual) => LeftOut['why'] | null {
  const sunday = sundayOf(weekStart);
  const [log, stays, absences] = [store.care.logOfWeek(weekStart), store.care.stays(), store.care.absences()];
  const ends = store.care.ends().map(({ end }) => end);
  const noted = new Set(rows.filter(({ note }) => note.trim() !== '').map(({ lineId }) => lineId));
  const logged = new Set(log.map(({ lineId }) => lineId));
  // What a box says of one line of a person is so for all of them, whatever becomes of the box.
  const inHospital = new Set<string>();
  const died = new Set<string>();
  for (const { lineId, days } of rows) {
    const ssRef = lines.get(lineId)?.ssRef;
    if (ssRef === undefined) continue;
    for (const part of days.flatMap(({ parts }) => parts)) {
      if ('end' in part) {
        if (part.end === 'died') died.add(ssRef);
      } else if (part.happening === 'hospital') inHospital.add(ssRef);
    }
  }
  for (const { lineId, reason } of log) {
    const ssRef = lines.get(lineId)?.ssRef;
    if (reason === 'hospital' && ssRef !== undefined) inHospital.add(ssRef);
  }
  return (line, stored) => {
    const { id, ssRef } = line;
    if (noted.has(id)) return 'note';
    const isInHospital = stays.some((stay) => stay.ssRef === ssRef && reachesWeek(stay, weekStart, sunday));
    if (isInHospital || inHospital.has(ssRef)) return 'stay';
    if (died.has(ssRef) || ends.some((end) => isEndOf(end, line) && end.lastDay <= sunday)) return 'end';
    const isAway = absences.some((one) => isAbsenceOf(one, line) && absenceTouches(one, weekStart, sunday));
    if (isAway) return 'absence';
    if (logged.has(id)) return 'logged';
    const isUntouched =
      stored.changed === null &&
      stored.attested === null &&
      isAsPlanned(stored.actual) &&
      stored.actual.variations.length === 0;
    return isUntouched ? null : 'recorded';
  };
}

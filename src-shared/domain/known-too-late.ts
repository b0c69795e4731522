// Known too late: a death, an end, a stay or a discharge that is recorded after weeks that it touches were confirmed. Those
// weeks are listed: to open again where the council has not paid yet, else with the hours to give back.
import type { CouncilProfile } from '../council/schema.ts';
import type { ServiceTypeRules } from '../council/service-types.ts';
import type { Variation, WeeklyActual } from './actuals.ts';
import {
  type Claim,
  type Claiming,
  claimDuringStays,
  claimWithEnd,
  endOfService,
  hospitalHours,
  isTooMuch,
} from './claims.ts';
import { decisionFor } from './decisions.ts';
import { hospitalStatus, hospitalWeek, reachesWeek } from './hospital.ts';
import type { HospitalStay, ServiceEnd, ServiceLine } from './lines.ts';
import type { LogEntry } from './log.ts';
import { judgedReason } from './only-reason.ts';
import type { Quantity } from './quantity.ts';
import { type PlainDate, sundayOf } from './week.ts';

/** A week that was confirmed, with what was confirmed of the person's lines. */
export interface ConfirmedWeek {
  weekStart: PlainDate;
  status: 'confirmed' | 'payment-processed';
  actuals: readonly WeeklyActual[];
}

/** What is known of a person now. */
export interface KnownOfPerson {
  lines: readonly ServiceLine[];
  stays: readonly HospitalStay[];
  ends: readonly ServiceEnd[];
  log: readonly LogEntry[];
}

export interface TouchedWeek {
  weekStart: PlainDate;
  /** Open it again and put it right; or, once it is paid, tell the council what to take back. */
  todo: 'reopen' | 'give-back';
  /** Only lines that claim too much. */
  lines: { lineId: string; hours: Quantity }[];
  /** Over all lines, in hundredths. */
  hours: Quantity;
}

/**
 * The confirmed weeks in which lines of a person claim more than may be claimed by what is known now, oldest first. By the
 * same arithmetic as the rules about ends of service and hospital stays.
 */
export function knownTooLate(
  weeks: readonly ConfirmedWeek[],
  known: KnownOfPerson,
  council: CouncilProfile,
): TouchedWeek[] {
  const byId = new Map(known.lines.map((line) => [line.id, line]));
  return [...weeks]
    .sort((a, b) => (a.weekStart < b.weekStart ? -1 : 1))
    .flatMap(({ weekStart, status, actuals }) => {
      const lines = actuals.flatMap((actual) => {
        const line = byId.get(actual.lineId);
        const hours = line === undefined ? 0 : hoursTooMany(line, actual, known, council);
        return hours > 0 ? [{ lineId: actual.lineId, hours }] : [];
      });
      if (lines.length === 0) return [];
      const hours = lines.reduce((sum, one) => sum + one.hours, 0);
      return [{ weekStart, todo: status === 'confirmed' ? ('reopen' as const) : ('give-back' as const), lines, hours }];
    });
}

/** The hours that a line claims in a week beyond what may be claimed; of several reasons the one that takes most. */
function hoursTooMany(
  line: ServiceLine,
  actual: WeeklyActual,
  { stays, ends, log }: KnownOfPerson,
  council: CouncilProfile,
): Quantity {
  const { weekStart } = actual;
  const sunday = sundayOf(weekStart);
  const type = council.serviceTypes[line.serviceType];
  const variations = actual.variations.map(
    (variation): Variation => ({ ...variation, reason: judgedReason(type, variation.category, variation.reason) }),
  );
  const own = log.filter(({ lineId }) => lineId === line.id);
  const claiming: Claiming = { line, actual, variations, type, council, log: () => own };
  const ofPerson = stays.filter(({ ssRef }) => ssRef === line.ssRef);
  const ofLine = ends.filter(({ ssRef, lineId }) => ssRef === line.ssRef && (lineId === null || lineId === line.id));
  const end = endOfService(line, ofLine);
  const frustrated = variations.filter(({ reason, category }) => reason === 'hospital' && category === 'frustrated');
  const isOfStay = ({ hospitalStayId }: Variation, mayClaim: boolean) =>
    ofPerson.some((stay) => stay.id === hospitalStayId && mayClaimFor(stay, line, weekStart, type) === mayClaim);
  const named = frustrated.filter((one) => isOfStay(one, true));
  const tooMany = (claim: Claim | null) =>
    claim !== null && isTooMuch(claim, council) ? claim.claimed - claim.allowed : 0;
  const outsideStay = frustrated.reduce((sum, one) => (isOfStay(one, false) ? sum + one.quantity : sum), 0);
  return Math.max(
    0,
    tooMany(end !== null && end.lastDay < sunday ? claimWithEnd(claiming, end.lastDay) : null),
    tooMany(claimDuringStays(claiming, ofPerson)),
    outsideStay + tooMany(named.length === 0 ? null : hospitalHours(claiming, named, ofPerson)),
  );
}

/**
 * True where hospital hours of this week may be claimed for the stay as it is known now: it has a day in the week, and the
 * week is not past the limit. A decision that was asked for or answered is another matter, and nothing of the stay.
 */
function mayClaimFor(
  stay: HospitalStay,
  { id }: Pick<ServiceLine, 'id'>,
  weekStart: PlainDate,
  { hospitalWeeks }: Pick<ServiceTypeRules, 'hospitalWeeks'>,
): boolean {
  if (!reachesWeek(stay, weekStart, sundayOf(weekStart))) return false;
  const week = hospitalWeek(stay, weekStart);
  const isBeyond = hospitalStatus(stay, week, hospitalWeeks, id) === 'beyond';
  return !isBeyond || (hospitalWeeks !== null && decisionFor(stay, id, week, hospitalWeeks) !== null);
}

// Known too late: a death, an end, a stay or a discharge that is recorded, corrected or taken back after weeks that it
// touches were confirmed. Those weeks are listed: to open again where the council has not paid yet, else with the hours to
// give back, and with those that were recorded as not given for a reason that turned out not so.
import type { CouncilProfile } from '../council/schema.ts';
import type { ServiceTypeRules } from '../council/service-types.ts';
import type { Category, Variation, WeeklyActual } from './actuals.ts';
import {
  type Claim,
  type Claiming,
  claimDuringStays,
  claimWithEnd,
  endOfService,
  hospitalHours,
  isEndOf,
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

/** Warnings on hospital hours that somebody may have said are right. */
export type SaidRule = 'delivered-during-stay' | 'hospital-days-exceeded';

/** What is known of a person now. */
export interface KnownOfPerson {
  lines: readonly ServiceLine[];
  stays: readonly HospitalStay[];
  ends: readonly ServiceEnd[];
  /** Ends that were recorded once, and are recorded otherwise now, or not at all. */
  formerEnds: readonly ServiceEnd[];
  log: readonly LogEntry[];
  /** Whether somebody said of what is known now that it is right on this line. */
  isSaid: (rule: SaidRule, lineId: string, weekStart: PlainDate) => boolean;
}

/** What a week is touched by: an end, a stay, or one of them that turned out not so. */
export type Touching = 'end' | 'stay' | 'no-end' | 'no-stay';

export interface TouchedLine {
  lineId: string;
  /** Claimed beyond what may be claimed, in hundredths. */
  hours: Quantity;
  /** Recorded as not given, and not claimed, for a stay or an end that turned out not so. */
  notSo: Quantity;
}

export interface TouchedWeek {
  weekStart: PlainDate;
  /** Open it again and put it right; or, once it is paid, tell the council what to take back or to correct. */
  todo: 'reopen' | 'give-back';
  /** Only lines that are touched. */
  lines: TouchedLine[];
  /** Over all lines, in hundredths. */
  hours: Quantity;
  notSo: Quantity;
  touching: Touching[];
}

/**
 * The confirmed weeks in which lines of a person claim more than may be claimed by what is known now, or have hours
 * recorded as not given for what turned out not so, oldest first. By the same arithmetic as the rules about ends of
 * service and hospital stays.
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
      const touched = actuals.flatMap((actual) => {
        const line = byId.get(actual.lineId);
        return line === undefined ? [] : touchedLine(line, actual, known, council);
      });
      if (touched.length === 0) return [];
      const sum = (of: 'hours' | 'notSo') => touched.reduce((all, one) => all + one[of], 0);
      return [
        {
          weekStart,
          todo: status === 'confirmed' ? ('reopen' as const) : ('give-back' as const),
          lines: touched.map(({ lineId, hours, notSo }) => ({ lineId, hours, notSo })),
          hours: sum('hours'),
          notSo: sum('notSo'),
          touching: [...new Set(touched.flatMap(({ touching }) => touching))].sort(),
        },
      ];
    });
}

/** What touches a line in a week; of an end and of stays what takes most hours. */
function touchedLine(
  line: ServiceLine,
  actual: WeeklyActual,
  known: KnownOfPerson,
  council: CouncilProfile,
): (TouchedLine & { touching: Touching[] })[] {
  const { weekStart } = actual;
  const sunday = sundayOf(weekStart);
  const type = council.serviceTypes[line.serviceType];
  const variations = actual.variations.map(
    (variation): Variation => ({ ...variation, reason: judgedReason(type, variation.category, variation.reason) }),
  );
  const own = known.log.filter(({ lineId }) => lineId === line.id);
  const claiming: Claiming = { line, actual, variations, type, council, log: () => own };
  const stays = known.stays.filter(({ ssRef }) => ssRef === line.ssRef);
  const end = endOfService(
    line,
    known.ends.filter((one) => isEndOf(one, line)),
  );
  const isSaid = (rule: SaidRule) => known.isSaid(rule, line.id, weekStart);
  const tooMany = (claim: Claim | null) =>
    claim !== null && isTooMuch(claim, council) ? claim.claimed - claim.allowed : 0;

  const afterEnd = tooMany(end !== null && end.lastDay < sunday ? claimWithEnd(claiming, end.lastDay) : null);
  const duringStay = isSaid('delivered-during-stay') ? 0 : tooMany(claimDuringStays(claiming, stays));
  const ofHospital = (category: Category, counts: (stay: HospitalStay) => boolean) => {
    const { within, outside } = byStay(variations, category, stays, counts);
    const isExceeded = within.length > 0 && !isSaid('hospital-days-exceeded');
    return { outside, exceeded: isExceeded ? tooMany(hospitalHours(claiming, within, stays)) : 0 };
  };
  const paid = ofHospital('frustrated', (stay) => mayClaimFor(stay, line, weekStart, type));
  const unpaid = ofHospital('missed', (stay) => reachesWeek(stay, weekStart, sunday));
  const ended = notEnded(line, variations, { end, sunday }, known.formerEnds);

  // What is claimed as given and what as not given for the hospital are apart; after an end, both are claims alike.
  const hours = Math.max(0, afterEnd, duringStay + paid.outside + paid.exceeded);
  const notSo = unpaid.outside + unpaid.exceeded + ended;
  if (hours === 0 && notSo === 0) return [];
  const outside = paid.outside + unpaid.outside > 0;
  const hasStay = stays.some((stay) => stay.admitted <= sunday);
  const touching: Touching[] = [
    ...(afterEnd > 0 ? ['end' as const] : []),
    ...(duringStay + paid.exceeded + unpaid.exceeded > 0 || (outside && hasStay) ? ['stay' as const] : []),
    ...(outside && !hasStay ? ['no-stay' as const] : []),
    ...(ended > 0 ? ['no-end' as const] : []),
  ];
  return [{ lineId: line.id, hours, notSo, touching }];
}

/**
 * The hospital hours of a category that a stay of the person accounts for, and those for which there is none. Whichever
 * stay they name: one that was split in two, or recorded anew, is another record. Hours that never named one are told as
 * such, by their own rule.
 */
function byStay(
  variations: readonly Variation[],
  category: Category,
  stays: readonly HospitalStay[],
  counts: (stay: HospitalStay) => boolean,
): { within: Variation[]; outside: Quantity } {
  const counting = stays.filter(counts);
  const within: Variation[] = [];
  let outside = 0;
  for (const one of variations) {
    if (one.reason !== 'hospital' || one.category !== category || one.hospitalStayId === null) continue;
    const stay = counting.find(({ id }) => id === one.hospitalStayId) ?? counting[0];
    if (stay === undefined) outside += one.quantity;
    else within.push({ ...one, hospitalStayId: stay.id });
  }
  return { within, outside };
}

/**
 * Hours that were not given because the service ended, in a week before it did by what is known now: the end was
 * corrected or taken back. An end that nobody ever recorded may be true all the same.
 */
function notEnded(
  line: ServiceLine,
  variations: readonly Variation[],
  { end, sunday }: { end: ServiceEnd | null; sunday: PlainDate },
  formerEnds: readonly ServiceEnd[],
): Quantity {
  if (line.endDate !== null && line.endDate <= sunday) return 0;
  const wasEnded = () => formerEnds.some((one) => isEndOf(one, line) && one.lastDay < sunday);
  if (end === null ? !wasEnded() : end.lastDay < sunday) return 0;
  return variations.reduce((sum, one) => (one.reason === 'service_ended' ? sum + one.quantity : sum), 0);
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

// A portal week and the hospital stays in it: where each stay stands, which steps it still needs, and what recording it
// on a person's line would make of that line. Pure; the same on screen and where it is saved.

import type { CouncilProfile } from '../council/schema.ts';
import type { Category, Variation, WeeklyActual } from './actuals.ts';
import { isEndOf } from './claims.ts';
import {
  hospitalStatus,
  hospitalWeek,
  keepsFromCare,
  offerHospital,
  paidWeeksLeft,
  reachesWeek,
  readmissionAfter,
} from './hospital.ts';
import { type HospitalStay, isPlannedInWeek, type ServiceEnd, type ServiceLine } from './lines.ts';
import type { Quantity } from './quantity.ts';
import { dayNumber, daysOfWeek, type PlainDate, sundayOf } from './week.ts';

/** What a stay still needs from somebody in this week, in the order in which it is done. */
export type StayStep = 'tell' | 'record' | 'ask-decision' | 'decision-awaited' | 'readmission';

export interface StayLine {
  line: ServiceLine;
  /** The weeks that the council pays for this kind of service; null: no limit. */
  limit: number | null;
  status: ReturnType<typeof hospitalStatus>;
  /** Paid weeks that are left after this one; null: no limit. */
  weeksLeft: number | null;
  /** Hundredths recorded for this stay in this week. */
  recorded: Quantity;
}

export interface StayOfWeek {
  stay: HospitalStay;
  /** The hospital week that this portal week is. */
  week: number;
  /** The person's lines that are planned in the week, in the order they came in. */
  lines: StayLine[];
  steps: StayStep[];
}

export interface WeekOfStays {
  weekStart: PlainDate;
  lines: readonly ServiceLine[];
  /** By line id. */
  actuals: ReadonlyMap<string, WeeklyActual>;
  stays: readonly HospitalStay[];
  ends: readonly ServiceEnd[];
  council: CouncilProfile;
}

/** The stays with a day in the week, newest admission first. */
export function staysOfWeek(week: WeekOfStays): StayOfWeek[] {
  const sunday = sundayOf(week.weekStart);
  return week.stays
    .filter((stay) => reachesWeek(stay, week.weekStart, sunday))
    .sort((a, b) => (a.admitted === b.admitted ? (a.id < b.id ? -1 : 1) : a.admitted < b.admitted ? 1 : -1))
    .map((stay) => stayOfWeek(stay, week));
}

function stayOfWeek(stay: HospitalStay, week: WeekOfStays): StayOfWeek {
  const { weekStart, council } = week;
  const number = hospitalWeek(stay, weekStart);
  const lines = week.lines
    .filter((line) => line.ssRef === stay.ssRef && isPlannedInWeek(line, weekStart, sundayOf(weekStart)))
    .map((line): StayLine => {
      const limit = council.serviceTypes[line.serviceType].hospitalWeeks;
      return {
        line,
        limit,
        status: hospitalStatus(stay, number, limit, line.id),
        weeksLeft: paidWeeksLeft(stay, weekStart, line, council),
        recorded: ownOf(week.actuals.get(line.id), stay).reduce((sum, { quantity }) => sum + quantity, 0),
      };
    });
  return { stay, week: number, lines, steps: stepsOf(stay, lines, week) };
}

function stepsOf(stay: HospitalStay, lines: readonly StayLine[], week: WeekOfStays): StayStep[] {
  const steps: StayStep[] = [];
  if (stay.told === null) steps.push('tell');
  const open = lines.some(({ line, recorded }) => {
    const actual = week.actuals.get(line.id);
    return recorded === 0 && actual !== undefined && hospitalChange(line, actual, stay, week) !== null;
  });
  if (open) steps.push('record');
  if (lines.some(({ status }) => status === 'awaited')) steps.push('decision-awaited');
  else if (lines.some(({ status }) => status === 'beyond')) steps.push('ask-decision');
  const ofPerson = week.stays.filter((other) => other.ssRef === stay.ssRef);
  if (readmissionAfter(stay, ofPerson, week.council) !== null) steps.push('readmission');
  return steps;
}

/**
 * The days of the week that may count for a stay: its own, those after it before care resumed, and none after a recorded
 * end of the line's service.
 */
export function daysForStay(
  line: Pick<ServiceLine, 'id' | 'ssRef'>,
  stay: HospitalStay,
  weekStart: PlainDate,
  ends: readonly ServiceEnd[],
): PlainDate[] {
  const own = ends.filter((end) => isEndOf(end, line));
  return daysOfWeek(weekStart).filter((day) => keepsFromCare(stay, day) && own.every((end) => day <= end.lastDay));
}

export interface HospitalChange {
  /** All variations of the line afterwards: other reasons stay as they are. */
  variations: Variation[];
  category: Category;
  /** What is recorded for the stay. */
  quantity: Quantity;
  /** The most that can be: the plan, less what other reasons already explain. */
  most: Quantity;
  /** True when the quantity is the plan's share of some days, which nobody has checked. */
  estimated: boolean;
}

/**
 * What recording a stay on a line makes of its week. What was recorded before for the same stay (or as hospital without
 * a stay) is replaced.
 * @param chosen days without care because of the stay, and the quantity if a person corrected it; else all days of the
 *   stay, and the plan's share of them
 * @returns null when there is nothing to record: no day of the stay, or no planned hours left
 */
export function hospitalChange(
  line: ServiceLine,
  actual: WeeklyActual,
  stay: HospitalStay,
  { weekStart, council, ends }: Pick<WeekOfStays, 'weekStart' | 'council' | 'ends'>,
  chosen: { days?: readonly PlainDate[]; quantity?: Quantity } = {},
): HospitalChange | null {
  const possible = daysForStay(line, stay, weekStart, ends);
  const days = possible.filter((day) => chosen.days?.includes(day) ?? true);
  const planned = { ...line, plannedQuantity: actual.planned };
  const offer = offerHospital(planned, stay, weekStart, council, days);
  if (offer === null) return null;
  const own = ownOf(actual, stay);
  const others = actual.variations.filter((variation) => !own.includes(variation));
  const taken = others.reduce((sum, { category, quantity }) => (category === 'extra' ? sum : sum + quantity), 0);
  const unit = council.step === 0 ? 1 : council.step;
  const most = Math.floor((actual.planned - taken) / unit) * unit;
  const quantity = chosen.quantity ?? Math.min(offer.variation.quantity, most);
  if (!(quantity > 0)) return null;
  return {
    variations: [...others, { ...offer.variation, quantity, note: own[0]?.note ?? '' }],
    category: offer.variation.category,
    quantity,
    most,
    estimated: chosen.quantity === undefined && offer.estimated,
  };
}

/** True when the days follow each other: a stay is one run of days. */
export function isOneRun(days: readonly PlainDate[]): boolean {
  const numbers = days.map(dayNumber).sort((a, b) => a - b);
  return numbers.every((number, index) => index === 0 || number === (numbers[index - 1] ?? number) + 1);
}

function ownOf(actual: WeeklyActual | undefined, stay: HospitalStay): Variation[] {
  return (actual?.variations ?? []).filter(
    ({ reason, hospitalStayId }) => reason === 'hospital' && (hospitalStayId === stay.id || hospitalStayId === null),
  );
}

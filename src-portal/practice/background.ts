// The everyday of a provider: in every week a few people are away, unwell, not in, or need a little more. Made by
// chance from the seed, at rates like those of real weeks, and always within the rules: no stay longer than its line
// allows, no increase for supported living, nothing for the same person in two weeks running.
import type { HospitalStay, ServiceLine, ServiceType } from '../../src-shared/domain/lines.ts';
import { addDays, daysBetween, type PlainDate, sundayOf } from '../../src-shared/domain/week.ts';
import { currentWeek } from './calendar.ts';
import { daysAway, type Happening, happening, visitDays } from './happenings.ts';
import { type Random, seededRandom } from './random.ts';
import { linesByPerson } from './roster.ts';

type EverydayReason = 'planned_absence' | 'non_engagement' | 'provider_cause' | 'temporary_increase';

const home = { planned_absence: 0.025, non_engagement: 0.02, provider_cause: 0.01, temporary_increase: 0.015 };
const living = { planned_absence: 0.012, non_engagement: 0.03, provider_cause: 0.015, temporary_increase: 0 };
const sessions = { planned_absence: 0.04, non_engagement: 0.02, provider_cause: 0.005, temporary_increase: 0.005 };

/** How likely each reason is for a line in a week. Shared support varies for planned absence only. */
const rates: Record<ServiceType, Record<EverydayReason, number>> = {
  home_support: home,
  extra_care: home,
  supported_living_shared: { planned_absence: 0.008, non_engagement: 0, provider_cause: 0, temporary_increase: 0 },
  supported_living_community: living,
  supported_living_personal: living,
  supported_living_one_to_one: living,
  support_at_day_care: sessions,
  day_activities: sessions,
  day_activities_planned: sessions,
  residential_one_to_one: living,
};
const stayRate = 0.006;

const notes: Record<EverydayReason, readonly string[]> = {
  planned_absence: [
    'With family, cancelled in advance.',
    'Respite stay, notice given last week.',
    'On holiday with daughter; notice given.',
    'At a wedding, family asked for no calls.',
  ],
  non_engagement: [
    'Refused entry, tried twice.',
    'Not in when staff arrived, no notice.',
    'Declined support today, welfare check fine.',
    'Asked staff to leave early.',
    'Cancelled at the door; said "come tomorrow".',
  ],
  provider_cause: [
    'Staff sickness, no cover.',
    'Car broke down, call missed; family informed.',
    'Rota error, apologised.',
  ],
  temporary_increase: [
    'Unwell, extra call agreed with family.',
    'Carer away, extra tea call.',
    'Hospital discharge, extra support for a few days.',
    'Heating failed, extra check calls.',
  ],
};
const oneVisitNote = 'Outpatient appointment, cancelled the day before.';
const extraDayNote = 'One extra day agreed with family, carer at a funeral.';
const stayNotes = ['admitted from home.', 'fall, observation.', 'planned procedure.', 'infection, IV antibiotics.'];

export interface Background {
  happenings: Happening[];
  stays: HospitalStay[];
}

/** What chance brings to everybody but `except` (people whose story is told) in the given weeks. */
export function background(
  lines: readonly ServiceLine[],
  weeks: readonly PlainDate[],
  seed: number,
  except: ReadonlySet<string>,
): Background {
  const all: Background = { happenings: [], stays: [] };
  for (const [ssRef, own] of linesByPerson(lines)) {
    if (except.has(ssRef)) continue;
    const random = seededRandom(seed, `background:${ssRef}`);
    // The first free day: a week and a day after whatever came last, so that nothing adds up to a longer change.
    let freeFrom = weeks[0] ?? currentWeek;
    for (const week of weeks) {
      if (week < freeFrom) continue;
      const busyUntil = oneWeek(own, week, random, all);
      if (busyUntil !== null) freeFrom = addDays(busyUntil, 8);
    }
  }
  return all;
}

/** Adds what happens to one person in one week. Returns the last day of it, or null for a week as planned. */
function oneWeek(own: readonly ServiceLine[], week: PlainDate, random: Random, all: Background): PlainDate | null {
  if (random.chance(stayRate)) return oneStay(own, week, random, all);
  for (const line of own) {
    if (line.startDate > week || (line.endDate !== null && line.endDate < sundayOf(week))) continue;
    let dice = random.next();
    for (const [reason, rate] of Object.entries(rates[line.serviceType]) as [EverydayReason, number][]) {
      dice -= rate;
      if (dice >= 0) continue;
      const event = oneEvent(line, reason, week, random);
      all.happenings.push(event);
      return event.lastDay;
    }
  }
  return null;
}

function oneEvent(line: ServiceLine, reason: EverydayReason, week: PlainDate, random: Random): Happening {
  const note = random.pick(notes[reason]);
  if (reason === 'planned_absence') {
    const from = addDays(week, random.between(0, 2));
    const oneDay = random.pick(visitDays(line, week));
    if (random.chance(0.3)) return happening(line, reason, { from: oneDay }, oneVisitNote, { visits: 1 });
    return happening(line, reason, { from, to: addDays(from, random.between(1, 4)) }, note);
  }
  if (reason === 'temporary_increase') {
    const from = addDays(week, random.between(0, 3));
    // Of a day service, one more day; of visits at home, half an hour or an hour on up to four days.
    const extraDay = line.plannedQuantity / line.plannedVisits;
    if (rates[line.serviceType] === sessions) {
      return happening(line, reason, { from }, extraDayNote, { extraPerDay: extraDay });
    }
    const extraPerDay = 50 * random.between(1, 2);
    return happening(line, reason, { from, to: addDays(from, random.between(0, 3)) }, note, { extraPerDay });
  }
  return happening(line, reason, { from: random.pick(visitDays(line, week)) }, note, { visits: random.between(1, 2) });
}

/** A stay within hospital weeks 1 and 2, over before the current week: every line of the person is frustrated. */
function oneStay(own: readonly ServiceLine[], week: PlainDate, random: Random, all: Background): PlainDate | null {
  const admitted = addDays(week, random.between(0, 6));
  const longest = Math.min(daysBetween(admitted, addDays(week, 13)), daysBetween(admitted, addDays(currentWeek, -1)));
  // Plans off the step cannot be frustrated whole; those people stay well.
  const offStep = own.some((line) => line.plannedQuantity % 25 !== 0 || line.startDate > week || line.endDate !== null);
  if (longest < 1 || offStep) return null;
  const discharged = addDays(admitted, random.between(1, longest));
  const stay: HospitalStay = {
    id: `stay-1${String(all.stays.length + 1).padStart(5, '0')}`,
    ssRef: own[0]?.ssRef ?? '',
    admitted,
    discharged,
    told: { who: 'Duty worker, operational team', on: admitted },
    approval: null,
  };
  all.stays.push(stay);
  const note = random.pick(stayNotes);
  all.happenings.push(...own.map((line) => happening(line, 'hospital', daysAway(stay, discharged), note, { stay })));
  return discharged;
}

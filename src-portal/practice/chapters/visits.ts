// Visits that were not made, and visits that were made beyond the plan: holidays, refusals, sickness of staff, and
// increases of at most seven days.
import type { ServiceLine } from '../../../src-shared/domain/lines.ts';
import type { PlainDate } from '../../../src-shared/domain/week.ts';
import { happening, visitDays } from '../happenings.ts';
import { addAdjustment, type Cast, type Story } from '../story.ts';

/** Notice was given: a few days away, and a holiday long enough to need an adjustment request. */
export function absences(story: Story, cast: Cast): void {
  const [shared] = cast('supported_living_shared') as [ServiceLine];
  const [visiting] = cast('home_support') as [ServiceLine];
  const [planned] = cast('day_activities_planned') as [ServiceLine];
  const [daySessions] = cast('day_activities') as [ServiceLine];
  const [longHoliday] = cast('home_support') as [ServiceLine];
  story.happenings.push(
    happening(
      shared,
      'planned_absence',
      { from: '2025-05-26', to: '2025-05-30' },
      'Away with family at the coast, notice given 12 May.',
    ),
    happening(
      visiting,
      'planned_absence',
      { from: '2025-04-18', to: '2025-04-21' },
      'Staying with son over Easter; cancelled in advance.',
    ),
    happening(
      planned,
      'planned_absence',
      { from: '2025-05-05', to: '2025-05-07' },
      'Dentist, session cancelled in advance.',
      { visits: 1 },
    ),
    happening(
      daySessions,
      'planned_absence',
      { from: '2025-03-31', to: '2025-04-02' },
      'Away with family, notice given.',
    ),
    happening(
      longHoliday,
      'planned_absence',
      { from: '2025-05-12', to: '2025-05-25' },
      'Visiting relatives abroad 12 to 25 May; adjustment form sent 6 May.',
    ),
  );
  addAdjustment(story, longHoliday, 'reduction', {
    startDate: '2025-05-12',
    endDate: '2025-05-25',
    submittedOn: '2025-05-06',
    outcome: 'accepted',
  });
}

/** Not engaged: once, and on one line in the two newest weeks. */
export function refusals(story: Story, cast: Cast): void {
  // Two weeks in a row, and nothing since: a third one asks for a package review.
  const [, community] = cast('supported_living_shared', 'supported_living_community') as [ServiceLine, ServiceLine];
  story.marked.set('refused twice', community);
  const firstVisit = (weekStart: PlainDate) => ({ from: visitDays(community, weekStart)[0] ?? weekStart });
  const [support] = cast('extra_care') as [ServiceLine];
  story.happenings.push(
    happening(community, 'non_engagement', firstVisit('2025-05-19'), 'Did not answer the door; neighbour says well.', {
      visits: 1,
    }),
    happening(community, 'non_engagement', firstVisit('2025-05-26'), 'Refused to go out, staff stayed 15 minutes.', {
      visits: 1,
    }),
    happening(support, 'non_engagement', { from: '2025-03-26' }, '- declined the tea call, "not hungry", flask left.', {
      visits: 1,
    }),
  );
}

/** Our own cause: sickness without cover. */
export function staffing(story: Story, cast: Cast): void {
  const [first] = cast('home_support') as [ServiceLine];
  const [second] = cast('home_support') as [ServiceLine];
  const [, , personal] = cast('supported_living_shared', 'supported_living_community', 'supported_living_personal') as [
    ServiceLine,
    ServiceLine,
    ServiceLine,
  ];
  story.happenings.push(
    happening(
      first,
      'provider_cause',
      { from: '2025-04-04', to: '2025-04-05' },
      'Carer sick, no cover found for tea calls.',
      { visits: 2 },
    ),
    happening(second, 'provider_cause', { from: '2025-04-04' }, 'Carer sick; family covered.', { visits: 1 }),
    happening(personal, 'provider_cause', { from: '2025-05-08' }, 'Staff sickness, offered Friday instead; declined.', {
      visits: 1,
    }),
  );
}

/** More than planned: across two portal weeks, of exactly seven days, and two that the council asked about. */
export function increases(story: Story, cast: Cast): void {
  const [acrossWeeks] = cast('home_support') as [ServiceLine];
  const [sevenDays] = cast('home_support') as [ServiceLine];
  const [disputed] = cast('home_support') as [ServiceLine];
  const [atCourt] = cast('extra_care') as [ServiceLine];
  story.marked.set('disputed increase', disputed);
  story.marked.set('answered dispute', atCourt);
  story.happenings.push(
    happening(
      acrossWeeks,
      'temporary_increase',
      { from: '2025-04-24', to: '2025-04-29' },
      'Wife in hospital, extra lunch call Thursday to Tuesday.',
      { extraPerDay: 50 },
    ),
    happening(
      sevenDays,
      'temporary_increase',
      { from: '2025-05-05', to: '2025-05-11' },
      'Daughter (main carer) on holiday 5 to 11 May, extra evening call.',
      { extraPerDay: 75 },
    ),
    happening(disputed, 'temporary_increase', { from: '2025-05-13', to: '2025-05-15' }, 'Unwell, extra calls.', {
      extraPerDay: 100,
    }),
    happening(
      atCourt,
      'temporary_increase',
      { from: '2025-04-01', to: '2025-04-03' },
      'Stomach bug: extra personal care, laundry and fluids.\nGP informed.',
      { extraPerDay: 50 },
    ),
  );
}

// Stays in hospital that show the limits of the guidance: six weeks of shared support, two of the rest, a decision
// beyond them, a third week that is not payable, a readmission, a Sunday admission, and one that is not over.
import type { HospitalStay, ServiceLine } from '../../../src-shared/domain/lines.ts';
import { sundayOf } from '../../../src-shared/domain/week.ts';
import { newestHistoryWeek } from '../calendar.ts';
import { daysAway, happening } from '../happenings.ts';
import type { Cast, Story } from '../story.ts';

/** Adds the stays and the frustrated hours that they cause. */
export function stays(story: Story, cast: Cast): void {
  // Goes on in the current week, its week 2: the figures of 2 June have to say so.
  const going = cast('supported_living_shared', 'supported_living_community');
  inHospital(
    story,
    going,
    { admitted: '2025-05-29', discharged: null },
    'admitted to St Aldhelm’s Infirmary on Thursday, duty worker told the same day.',
  );
  for (const line of going) story.marked.set(`in hospital now: ${line.serviceType}`, line);

  const sixWeeks = cast('supported_living_shared');
  inHospital(
    story,
    sixWeeks,
    { admitted: '2025-03-19', discharged: '2025-04-27' },
    'St Aldhelm’s Infirmary, ward 7; house shared support continues.',
  );

  const approved = cast('supported_living_shared', 'supported_living_community', 'supported_living_personal');
  const approval = { state: 'given' as const, by: 'Adults with Disabilities', reference: 'AWD/0417', throughWeek: 3 };
  inHospital(
    story,
    approved,
    { admitted: '2025-04-08', discharged: '2025-04-25', approval },
    'planned surgery, recovery longer than expected (AWD/0417).',
  );

  // Week 3 of a home support line is not payable as frustrated, so it was recorded as missed.
  const [threeWeeks] = cast('home_support') as [ServiceLine];
  const stay = addStay(story, threeWeeks, { admitted: '2025-03-20', discharged: '2025-04-06' });
  story.happenings.push(
    happening(
      threeWeeks,
      'hospital',
      { from: '2025-03-20', to: '2025-03-30' },
      'fall at home, admitted by ambulance.',
      { stay },
    ),
    happening(
      threeWeeks,
      'planned_absence',
      { from: '2025-03-31', to: '2025-04-05' },
      'Still in hospital, third week, not claimed as frustrated. Home on Sunday.',
    ),
  );

  // Two stays with twelve days between them: the second starts again at week 1.
  const readmitted = cast('home_support');
  inHospital(story, readmitted, { admitted: '2025-04-14', discharged: '2025-04-18' }, 'chest infection.');
  inHospital(
    story,
    readmitted,
    { admitted: '2025-04-30', discharged: '2025-05-06' },
    'chest infection again; daughter rang.',
  );

  // A Sunday admission: that Sunday alone is hospital week 1.
  const onSunday = cast('extra_care');
  inHospital(
    story,
    onSunday,
    { admitted: '2025-05-11', discharged: '2025-05-14' },
    'out-of-hours admission on Sunday morning.',
  );
}

type StayTold = Pick<HospitalStay, 'admitted' | 'discharged'> & Partial<Pick<HospitalStay, 'approval'>>;

function addStay(story: Story, { ssRef }: ServiceLine, { admitted, discharged, approval }: StayTold): HospitalStay {
  const stay: HospitalStay = {
    id: `stay-${String(story.stays.length + 1).padStart(5, '0')}`,
    ssRef,
    admitted,
    discharged,
    told: { who: 'Duty worker, operational team', on: admitted },
    approval: approval ?? null,
  };
  story.stays.push(stay);
  return stay;
}

/** A stay of the person with these lines, with frustrated hours on all of them while it lasts. */
function inHospital(story: Story, lines: readonly ServiceLine[], told: StayTold, note: string): void {
  const [first] = lines;
  if (first === undefined) return;
  const stay = addStay(story, first, told);
  const days = daysAway(stay, sundayOf(newestHistoryWeek));
  story.happenings.push(...lines.map((line) => happening(line, 'hospital', days, note, { stay })));
}

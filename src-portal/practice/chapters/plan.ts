// Changes of the plan itself: a death, a move, lines that start, an increase that waits for the council's decision.
import type { ServiceLine } from '../../../src-shared/domain/lines.ts';
import { happening } from '../happenings.ts';
import { addAdjustment, type Cast, type Story } from '../story.ts';

/** Sets the end or start of the lines concerned, with the requests and figures that go with it. */
export function endsAndStarts(story: Story, cast: Cast): void {
  // The council ends the line with the week; the days after the death are missed, never claimed.
  const [died] = cast('home_support') as [ServiceLine];
  died.endDate = '2025-04-27';
  story.ends.push({ id: 'end-00001', end: { ssRef: died.ssRef, lineId: null, lastDay: '2025-04-23', cause: 'died' } });
  story.happenings.push(
    happening(
      died,
      'service_ended',
      { from: '2025-04-24', to: '2025-04-27' },
      'Died on 23 April. Council told the same day.',
    ),
  );
  addAdjustment(story, died, 'end', {
    startDate: '2025-04-24',
    endDate: null,
    submittedOn: '2025-04-24',
    outcome: 'accepted',
  });

  const [moved] = cast('extra_care') as [ServiceLine];
  moved.endDate = '2025-05-18';
  story.ends.push({
    id: 'end-00002',
    end: { ssRef: moved.ssRef, lineId: moved.id, lastDay: '2025-05-18', cause: 'moved' },
  });
  addAdjustment(story, moved, 'end', {
    startDate: '2025-05-19',
    endDate: null,
    submittedOn: '2025-05-13',
    outcome: 'accepted',
  });

  const [started] = cast('home_support') as [ServiceLine];
  started.startDate = '2025-05-12';
  const [, community] = cast('supported_living_shared', 'supported_living_community', 'supported_living_personal') as [
    ServiceLine,
    ServiceLine,
    ServiceLine,
  ];
  community.startDate = '2025-04-14';

  const [waiting] = cast('home_support') as [ServiceLine];
  addAdjustment(story, waiting, 'increase', {
    startDate: '2025-06-02',
    endDate: null,
    submittedOn: '2025-06-05',
    outcome: 'submitted',
  });
}

// What the council asked about weeks that are paid: one question that waits for an answer, one that was answered.

import { formatQuantity } from '../../src-shared/domain/quantity.ts';
import type { Dispute } from '../../src-shared/portal-api/index.ts';
import { instantOn } from './calendar.ts';
import type { Story } from './story.ts';
import type { PracticeAccount, PracticeWeek } from './types.ts';

const council = { id: 'council', name: 'Support Options' };

/** The disputes of the practice provider, about the lines that its story marked. */
export function practiceDisputes(story: Story, weeks: readonly PracticeWeek[], answering: PracticeAccount): Dispute[] {
  const extraOf = (mark: string, weekStart: string) => {
    const lineId = story.marked.get(mark)?.id ?? '';
    const week = weeks.find((one) => one.weekStart === weekStart);
    const extra = week?.actuals.find(({ actual }) => actual.lineId === lineId)?.actual.extra ?? 0;
    return { lineId, weekStart, hours: formatQuantity(extra) };
  };
  const open = extraOf('disputed increase', '2025-05-12');
  const answered = extraOf('answered dispute', '2025-03-31');
  return [
    {
      id: 'dispute-00001',
      weekStart: answered.weekStart,
      lineId: answered.lineId,
      state: 'closed',
      messages: [
        {
          id: 'message-00001',
          from: 'council',
          by: { ...council, at: instantOn('2025-04-14', 640) },
          text: `Please confirm who agreed the ${answered.hours} extra hours in this week.`,
        },
        {
          id: 'message-00002',
          from: 'provider',
          by: { id: answering.id, name: answering.name, at: instantOn('2025-04-15', 545) },
          text: 'The court manager agreed three extra calls with the GP on 1 April. Call logs are available.',
        },
        {
          id: 'message-00003',
          from: 'council',
          by: { ...council, at: instantOn('2025-04-16', 870) },
          text: 'Thank you, accepted.',
        },
      ],
    },
    {
      id: 'dispute-00002',
      weekStart: open.weekStart,
      lineId: open.lineId,
      state: 'open',
      messages: [
        {
          id: 'message-00004',
          from: 'council',
          by: { ...council, at: instantOn('2025-06-05', 615) },
          text:
            `You claimed ${open.hours} extra hours with the comment "Unwell, extra calls." ` +
            'Please say which calls were added on which days, and who asked for them.',
        },
      ],
    },
  ];
}

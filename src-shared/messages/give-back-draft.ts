// What the council is told when it paid hours that nobody may be paid for, because a death, a stay or a discharge was known
// too late or turned out not so: the hours to give back, line by line and week by week, to the contact for payments.

import type { TouchedWeek } from '../domain/known-too-late.ts';
import type { ServiceLine } from '../domain/lines.ts';
import { formatQuantity } from '../domain/quantity.ts';
import { formatWeek } from '../domain/week.ts';
import type { Draft } from './adjustment-draft.ts';

/**
 * The message to the payments contact about weeks whose payment is processed.
 * @param why what became known, such as `The person died on Friday 28 February 2025`
 */
export function giveBackDraft(
  ssRef: string,
  weeks: readonly TouchedWeek[],
  lines: readonly ServiceLine[],
  why: string,
): Draft {
  const byId = new Map(lines.map((line) => [line.id, line]));
  const paid = weeks.filter(({ todo }) => todo === 'give-back');
  const rows = paid.flatMap(({ weekStart, lines: own }) =>
    own.map(({ lineId, hours, notSo }) => {
      const line = byId.get(lineId);
      const name = line === undefined ? 'a service' : `${line.service} ${line.serviceLevel}`.trimEnd();
      const parts = [
        ...(hours > 0 ? [`${formatQuantity(hours)} hours`] : []),
        ...(notSo > 0 ? [`${formatQuantity(notSo)} hours recorded as not given, which has to be corrected`] : []),
      ];
      return `- Week of ${formatWeek(weekStart)}: ${name}, ${parts.join('; ')}`;
    }),
  );
  const sum = paid.reduce((total, { hours }) => total + hours, 0);
  return {
    subject: `${sum > 0 ? 'Hours to give back' : 'Hours to correct'}, SS Ref ${ssRef}`,
    text: [
      `SS Ref: ${ssRef}`,
      `${why}. We came to know of it after these weeks were paid:`,
      ...rows,
      `Total to give back: ${formatQuantity(sum)} hours. Please tell us how you would like to have them corrected.`,
    ].join('\n'),
    missing: [],
  };
}

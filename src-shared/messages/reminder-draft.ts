// Asks the council for an answer that has not come.
import type { ContactTopic } from '../council/schema.ts';
import type { Awaited } from '../domain/awaited.ts';
import { count } from '../domain/count.ts';
import { type ServiceLine, serviceAndLevel } from '../domain/lines.ts';
import { formatDate, formatWeek } from '../domain/week.ts';
import type { Draft } from './adjustment-draft.ts';
import { changeWords } from './change-words.ts';

/** @param lines those that it may be about */
export function reminderDraft(awaited: Awaited, lines: readonly ServiceLine[]): Draft & { topic: ContactTopic } {
  const { ssRef, asked, topic } = askedOf(awaited, lines);
  const { since, days } = awaited;
  const when = since === null ? '' : ` on ${formatDate(since)}`;
  const text = [
    `SS Ref: ${ssRef}`,
    `We ${asked}${when}, and have had no answer yet${days === null || days === 0 ? '' : ` after ${count(days, 'day')}`}.`,
    'Please tell us where it stands, or whom to ask.',
  ].join('\n');
  return {
    subject: `No answer yet, SS Ref ${ssRef}`,
    text,
    missing: since === null ? ['when it was sent'] : [],
    topic,
  };
}

function askedOf(
  awaited: Awaited,
  lines: readonly ServiceLine[],
): { ssRef: string; asked: string; topic: ContactTopic } {
  const nameOf = (lineId: string) => {
    const line = lines.find(({ id }) => id === lineId);
    return line === undefined ? 'a service' : serviceAndLevel(line);
  };
  switch (awaited.what) {
    case 'request': {
      const { ssRef, changes, startDate } = awaited.request;
      const what = changes.map(({ lineId, kind }) => `${nameOf(lineId)}: ${changeWords[kind]}`).join('; ');
      const asked = `sent you a request for an adjustment from ${formatDate(startDate)} (${what})`;
      return { ssRef, asked, topic: 'adjustment' };
    }
    case 'decision': {
      const { stay, decision } = awaited;
      const reference = decision.reference === '' ? '' : `, reference ${decision.reference}`;
      const asked = `asked for a decision on the hospital stay from ${formatDate(stay.admitted)}${reference}`;
      return { ssRef: stay.ssRef, asked, topic: 'hospital-admission' };
    }
    case 'dispute': {
      const { weekStart, lineId } = awaited.dispute;
      const ssRef = lines.find(({ id }) => id === lineId)?.ssRef ?? '';
      const asked = `answered your dispute about ${nameOf(lineId)} in the week ${formatWeek(weekStart)}`;
      return { ssRef, asked, topic: 'payment-query' };
    }
  }
}

// The 14-day clock and the state of a request, in words. The clock itself is counted in src-shared/domain/adjustments.ts.

import type { AdjustmentClock } from '../../src-shared/domain/adjustments.ts';
import { count } from '../../src-shared/domain/count.ts';
import type { AdjustmentRequest, ServiceLine } from '../../src-shared/domain/lines.ts';
import { formatDate, formatLongDate } from '../../src-shared/domain/week.ts';
import { changeWords } from '../../src-shared/messages/adjustment-draft.ts';
import type { Tone } from '../marks/Mark.tsx';
import type { ShapeName } from '../marks/Shape.tsx';
import { shortServiceAndLevel } from './service-name.ts';

export interface ClockWords {
  shape: ShapeName;
  tone: Tone;
  words: string;
}

export function clockWords(clock: AdjustmentClock | null, outcome: AdjustmentRequest['outcome']): ClockWords {
  if (clock === null) return { shape: 'question', tone: 'attention', words: 'no start date' };
  const by = formatLongDate(clock.lastDay);
  if (clock.daysLeft === null) {
    return clock.late
      ? { shape: 'triangle-open', tone: 'attention', words: `sent late: it was due by ${by}` }
      : { shape: 'tick', tone: 'done', words: 'sent in time' };
  }
  if (outcome === 'rejected') return { shape: 'ring', tone: 'quiet', words: `was due by ${by}` };
  if (clock.late) return { shape: 'triangle', tone: 'error', words: `overdue: it was due by ${by}` };
  const left = clock.daysLeft === 0 ? 'last day today' : `${count(clock.daysLeft, 'day')} left`;
  return { shape: 'ring', tone: clock.daysLeft <= 3 ? 'attention' : 'plain', words: `${left}, by ${by}` };
}

export const outcomeWords: Record<AdjustmentRequest['outcome'], string> = {
  draft: 'not sent yet',
  submitted: 'sent, no answer yet',
  accepted: 'accepted',
  rejected: 'rejected',
};

export function stateWords({ outcome, submittedOn }: Pick<AdjustmentRequest, 'outcome' | 'submittedOn'>): string {
  if (submittedOn === null) return outcomeWords[outcome];
  const sent = `sent ${formatDate(submittedOn)}`;
  return outcome === 'submitted' ? `${sent}, no answer yet` : `${outcomeWords[outcome]}, ${sent}`;
}

export function changesWords(
  { changes }: Pick<AdjustmentRequest, 'changes'>,
  lines: readonly ServiceLine[],
  serviceName: (service: string) => string,
): string[] {
  return changes.map(({ lineId, kind }) => {
    const line = lines.find((candidate) => candidate.id === lineId);
    const name = line === undefined ? 'a service' : shortServiceAndLevel(line, serviceName);
    return `${name}: ${changeWords[kind]}`;
  });
}

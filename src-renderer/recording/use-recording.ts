// Recording a line: one command each for figures with their reasons, a comment, and "as planned". A new hospital stay
// is saved before the variation that names it.
import { useMemo } from 'react';
import type { WeekRow, WeekView } from '../../src-shared/app-api/index.ts';
import { isAsPlanned, type Variation } from '../../src-shared/domain/actuals.ts';
import { count } from '../../src-shared/domain/count.ts';
import { useAppCalls } from '../app-api/app-calls.tsx';
import { parseDay } from '../words/days.ts';
import { newStay, type ReasonAnswer, readChoice } from './answer.ts';

export interface Recording {
  /** Records exactly these variations; the quantities follow by the formula. */
  variations(row: WeekRow, variations: Variation[], why?: string): Promise<boolean>;
  comment(row: WeekRow, comment: string): Promise<boolean>;
  variationsAndComment(row: WeekRow, variations: Variation[], comment: string): Promise<boolean>;
  visits(row: WeekRow, visits: number): Promise<boolean>;
  /** The id of the stay that the answer names, saving a new one first; null when there is none or saving failed. */
  stayFor(row: WeekRow, answer: ReasonAnswer): Promise<string | null>;
  asPlanned(rows: readonly WeekRow[]): Promise<void>;
}

interface Change {
  variations?: Variation[];
  comment?: string;
  visits?: number;
  /** Kept in the history beside the change. */
  why?: string;
}

export function useRecording(week: WeekView): Recording {
  const { run, say, show } = useAppCalls();
  const { weekStart } = week;
  return useMemo(() => {
    const record = async (row: WeekRow, change: Change) => {
      if (row.actual === null) return false;
      const { variations = row.actual.variations, ...rest } = change;
      const answer = await run('week.record', { weekStart, lineId: row.line.id, variations, ...rest });
      if (answer !== null) say('Saved on this computer.');
      return answer !== null;
    };
    return {
      variations: (row, variations, why) => record(row, { variations, ...(why === undefined ? {} : { why }) }),
      comment: (row, comment) => record(row, { comment }),
      variationsAndComment: (row, variations, comment) => record(row, { variations, comment }),
      visits: (row, visits) => record(row, { visits }),
      stayFor: async (row, answer) => {
        if (answer.choice === null || readChoice(answer.choice).reason !== 'hospital') return null;
        if (answer.stay !== newStay) return answer.stay;
        const admitted = parseDay(answer.admitted, weekStart);
        if (admitted === null) return null;
        const { ssRef } = row.line;
        const stay = { id: null, ssRef, admitted, discharged: null, told: null, approval: null };
        return (await run('care.save-stay', { stay }))?.id ?? null;
      },
      asPlanned: async (rows) => {
        const lineIds = rows.filter((row) => row.actual !== null && isAsPlanned(row.actual)).map((row) => row.line.id);
        if (lineIds.length === 0) {
          show({
            code: 'line-differs',
            sentence: 'This line differs from plan, so it cannot be said to be as planned.',
            action: 'Set frustrated, missed and extra to 0 first.',
          });
          return;
        }
        const answer = await run('week.attest', { weekStart, lineIds });
        if (answer !== null) say(`${count(answer.attested, 'line')} said to be as planned.`);
      },
    };
  }, [run, say, show, weekStart]);
}

// Recording a line: one command each for figures with their reasons, a comment, and "as planned". A new hospital stay is
// recorded in one step with the figures that name it.
import { useMemo } from 'react';
import type { WeekRow, WeekView } from '../../src-shared/app-api/index.ts';
import { isAsPlanned, type Variation } from '../../src-shared/domain/actuals.ts';
import { count } from '../../src-shared/domain/count.ts';
import { type AppCalls, useAppCalls } from '../app-api/app-calls.tsx';
import { own } from '../app-api/own-changes.ts';
import type { NewStay } from './answer.ts';

export interface Recording {
  /**
   * Records exactly these variations; the quantities follow by the formula.
   * @param variations what is there by now given, where one of several is changed: one's own record may not be drawn yet
   */
  variations(
    row: WeekRow,
    variations: Variation[] | ((known: readonly Variation[]) => Variation[]),
    why?: string,
    stay?: NewStay | null,
  ): Promise<boolean>;
  comment(row: WeekRow, comment: string): Promise<boolean>;
  variationsAndComment(row: WeekRow, variations: Variation[], comment: string): Promise<boolean>;
  visits(row: WeekRow, visits: number): Promise<boolean>;
  asPlanned(rows: readonly WeekRow[]): Promise<void>;
}

interface Change {
  variations?: Variation[] | ((known: readonly Variation[]) => Variation[]);
  comment?: string;
  visits?: number;
  /** Kept in the history beside the change. */
  why?: string;
  /** A stay that nobody has recorded yet: saved in the same step, and named by its variations as `newStayId`. */
  stay?: NewStay;
}

export function useRecording(week: WeekView): Recording {
  const { run, say, show } = useAppCalls();
  const { weekStart } = week;
  return useMemo(() => recordingOf({ run, say, show, weekStart }), [run, say, show, weekStart]);
}

/** @param parts of the window, handed in so that a test can put the main process behind them */
export function recordingOf({
  run,
  say,
  show,
  weekStart,
}: Pick<AppCalls, 'run' | 'say' | 'show'> & { weekStart: string }): Recording {
  const record = async (row: WeekRow, change: Change) => {
    if (row.actual === null) return false;
    for (let before = own.settled(); before !== null; before = own.settled()) await before;
    const { stay, variations, ...rest } = change;
    // Reasons that were worked out from the row rest on it alone; a comment or visits stand beside what one recorded oneself since.
    const seen = Array.isArray(variations) ? row.actual : own.asLeft(row.actual);
    const set = typeof variations === 'function' ? variations(seen.variations) : variations;
    // As this row was on screen: what a colleague made of the line since is not overwritten.
    const input = {
      weekStart,
      lineId: row.line.id,
      seen,
      ...rest,
      ...(set === undefined ? {} : { variations: set }),
    };
    const work = async () => {
      const answer =
        stay === undefined ? await run('week.record', input) : await run('stay.record-line', { ...input, stay });
      if (answer === null) own.forget();
      else if (answer.left !== null) own.noteLeft(seen, answer.left);
      return answer !== null;
    };
    const recorded = await own.during(work());
    if (recorded) say('Saved on this computer.');
    return recorded;
  };
  return {
    variations: (row, variations, why, stay = null) =>
      record(row, { variations, ...(why === undefined ? {} : { why }), ...(stay === null ? {} : { stay }) }),
    comment: (row, comment) => record(row, { comment }),
    variationsAndComment: (row, variations, comment) => record(row, { variations, comment }),
    visits: (row, visits) => record(row, { visits }),
    asPlanned: async (rows) => {
      for (let before = own.settled(); before !== null; before = own.settled()) await before;
      const seen = rows
        .flatMap(({ actual }) => (actual === null ? [] : [own.asLeft(actual)]))
        .filter((actual) => isAsPlanned(actual));
      if (seen.length === 0) {
        show({
          code: 'line-differs',
          sentence: 'This line differs from plan, so it cannot be said to be as planned.',
          action: 'Set frustrated, missed and extra to 0 first.',
        });
        return;
      }
      // A colleague's change since these rows were drawn was not seen, and nobody says of it that it is right.
      const answer = await run('week.attest', { weekStart, lineIds: seen.map(({ lineId }) => lineId), seen });
      if (answer === null) return;
      const [first, ...others] = answer.refused;
      if (first !== undefined) {
        own.forget();
        show({ code: 'line-changed', sentence: notAttested(first.sentence, others.length, answer.attested), action });
      } else say(`${count(answer.attested, 'line')} said to be as planned.`, 'may-undo');
    },
  };
}

const action = 'Look at it as it is now, and say “as planned” again where it is right.';

/** @param first what is said of the first line that was left as it is, @param others how many more there are */
function notAttested(first: string, others: number, attested: number): string {
  const more = others === 0 ? '' : ` So ${others === 1 ? 'was 1 more line' : `were ${others} more lines`}.`;
  return `${first}${more}${attested === 0 ? '' : ` ${count(attested, 'other line')} said to be as planned.`}`;
}

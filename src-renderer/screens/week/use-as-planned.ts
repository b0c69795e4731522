// Saying that lines went as planned: one at once, several after a plain statement of what that means.
import { useState } from 'react';
import type { WeekRow } from '../../../src-shared/app-api/index.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import type { GridRow } from '../../grid/rows.ts';
import type { Recording } from '../../recording/use-recording.ts';
import { untouchedOf } from './use-week-rows.ts';

export function useAsPlanned(recording: Recording) {
  const { say } = useAppCalls();
  /** Lines about which somebody is being asked whether they went as planned. */
  const [asking, setAsking] = useState<WeekRow[] | null>(null);
  const ask = (rows: WeekRow[]) => {
    if (rows.length > 0) setAsking(rows);
    else say('Somebody has looked at these lines already.');
  };
  const sayOf = (rows: GridRow[]) => {
    const [row] = rows;
    if (rows.length > 1) ask(untouchedOf(rows));
    else if (row?.row != null) void recording.asPlanned([row.row]);
  };
  return { asking, ask, sayOf, close: () => setAsking(null) };
}

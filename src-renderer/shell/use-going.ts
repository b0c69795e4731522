// Going from one screen to another, to a cell, and from problem to problem.
import { useCallback, useRef, useState } from 'react';
import type { WeekView } from '../../src-shared/app-api/index.ts';
import { openFindings } from '../../src-shared/rules/worklist.ts';
import { useAppCalls } from '../app-api/app-calls.tsx';
import { columnOf } from '../grid/rows.ts';
import { nextFinding } from '../workspace/finding-groups.ts';
import type { Screen } from '../workspace/screen.ts';

export function useGoing(week: WeekView | null) {
  const { say } = useAppCalls();
  const [screen, go] = useState<Screen>({ name: 'week', place: null });
  const lastFinding = useRef<string | null>(null);

  const goToCell = useCallback((lineId: string, column: string) => {
    go({ name: 'week', place: { lineId, column } });
  }, []);

  const goToNextProblem = useCallback(() => {
    const next = nextFinding(openFindings(week?.findings ?? []), lastFinding.current);
    if (next === null || next.lineId === null) {
      say('No problem left in this week.');
      return;
    }
    lastFinding.current = next.key;
    goToCell(next.lineId, columnOf(next.field));
    say(`${next.message} ${next.fix}`);
  }, [goToCell, say, week]);

  return { screen, go, goToCell, goToNextProblem };
}

// The reasons that comments suggest in the open week, and taking them: what was suggested by which comment is kept.
import { useCallback, useMemo } from 'react';
import { count } from '../../../src-shared/domain/count.ts';
import { type Suggestion, suggestionsOf } from '../../../src-shared/rules/suggestions.ts';
import { openFindings } from '../../../src-shared/rules/worklist.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { useWorkspace } from '../../workspace/workspace.ts';

export function useSuggestions() {
  const { week } = useWorkspace();
  const { run, say } = useAppCalls();
  const { weekStart, readOnly, findings } = week;
  const suggestions = useMemo(() => (readOnly ? [] : suggestionsOf(openFindings(findings))), [readOnly, findings]);
  const take = useCallback(
    async (taken: readonly Suggestion[]): Promise<boolean> => {
      const answer = await run('week.accept-suggestions', { weekStart, keys: taken.map(({ key }) => key) });
      if (answer !== null)
        say(`${count(answer.accepted, 'suggested reason')} taken. Saved on this computer.`, 'may-undo');
      return answer !== null;
    },
    [run, say, weekStart],
  );
  return { suggestions, take };
}

// Whether the week that is open has a guide: any week in practice, and by files the first that is here.
import { useWeekList } from '../../app-api/queries.ts';
import { useWorkspace } from '../../workspace/workspace.ts';

export function useHasGuide(): boolean {
  const { account, week } = useWorkspace();
  const weeks = useWeekList().value?.weeks ?? null;
  if (account.connection.kind !== 'files') return account.connection.kind === 'practice';
  const isFirst = weeks?.every(({ generated, weekStart }) => !generated || weekStart >= week.weekStart) ?? false;
  return isFirst && week.beforeApp !== true;
}

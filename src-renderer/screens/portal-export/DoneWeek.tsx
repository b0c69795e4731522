// A week by files of which nothing is left to do: it says so, and leads to the week that waits.
import { formatWeek } from '../../../src-shared/domain/week.ts';
import { useWeekList } from '../../app-api/queries.ts';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { useWorkspace } from '../../workspace/workspace.ts';

export function DoneWeek() {
  const { week, go, openWeek } = useWorkspace();
  const next = useWeekList().value?.current ?? null;
  const { files, weekStart } = week;
  if (files === undefined) return null;
  return (
    <Notice tone="done" sentence="This week is done." action={files.status.sentence}>
      {next === null || next === weekStart ? null : (
        <Button look="primary" onPress={() => openWeek(next)}>{`Go on to the week ${formatWeek(next)}`}</Button>
      )}
      <Button onPress={() => go({ name: 'evidence' })}>See the evidence…</Button>
    </Notice>
  );
}

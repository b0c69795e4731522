// Of a line that was taken from the week before: somebody has looked whether it is so.
import type { WeeklyActual } from '../../../src-shared/domain/actuals.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { own } from '../../app-api/own-changes.ts';
import { Button } from '../../components/Button.tsx';
import { useWorkspace } from '../../workspace/workspace.ts';

export function NotChecked({ actual }: { actual: WeeklyActual }) {
  const { week } = useWorkspace();
  const { run, say } = useAppCalls();
  const check = async () => {
    const { lineId } = actual;
    // As the panel shows it: a colleague's change since then was not checked.
    const seen = own.asLeft(actual);
    if ((await run('continuing.checked', { weekStart: week.weekStart, lineId, seen })) !== null)
      say('Noted in the line’s history: you have checked it.');
  };
  return (
    <div>
      <Button onPress={check}>I have checked it</Button>
    </div>
  );
}

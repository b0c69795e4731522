// Of a line that was taken from the week before: somebody has looked whether it is so.
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { Button } from '../../components/Button.tsx';
import { useWorkspace } from '../../workspace/workspace.ts';

export function NotChecked({ lineId }: { lineId: string }) {
  const { week } = useWorkspace();
  const { run, say } = useAppCalls();
  const check = async () => {
    if ((await run('continuing.checked', { weekStart: week.weekStart, lineId })) !== null)
      say('Noted in the line’s history: you have checked it.');
  };
  return (
    <div>
      <Button onPress={check}>I have checked it</Button>
    </div>
  );
}

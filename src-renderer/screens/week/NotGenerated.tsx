// A week without actuals: what generating means, and the button for it.
import { formatWeek } from '../../../src-shared/week.ts';
import { Button } from '../../components/Button.tsx';
import { Page } from '../../components/Page.tsx';
import { useCommands } from '../../desk/commands.tsx';
import { count } from '../../words/count.ts';
import { useWorkspace } from '../shell/workspace.ts';

export function NotGenerated() {
  const { week } = useWorkspace();
  const { run, say } = useCommands();
  return (
    <Page
      title="This week is not generated yet"
      lead={`The portal makes one record for each of the ${count(week.rows.length, 'planned line')} of ${formatWeek(week.weekStart)}, filled in with the plan. After that you change only what differed.`}
      width="reading"
    >
      <div>
        <Button
          look="primary"
          onPress={async () => {
            if ((await run('week.generate', { weekStart: week.weekStart })) !== null) say('The week is generated.');
          }}
        >
          Generate this week’s actuals
        </Button>
      </div>
      <p>This needs the portal, so it works while you are online. Nothing you recorded before is changed by it.</p>
    </Page>
  );
}

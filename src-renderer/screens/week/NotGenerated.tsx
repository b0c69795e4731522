// A week without actuals: what generating means, and the button for it; or why there is no plan to generate from.
import { count } from '../../../src-shared/domain/count.ts';
import { formatWeek } from '../../../src-shared/domain/week.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page } from '../../components/Page.tsx';
import { useWorkspace } from '../../workspace/workspace.ts';

export function NotGenerated() {
  const { week, sync } = useWorkspace();
  const { run, say } = useAppCalls();
  // Nothing came yet, which is something else than a plan without lines.
  if (week.rows.length === 0 && (sync?.lastSyncedAt ?? null) === null) return <NoPlan />;
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

function NoPlan() {
  const { sync } = useWorkspace();
  const { run } = useAppCalls();
  const trouble = sync?.problem ?? null;
  return (
    <Page
      title="Your plan is not here yet"
      lead="The planned lines come from the portal by themselves. The first time takes a moment; after that you can work without a connection."
      width="reading"
    >
      {trouble === null ? null : <Notice tone="error" sentence={trouble.sentence} action={trouble.action} />}
      <div>
        <Button look="primary" isDisabled={sync?.syncing ?? false} onPress={() => run('sync.now', {})}>
          Try again now
        </Button>
      </div>
    </Page>
  );
}

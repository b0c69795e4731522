// Confirming: what stands in the week, which services are ready, what will be paid, and the statement to agree to. One
// button, after which either the portal's receipt is shown or a plain word that nothing was confirmed.
import type { ConfirmationPreview } from '../../../src-shared/app-api/index.ts';
import { count } from '../../../src-shared/domain/count.ts';
import { formatWeek } from '../../../src-shared/domain/week.ts';
import { useConfirmationPreview } from '../../app-api/queries.ts';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page, Part } from '../../components/Page.tsx';
import { ByReason } from '../../panels/before-confirm/ByReason.tsx';
import { ChangesSinceViewed } from '../../panels/before-confirm/ChangesSinceViewed.tsx';
import { ServicesTable } from '../../panels/before-confirm/ServicesTable.tsx';
import { WorthALook } from '../../panels/before-confirm/WorthALook.tsx';
import { DeadlinesPart } from '../../panels/deadlines/DeadlinesPart.tsx';
import { WhyNotPaid } from '../../panels/payable/WhyNotPaid.tsx';
import { Steps } from '../../panels/steps/Steps.tsx';
import { formatMoment } from '../../words/time.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import { Agreement } from './Agreement.tsx';
import { useConfirming } from './use-confirming.ts';

export function ConfirmScreen() {
  const { week } = useWorkspace();
  const { value: preview, problem } = useConfirmationPreview(week.weekStart);
  return (
    <Page title={`Confirm the week ${formatWeek(week.weekStart)}`}>
      {problem === null ? null : <Notice tone="error" sentence={problem.sentence} action={problem.action} />}
      <ChangesSinceViewed />
      <Part title="Checklist">
        <Steps checklist={week.checklist} inFull />
      </Part>
      {preview === null ? null : <Confirm preview={preview} />}
    </Page>
  );
}

function Confirm({ preview }: { preview: ConfirmationPreview }) {
  const { week, go } = useWorkspace();
  const confirming = useConfirming(preview);
  const untouched = preview.services.reduce((sum, service) => sum + service.untouched, 0);
  return (
    <>
      {preview.late ? (
        <Notice
          tone="attention"
          sentence={`The deadline was ${formatMoment(week.deadline.operative)}.`}
          action="You can still confirm; payment waits for a later run."
        />
      ) : null}
      {untouched === 0 ? null : (
        <Notice
          tone="attention"
          sentence={`Nobody has looked at ${count(untouched, 'line')}.`}
          action="They are confirmed as generated from the plan, and counted apart below."
        >
          <Button onPress={() => go({ name: 'week', place: null })}>See the week</Button>
        </Notice>
      )}
      <WorthALook />
      <Part title="Services">
        <ServicesTable
          preview={preview}
          week={week}
          choice={{
            chosen: new Set(confirming.services),
            onChoose: confirming.choose,
          }}
        />
      </Part>
      <ByReason preview={preview} />
      <WhyNotPaid />
      <DeadlinesPart />
      <Agreement preview={preview} confirming={confirming} />
    </>
  );
}

// What to have seen before the week is confirmed in the council's portal: what changed since the last look, the hours by
// service, what differs and why, what can be expected to be paid, and when it is due. All of it is what stands in the
// app; nothing is confirmed here, and nothing here says what the portal shows.
import type { ConfirmationPreview } from '../../../src-shared/app-api/index.ts';
import { Notice } from '../../components/Notice.tsx';
import { Part } from '../../components/Page.tsx';
import { ByReason } from '../../panels/before-confirm/ByReason.tsx';
import { ChangesSinceViewed } from '../../panels/before-confirm/ChangesSinceViewed.tsx';
import { ServicesTable } from '../../panels/before-confirm/ServicesTable.tsx';
import { WorthALook } from '../../panels/before-confirm/WorthALook.tsx';
import { DeadlinesPart } from '../../panels/deadlines/DeadlinesPart.tsx';
import { WhyNotPaid } from '../../panels/payable/WhyNotPaid.tsx';
import { useWorkspace } from '../../workspace/workspace.ts';

export function BeforeConfirm({ preview }: { preview: ConfirmationPreview }) {
  const { week, serviceName } = useWorkspace();
  const services = week.files?.services ?? [];
  const missing = services.filter(({ planLabel }) => planLabel === null);
  const allReported = services.every(({ state }) => state === 'confirmation-reported');
  return (
    <Part title={allReported ? 'The figures of the week' : 'Before you confirm in the portal'}>
      <ChangesSinceViewed />
      {allReported ? null : <WorthALook />}
      <Part title="Services">
        {missing.length === 0 ? null : (
          <Notice
            tone="attention"
            sentence={`Not in these figures, for want of an export: ${missing.map(({ service }) => serviceName(service)).join(', ')}.`}
          />
        )}
        <ServicesTable preview={preview} week={week} />
      </Part>
      <ByReason preview={preview} />
      <WhyNotPaid />
      <DeadlinesPart />
    </Part>
  );
}

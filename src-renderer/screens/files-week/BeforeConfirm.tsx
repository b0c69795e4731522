// What to have seen before the week is confirmed in the council's portal: what changed since the last look, the hours by
// service, what differs and why, what can be expected to be paid, and when it is due. All of it is what stands in the
// app; nothing is confirmed here, and nothing here says what the portal shows.
import type { ConfirmationPreview } from '../../../src-shared/desk-api.ts';
import { Notice } from '../../components/Notice.tsx';
import { Part } from '../../components/Page.tsx';
import { ByReason } from '../confirm/ByReason.tsx';
import { ServicesTable } from '../confirm/ServicesTable.tsx';
import { SinceLook } from '../confirm/SinceLook.tsx';
import { DeadlinesPart } from '../deadlines/DeadlinesPart.tsx';
import { WhyNotPaid } from '../payable/WhyNotPaid.tsx';
import { useWorkspace } from '../shell/workspace.ts';

export function BeforeConfirm({ preview }: { preview: ConfirmationPreview }) {
  const { week, serviceName } = useWorkspace();
  const services = week.files?.services ?? [];
  const missing = services.filter(({ planLabel }) => planLabel === null);
  const allReported = services.every(({ state }) => state === 'confirmation-reported');
  return (
    <Part title={allReported ? 'The figures of the week' : 'Before you confirm in the portal'}>
      <SinceLook />
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

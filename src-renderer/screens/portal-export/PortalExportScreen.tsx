// The week's way to the council by files: how it stands, one card for each service with the step that is next, what is
// known of the council's own pages, how all of that is known, and the figures to have seen before confirming there.
import { useState } from 'react';
import type { ExportPreview } from '../../../src-shared/app-api/files.ts';
import type { FileService } from '../../../src-shared/app-api/files-week.ts';
import { formatWeek } from '../../../src-shared/domain/week.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { useConfirmationPreview } from '../../app-api/queries.ts';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page } from '../../components/Page.tsx';
import { ReportDialog } from '../../panels/report-to-council/ReportDialog.tsx';
import { nextServiceId } from '../../panels/steps/next-service.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import { BeforeConfirm } from './BeforeConfirm.tsx';
import { BringInDialog } from './BringInDialog.tsx';
import { DoneWeek } from './DoneWeek.tsx';
import { PlanChanges } from './PlanChanges.tsx';
import { PortalPages } from './PortalPages.tsx';
import styles from './portal-export.module.css';
import { ServicePart } from './ServicePart.tsx';
import { GetExport } from './steps.tsx';

export function PortalExportScreen() {
  const { week, go } = useWorkspace();
  const { run } = useAppCalls();
  const { weekStart, files } = week;
  const [preview, setPreview] = useState<ExportPreview | null>(null);
  const { value: figures, problem } = useConfirmationPreview(weekStart);
  const [reporting, setReporting] = useState<FileService | null>(null);
  if (files === undefined) return null;

  const bringIn = async () => {
    const shown = await run('files.choose-export', { weekStart });
    if (shown !== null) setPreview(shown);
  };
  const { status, services } = files;
  return (
    <Page
      title="To the council by files"
      lead={`Week ${formatWeek(weekStart)}. The portal’s own pages are opened in your browser; this page says what to do there, and keeps what shows that it was done.`}
    >
      {status.tone === 'done' ? (
        <DoneWeek />
      ) : status.tone === 'open' || services.length < 2 ? null : (
        <Notice tone={status.tone === 'attention' ? 'error' : 'attention'} sentence={status.sentence} />
      )}
      {services.length === 0 ? (
        <section id={nextServiceId} className={styles.service}>
          <h2>Get the week</h2>
          <Notice tone={status.tone === 'open' ? 'information' : 'attention'} sentence={status.sentence} />
          <GetExport service="" weekStart={weekStart} onBringIn={bringIn} />
        </section>
      ) : (
        services.map((service) => (
          <ServicePart
            key={service.service}
            service={service}
            actual={figures?.services.find((one) => one.service === service.service)?.actual ?? null}
            isNext={files.next.service === service.service}
            onBringIn={bringIn}
            onReport={() => setReporting(service)}
          />
        ))
      )}
      {services.length === 0 || services.some(({ state }) => state === 'no-export') ? null : (
        <div className={styles.buttons}>
          <Button onPress={() => bringIn()}>Bring in another export…</Button>
          {status.tone === 'done' ? null : <Button onPress={() => go({ name: 'evidence' })}>See the evidence…</Button>}
        </div>
      )}
      <PlanChanges />
      <PortalPages />
      {problem === null ? null : <Notice tone="error" sentence={problem.sentence} action={problem.action} />}
      {figures === null || !week.generated ? null : <BeforeConfirm preview={figures} />}
      {preview === null ? null : <BringInDialog preview={preview} onClose={() => setPreview(null)} />}
      {reporting === null ? null : <ReportDialog service={reporting} onClose={() => setReporting(null)} />}
    </Page>
  );
}

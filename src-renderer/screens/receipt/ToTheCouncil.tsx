// A week that is closed at the provider's own hub still has to go to the council: the steps there, and what was reported.
import { useState } from 'react';
import type { HubWeekView } from '../../../src-shared/app-api/files-week.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { Button } from '../../components/Button.tsx';
import { Buttons } from '../../components/Dialog.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Part } from '../../components/Page.tsx';
import { ReportDialog } from '../../panels/report-to-council/ReportDialog.tsx';
import { useWorkspace } from '../../workspace/workspace.ts';
import styles from './receipt.module.css';

export function ToTheCouncil({ hub }: { hub: HubWeekView }) {
  const { week, council, exportFile, serviceName } = useWorkspace();
  const { run, say } = useAppCalls();
  const [reporting, setReporting] = useState<string | null>(null);
  return (
    <Part title={`To ${council.name}`}>
      {hub.isReported ? null : (
        <>
          <Notice
            tone="attention"
            sentence="Closed at the hub, not yet with the council."
            action="One person takes it there and reports it here."
          />
          <ol className={styles.steps}>
            <li>Save the council’s file of this week.</li>
            <li>Upload it in the council’s portal, on the week’s actuals.</li>
            <li>Compare there what the portal shows, and confirm it in Scheduled Payments.</li>
            <li>Report here who confirmed, and when.</li>
          </ol>
          <div>
            <Button onPress={exportFile}>Save the council’s file…</Button>
          </div>
        </>
      )}
      <ul className={styles.steps}>
        {hub.services.map(({ service, reported }) => (
          <li key={service}>
            <p>
              {serviceName(service)}: {reported === null ? 'nobody has reported it.' : reported.sentence}
            </p>
            <Buttons>
              {reported === null ? (
                <Button onPress={() => setReporting(service)}>Report the confirmation…</Button>
              ) : (
                <Button
                  look="quiet"
                  onPress={async () => {
                    const input = { weekStart: week.weekStart, service, id: reported.id };
                    if ((await run('files.withdraw', input)) !== null) say('Taken back. Both stay in the history.');
                  }}
                >
                  Take back
                </Button>
              )}
            </Buttons>
          </li>
        ))}
      </ul>
      {reporting === null ? null : <ReportDialog service={{ service: reporting }} onClose={() => setReporting(null)} />}
    </Part>
  );
}

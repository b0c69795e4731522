// The one primary button: always the next step, and it does that step or goes where it is done.
import { useState } from 'react';
import { useAppCalls } from '../app-api/app-calls.tsx';
import { Button } from '../components/Button.tsx';
import { goToAgreement } from '../panels/before-confirm/agreement.ts';
import { goToNextService } from '../panels/steps/next-service.ts';
import { nextStepLabel } from '../words/next-step.ts';
import { useWorkspace } from '../workspace/workspace.ts';

export function NextStepButton() {
  const { week, screen, go, goToNextProblem, signIn } = useWorkspace();
  const { run, say } = useAppCalls();
  const [busy, setBusy] = useState(false);
  const { next, weekStart } = week;
  // Without an export the week's own page is that of the files.
  const isFilesPage =
    screen.name === 'portal-export' || (screen.name === 'week' && week.files !== undefined && !week.generated);

  const take = async () => {
    switch (next.step) {
      case 'generate':
        if ((await run('week.generate', { weekStart })) !== null) say('The week is generated.');
        return;
      case 'resolve-conflicts':
        go({ name: 'two-versions' });
        return;
      case 'mend-rejected': {
        go({ name: 'problems' });
        return;
      }
      case 'fix':
      case 'acknowledge':
        // Already on the worklist, the next step is its first item.
        if (screen.name === 'problems') goToNextProblem();
        else go({ name: 'problems' });
        return;
      case 'sign-in':
        signIn();
        return;
      case 'go-online':
        if ((await run('sync.work-offline', { offline: false })) !== null) await run('sync.now', {});
        return;
      case 'wait-for-sunday':
      case 'confirm':
      case 'ask-confirmer':
        if (screen.name === 'confirm') goToAgreement();
        else go({ name: 'confirm' });
        return;
      case 'files':
        if (next.fileStep === 'record') {
          const open = week.rows.find(({ knowledge, actual }) => knowledge === 'untouched' && actual !== null);
          const place = { show: 'untouched', column: 'missed' } as const;
          go({ name: 'week', place: open === undefined ? null : { ...place, lineId: open.line.id } });
        } else if (next.fileStep === 'nothing') go({ name: 'evidence' });
        else if (isFilesPage) goToNextService();
        else go({ name: 'portal-export' });
        return;
      case 'see-receipt':
        go({ name: 'receipt' });
        return;
    }
  };

  const leadsToStatement = next.step === 'confirm' && screen.name === 'confirm';
  const isOnPage = leadsToStatement || (next.step === 'files' && isFilesPage);
  return (
    <Button
      // On the page itself the button there is the one that does it.
      look={isOnPage ? 'plain' : 'primary'}
      isDisabled={busy}
      onPress={async () => {
        setBusy(true);
        await take();
        setBusy(false);
      }}
    >
      {leadsToStatement ? 'Go to the statement' : nextStepLabel(next)}
    </Button>
  );
}

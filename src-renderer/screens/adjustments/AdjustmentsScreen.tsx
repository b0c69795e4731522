// Adjustments, that is changes to a service: what lasts longer than a week and needs a request, the requests with their clock, services that
// ended, and what is still running.
import { useState } from 'react';
import type { AdjustmentRequest, ServiceEnd } from '../../../src-shared/domain/lines.ts';
import { adjustmentDraft, missingLineDraft, serviceEndDraft } from '../../../src-shared/messages/adjustment-draft.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { useCare } from '../../app-api/care-queries.ts';
import { Button } from '../../components/Button.tsx';
import { Buttons } from '../../components/Dialog.tsx';
import { Page, Part } from '../../components/Page.tsx';
import { KnownTooLate } from '../../panels/known-too-late/KnownTooLate.tsx';
import { type DraftMessage, MessageDialog } from '../../panels/message/MessageDialog.tsx';
import type { RequestStart } from '../../recording/read-request.ts';
import { dateOf } from '../../words/time.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import { AwaitedPart } from './AwaitedPart.tsx';
import { EndDialog } from './EndDialog.tsx';
import { EndsTable } from './EndsTable.tsx';
import { MissingLineDialog } from './MissingLineDialog.tsx';
import { Needed } from './Needed.tsx';
import { RequestDialog } from './RequestDialog.tsx';
import { RequestsTable } from './RequestsTable.tsx';
import { Running } from './Running.tsx';

type OpenDialog =
  | { what: 'request'; request: AdjustmentRequest | null; start: RequestStart | null }
  | { what: 'end'; end: ServiceEnd | null }
  | { what: 'missing-line' }
  | { what: 'message'; message: DraftMessage };

export function AdjustmentsScreen({ requestId, start }: { requestId: string | null; start: RequestStart | null }) {
  const { week, council, now } = useWorkspace();
  const { run, say } = useAppCalls();
  const { value: care } = useCare();
  const [open, setOpen] = useState<OpenDialog | null>(() => {
    const asked = week.adjustments.find((request) => request.id === requestId) ?? null;
    return asked === null && start === null ? null : { what: 'request', request: asked, start };
  });
  const person = (ssRef: string) => care?.people.find((one) => one.ssRef === ssRef) ?? null;
  const close = () => setOpen(null);

  const draftRequest = (request: AdjustmentRequest) => {
    if (care === null) return;
    const draft = adjustmentDraft(request, person(request.ssRef), care.lines, council);
    setOpen({
      what: 'message',
      message: {
        ...draft,
        title: 'What to write into the council’s form',
        topic: null,
        formUrl: council.adjustment.formUrl,
        ssRef: request.ssRef,
      },
    });
  };
  const tellEnd = (end: ServiceEnd) => {
    if (care === null) return;
    const draft = serviceEndDraft(end, person(end.ssRef), { lines: care.lines, today: dateOf(now) });
    setOpen({
      what: 'message',
      message: { ...draft, title: 'Tell the council', topic: 'service-ended', formUrl: null, ssRef: end.ssRef },
    });
  };
  const remove = async (kind: 'adjustment' | 'end', id: string) => {
    if ((await run('care.remove', { kind, id })) !== null) say('Removed. Undo brings it back.', 'may-undo');
  };

  return (
    <Page
      title="Adjustments"
      lead={`A change of more than ${council.temporaryDays} days needs a request, sent within ${council.adjustment.submitWithinDays} days. Approved by ${council.adjustment.approvedBy}.`}
    >
      <Buttons>
        <Button onPress={() => setOpen({ what: 'request', request: null, start: null })}>Begin a request…</Button>
        <Button onPress={() => setOpen({ what: 'end', end: null })}>Record an end of service or a death…</Button>
        <Button onPress={() => setOpen({ what: 'missing-line' })}>A line is missing from the portal…</Button>
      </Buttons>
      <Needed
        onBegin={(start) => setOpen({ what: 'request', request: null, start })}
        onOpen={(request) => setOpen({ what: 'request', request, start: null })}
      />
      {care === null ? null : (
        <>
          <AwaitedPart care={care} onRemind={(message) => setOpen({ what: 'message', message })} />
          <Part title={`Requests for adjustment (${care.adjustments.length})`}>
            <RequestsTable
              care={care}
              onChange={(request) => setOpen({ what: 'request', request, start: null })}
              onDraft={draftRequest}
              onRemove={(request) => void remove('adjustment', request.id)}
            />
          </Part>
          <KnownTooLate />
          <Part title={`Ends of service (${care.ends.length})`}>
            <EndsTable
              care={care}
              onChange={(end) => setOpen({ what: 'end', end })}
              onTell={tellEnd}
              onRemove={(id) => void remove('end', id)}
            />
          </Part>
        </>
      )}
      <Running />
      {care !== null && open?.what === 'request' ? (
        <RequestDialog care={care} request={open.request} start={open.start} onClose={close} />
      ) : null}
      {care !== null && open?.what === 'end' ? (
        <EndDialog care={care} end={open.end} onClose={close} onSaved={tellEnd} />
      ) : null}
      {care !== null && open?.what === 'missing-line' ? (
        <MissingLineDialog
          care={care}
          onClose={close}
          onChosen={(missing) => {
            const draft = missingLineDraft(missing, care.lines);
            setOpen({
              what: 'message',
              message: {
                ...draft,
                title: 'Tell the council about the missing line',
                topic: 'line-missing',
                formUrl: null,
                ssRef: missing.ssRef === '' ? null : missing.ssRef,
              },
            });
          }}
        />
      ) : null}
      {open?.what === 'message' ? <MessageDialog message={open.message} onClose={close} /> : null}
    </Page>
  );
}

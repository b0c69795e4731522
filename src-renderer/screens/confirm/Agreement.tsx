// The statement to agree to, what stands in its way, and the one button that confirms.
import type { ConfirmationPreview } from '../../../src-shared/app-api/index.ts';
import { count } from '../../../src-shared/domain/count.ts';
import { Button } from '../../components/Button.tsx';
import { Checkbox } from '../../components/Choices.tsx';
import { Buttons } from '../../components/Dialog.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Part } from '../../components/Page.tsx';
import { agreementId } from '../../panels/before-confirm/agreement.ts';
import { formatMoment } from '../../words/time.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import styles from './confirm.module.css';
import type { NotConfirmed, useConfirming } from './use-confirming.ts';
import { passesByItself, whyNotYet } from './why-not-yet.ts';

interface AgreementProps {
  preview: ConfirmationPreview;
  confirming: ReturnType<typeof useConfirming>;
}

export function Agreement({ preview, confirming }: AgreementProps) {
  const { week, go, now, sync, account, canSend, signIn } = useWorkspace();
  const { services, agreed, agree, sending, outcome, offered, send, sendLater } = confirming;
  const facts = { week, sync, roles: account.roles, canSend };
  const notYet = whyNotYet(facts);
  const later = passesByItself(facts);
  return (
    <Part title="What you agree to" id={agreementId}>
      {outcome === null ? null : <Outcome outcome={outcome} />}
      <blockquote className={styles.statement}>{preview.statement}</blockquote>
      <Checkbox isSelected={agreed} isDisabled={services.length === 0 || (notYet !== null && !later)} onChange={agree}>
        I agree to this statement
      </Checkbox>
      {notYet === null ? null : (
        <Notice tone="information" sentence={notYet.sentence} action={notYet.action}>
          {canSend ? undefined : <Button onPress={signIn}>Sign in</Button>}
        </Notice>
      )}
      {preview.toSend > 0 ? <p className={styles.soft}>{count(preview.toSend, 'change')} will be sent first.</p> : null}
      {later || offered ? (
        <p className={styles.soft}>
          You can agree now. The app confirms the week as soon as it reaches the portal and you are signed in, and only
          if it is still what you see here; otherwise it asks you again.
        </p>
      ) : null}
      <Buttons>
        {later || offered ? (
          <Button
            look={later ? 'primary' : 'plain'}
            isDisabled={sending}
            whyNot={whyNothingToConfirm(services, agreed)}
            onPress={() => sendLater()}
          >
            Confirm when back online
          </Button>
        ) : null}
        <Button
          look={later ? 'plain' : 'primary'}
          isDisabled={sending}
          whyNot={notYet?.sentence ?? whyNothingToConfirm(services, agreed)}
          onPress={() => send()}
        >
          {sending
            ? 'Confirming…'
            : services.length === 0
              ? 'Nothing to confirm yet'
              : `Confirm ${count(services.length, 'service')}`}
        </Button>
        <Button onPress={() => go({ name: 'week', place: null })}>Back to the week</Button>
      </Buttons>
      <p className={styles.soft}>It is now {formatMoment(now)} by the portal’s clock.</p>
    </Part>
  );
}

function whyNothingToConfirm(services: readonly string[], agreed: boolean): string | null {
  if (services.length === 0) return 'No service that is ready is ticked above.';
  return agreed ? null : 'Agree to the statement first.';
}

function Outcome({ outcome }: { outcome: NotConfirmed }) {
  switch (outcome.outcome) {
    case 'changed':
      return (
        <div role="alert">
          <Notice
            tone="attention"
            sentence="Nothing was confirmed: something changed."
            action={`${outcome.sentence} Look again, then agree again.`}
          />
        </div>
      );
    case 'not-sent':
      return (
        <div role="alert">
          <Notice
            tone="error"
            sentence={`Nothing was confirmed. ${outcome.problem.sentence}`}
            action={outcome.problem.action}
          />
        </div>
      );
  }
}

// Confirming: what stands in the week, which services are ready, what will be paid, and the statement to agree to. One
// button, after which either the portal's receipt is shown or a plain word that nothing was confirmed.
import { useState } from 'react';
import type { ConfirmationPreview, ConfirmOutcome } from '../../../src-shared/app-api/index.ts';
import { count } from '../../../src-shared/domain/count.ts';
import { formatWeek } from '../../../src-shared/domain/week.ts';
import { useCommands } from '../../app-api/commands.tsx';
import { useConfirmationPreview } from '../../app-api/queries.ts';
import { Button } from '../../components/Button.tsx';
import { Checkbox } from '../../components/Choices.tsx';
import { Buttons } from '../../components/Dialog.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page, Part } from '../../components/Page.tsx';
import { agreementId } from '../../panels/before-confirm/agreement.ts';
import { ByReason } from '../../panels/before-confirm/ByReason.tsx';
import { ChangesSinceViewed } from '../../panels/before-confirm/ChangesSinceViewed.tsx';
import { ServicesTable } from '../../panels/before-confirm/ServicesTable.tsx';
import { DeadlinesPart } from '../../panels/deadlines/DeadlinesPart.tsx';
import { WhyNotPaid } from '../../panels/payable/WhyNotPaid.tsx';
import { Steps } from '../../panels/steps/Steps.tsx';
import { formatMoment } from '../../words/time.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import styles from './confirm.module.css';
import { passesByItself, whyNotYet } from './why-not-yet.ts';

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
  const { week, go, now, sync, account, canSend, signIn } = useWorkspace();
  const { run, say } = useCommands();
  /** What the person took out; ready services are in unless taken out. */
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  /** The statement agreed to: another statement is not agreed to. */
  const [agreed, setAgreed] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const [outcome, setOutcome] = useState<Exclude<ConfirmOutcome, { outcome: 'confirmed' }> | null>(null);

  const ready = preview.services.filter((service) => service.ready && service.state !== 'confirmed');
  const services = ready.map((service) => service.service).filter((service) => !left.has(service));
  const untouched = preview.services.reduce((sum, service) => sum + service.untouched, 0);
  const situation = { week, sync, roles: account.roles, canSend };
  const notYet = whyNotYet(situation);
  const later = passesByItself(situation);
  /** Set when the portal could not be reached: what was agreed to can go when it can. */
  const [offered, setOffered] = useState(false);

  const send = async () => {
    setSending(true);
    setOutcome(null);
    const { statement, id } = preview;
    const answer = await run('confirm.send', { weekStart: week.weekStart, services, statement, previewId: id });
    setSending(false);
    if (answer === null) return;
    if (answer.outcome === 'confirmed') {
      say(week.hub === undefined ? 'Confirmed. Here is the receipt.' : 'Closed at the hub. Here is its receipt.');
      await run('confirm.viewed', { weekStart: week.weekStart });
      go({ name: 'receipt' });
      return;
    }
    const outOfReach = answer.outcome === 'not-sent' && outOfReachCodes.has(answer.problem.code);
    setOffered(outOfReach);
    // What was agreed to still stands, and can wait for the portal.
    if (!outOfReach) setAgreed(null);
    setOutcome(answer);
  };

  const sendLater = async () => {
    const { statement, id } = preview;
    const given = { weekStart: week.weekStart, services, statement, previewId: id ?? '' };
    if ((await run('confirm.when-online', given)) === null) return;
    setAgreed(null);
    setOutcome(null);
    setOffered(false);
    say('It will be confirmed when the portal can be reached, if nothing changed. Nothing is confirmed yet.');
  };

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
      <Part title="Services">
        <ServicesTable
          preview={preview}
          week={week}
          choice={{
            chosen: new Set(services),
            onChoose: (service, chosen) => {
              const next = new Set(left);
              if (chosen) next.delete(service);
              else next.add(service);
              setLeft(next);
            },
          }}
        />
      </Part>
      <ByReason preview={preview} />
      <WhyNotPaid />
      <DeadlinesPart />
      <Part title="What you agree to" id={agreementId}>
        {outcome === null ? null : <Outcome outcome={outcome} />}
        <blockquote className={styles.statement}>{preview.statement}</blockquote>
        <Checkbox
          isSelected={agreed === preview.statement}
          isDisabled={services.length === 0 || (notYet !== null && !later)}
          onChange={(selected) => setAgreed(selected ? preview.statement : null)}
        >
          I agree to this statement
        </Checkbox>
        {notYet === null ? null : (
          <Notice tone="information" sentence={notYet.sentence} action={notYet.action}>
            {canSend ? undefined : <Button onPress={signIn}>Sign in</Button>}
          </Notice>
        )}
        {preview.toSend > 0 ? (
          <p className={styles.soft}>{count(preview.toSend, 'change')} will be sent first.</p>
        ) : null}
        {later || offered ? (
          <p className={styles.soft}>
            You can agree now. The app confirms the week as soon as it reaches the portal and you are signed in, and
            only if it is still what you see here; otherwise it asks you again.
          </p>
        ) : null}
        <Buttons>
          {later || offered ? (
            <Button
              look={later ? 'primary' : 'plain'}
              isDisabled={agreed !== preview.statement || services.length === 0 || sending}
              onPress={() => void sendLater()}
            >
              Confirm when back online
            </Button>
          ) : null}
          <Button
            look={later ? 'plain' : 'primary'}
            isDisabled={agreed !== preview.statement || services.length === 0 || notYet !== null || sending}
            onPress={() => void send()}
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
    </>
  );
}

/** The portal could not be reached, so nothing was sent: not a refusal. */
const outOfReachCodes = new Set([
  'portal-unreachable',
  'portal-busy',
  'portal-timed-out',
  'portal-broken-off',
  'portal-answer-cut-off',
  'not-the-portal',
  'portal-redirected',
  'portal-not-secure',
  'sign-in-again',
]);

function Outcome({ outcome }: { outcome: Exclude<ConfirmOutcome, { outcome: 'confirmed' }> }) {
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

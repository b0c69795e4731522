// Confirming as it goes on: which services are in, whether the statement is agreed to, and what came of sending it. What
// must stay true: another statement than the one on screen is never agreed to.
import { useState } from 'react';
import {
  type ConfirmationPreview,
  type ConfirmOutcome,
  type ProblemCode,
  passesByItself,
} from '../../../src-shared/app-api/index.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { useWorkspace } from '../../workspace/workspace.ts';

export type NotConfirmed = Exclude<ConfirmOutcome, { outcome: 'confirmed' }>;

export function useConfirming(preview: ConfirmationPreview) {
  const { week, go } = useWorkspace();
  const { run, say } = useAppCalls();
  /** What the person took out; ready services are in unless taken out. */
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [agreed, setAgreed] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const [outcome, setOutcome] = useState<NotConfirmed | null>(null);
  /** Set when the portal could not be reached: what was agreed to can go when it can. */
  const [offered, setOffered] = useState(false);
  const { statement, id } = preview;

  const ready = preview.services.filter((service) => service.ready && service.state !== 'confirmed');
  const services = ready.map((service) => service.service).filter((service) => !left.has(service));

  const send = async () => {
    setSending(true);
    setOutcome(null);
    const answer = await run('confirm.send', { weekStart: week.weekStart, services, statement, previewId: id });
    setSending(false);
    if (answer === null) return;
    if (answer.outcome === 'confirmed') {
      say(week.hub === undefined ? 'Confirmed. Here is the receipt.' : 'Closed at the hub. Here is its receipt.');
      await run('confirm.viewed', { weekStart: week.weekStart });
      go({ name: 'receipt' });
      return;
    }
    const outOfReach = answer.outcome === 'not-sent' && isOutOfReach(answer.problem.code);
    setOffered(outOfReach);
    // What was agreed to still stands, and can wait for the portal.
    if (!outOfReach) setAgreed(null);
    setOutcome(answer);
  };

  const sendLater = async () => {
    const given = { weekStart: week.weekStart, services, statement, previewId: id ?? '' };
    if ((await run('confirm.when-online', given)) === null) return;
    setAgreed(null);
    setOutcome(null);
    setOffered(false);
    say('It will be confirmed when the portal can be reached, if nothing changed. Nothing is confirmed yet.');
  };

  return {
    services,
    choose: (service: string, chosen: boolean) => {
      const next = new Set(left);
      if (chosen) next.delete(service);
      else next.add(service);
      setLeft(next);
    },
    agreed: agreed === statement,
    agree: (yes: boolean) => setAgreed(yes ? statement : null),
    sending,
    outcome,
    offered,
    send,
    sendLater,
  };
}

/** The portal could not be reached, so nothing was sent: not a refusal. */
function isOutOfReach(code: ProblemCode): boolean {
  // A confirmation whose answer was not seen was sent: the app asks for its receipt, and nothing is agreed to anew.
  return code !== 'confirmation-unknown' && passesByItself(code);
}

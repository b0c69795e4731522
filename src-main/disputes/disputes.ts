// Answering a dispute: saved here first, then sent; the council's word comes with the feed.
import type { AppResult } from '../../src-shared/app-api/index.ts';
import { type AccountContext, ok, refuse } from '../use-case/account-context.ts';
import { gone } from '../use-case/refusals.ts';
import { save } from '../use-case/save.ts';

export function answerDispute(
  context: AccountContext,
  disputeId: string,
  text: string,
): AppResult<Record<string, never>> {
  const dispute = context.store.disputes.get(disputeId);
  if (dispute === null) return gone('That dispute');
  if (dispute.state === 'closed') {
    return refuse('dispute-closed', 'The council has closed this dispute.', 'Ask about the payment instead.');
  }
  const { weekStart } = dispute;
  const saved = save(context, { what: 'answer-dispute', weekStart }, (write) => write.disputeMessage(disputeId, text));
  return saved.ok ? ok({}) : saved;
}

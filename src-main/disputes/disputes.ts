// The council's disputes, and answering one: saved here first, then sent; the council's word comes with the feed.

import type { AppAnswer, AppHandlers, AppResult } from '../../src-shared/app-api/index.ts';
import { personName } from '../../src-shared/domain/names.ts';
import { formatDifference, formatQuantity } from '../../src-shared/domain/quantity.ts';
import type { AccountContext } from '../use-case/account-context.ts';
import { noLongerThere } from '../use-case/refusals.ts';
import { ok, refuse } from '../use-case/result.ts';
import { save } from '../use-case/save.ts';

export function answerDispute(
  context: AccountContext,
  disputeId: string,
  text: string,
): AppResult<Record<string, never>> {
  const dispute = context.store.disputes.get(disputeId);
  if (dispute === null) return noLongerThere('That dispute');
  if (dispute.state === 'closed') {
    return refuse('dispute-closed', 'The council has closed this dispute.', 'Ask about the payment instead.');
  }
  const { weekStart } = dispute;
  const saved = save(context, { what: 'answer-dispute', weekStart }, (write) => write.disputeMessage(disputeId, text));
  return saved.ok ? ok({}) : saved;
}

export function disputeViews({ store }: Pick<AccountContext, 'store'>): AppAnswer<'dispute.list'>['disputes'] {
  const unsent = store.outbox.unsent();
  return store.disputes.all().map((dispute) => {
    const line = store.lines.get(dispute.lineId);
    const actual = store.actuals.get(dispute.weekStart, dispute.lineId)?.actual;
    return {
      ...dispute,
      person: personName(line === null ? null : store.people.get(line.ssRef), line?.ssRef ?? 'not known'),
      ssRef: line?.ssRef ?? '',
      service: line?.service ?? '',
      figures:
        actual === undefined
          ? ''
          : [
              `${formatQuantity(actual.planned)} planned`,
              `${formatQuantity(actual.actual)} actual`,
              formatDifference(actual),
            ]
              .filter((part) => part !== '')
              .join(', '),
      unsent: unsent.flatMap((row) =>
        row.kind === 'dispute-message' && row.disputeId === dispute.id ? [row.body.text] : [],
      ),
    };
  });
}

export function disputeHandlers(context: AccountContext): AppHandlers<'dispute'> {
  return {
    'dispute.list': () => ok({ disputes: disputeViews(context) }),
    'dispute.answer': ({ disputeId, text }) => answerDispute(context, disputeId, text),
  };
}

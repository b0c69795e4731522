// A question about a week's payment, drafted with what can be expected by what is recorded and what the portal says of it.
import { useState } from 'react';
import type { AppAnswer } from '../../../src-shared/app-api/index.ts';
import { formatDate, formatWeek, type PlainDate } from '../../../src-shared/domain/week.ts';
import { paymentQueryDraft } from '../../../src-shared/messages/week-draft.ts';
import { usePayable } from '../../app-api/queries.ts';
import { Button } from '../../components/Button.tsx';
import { MessageDialog } from '../../panels/message/MessageDialog.tsx';
import { pounds } from './pounds.ts';

interface PaymentQueryProps {
  weekStart: PlainDate;
  /** Of that week. */
  payments: AppAnswer<'care.list'>['payments'];
  lines: AppAnswer<'care.list'>['lines'];
}

export function PaymentQuery(props: PaymentQueryProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <div>
      <Button onPress={() => setOpen(true)}>{`Ask about the payment for ${formatWeek(props.weekStart)}…`}</Button>
      {isOpen ? <QueryDialog {...props} onClose={() => setOpen(false)} /> : null}
    </div>
  );
}

function QueryDialog({ weekStart, payments, lines, onClose }: PaymentQueryProps & { onClose: () => void }) {
  const payable = usePayable(weekStart).value?.lines ?? [];
  const serviceOf = new Map(lines.map(({ id, service }) => [id, service]));
  const expected = new Map<string, number>();
  for (const { lineId, payable: hours } of payable) {
    const service = serviceOf.get(lineId ?? '');
    if (service !== undefined) expected.set(service, (expected.get(service) ?? 0) + hours);
  }
  const services = [...new Set([...expected.keys(), ...payments.map(({ service }) => service)])].sort();
  const draft = paymentQueryDraft(
    weekStart,
    services.map((service) => ({
      service,
      expected: expected.get(service) ?? null,
      paid: payments
        .filter((payment) => payment.service === service)
        .map(paidWords)
        .join(', '),
    })),
  );
  const message = {
    ...draft,
    title: 'Ask about a payment',
    topic: 'payment-query' as const,
    formUrl: null,
    ssRef: null,
  };
  return <MessageDialog message={message} onClose={onClose} />;
}

function paidWords({ state, amountPence, paidOn }: PaymentQueryProps['payments'][number]): string {
  const amount = pounds.format(amountPence / 100);
  if (state !== 'processed') return `${amount} scheduled`;
  return `${amount} paid${paidOn === null ? '' : ` on ${formatDate(paidOn)}`}`;
}

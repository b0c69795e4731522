// What the council will pay and what it paid, a week at a time, as the portal says it.
import type { AppAnswer } from '../../../src-shared/app-api/index.ts';
import { formatDate, formatWeek } from '../../../src-shared/domain/week.ts';
import { useCare } from '../../app-api/care-queries.ts';
import { Notice } from '../../components/Notice.tsx';
import { Page, Part } from '../../components/Page.tsx';
import tableStyles from '../../components/table.module.css';
import { Mark } from '../../marks/Mark.tsx';
import { useWorkspace } from '../../workspace/workspace.ts';
import { PaymentQuery } from './PaymentQuery.tsx';
import { pounds } from './pounds.ts';

type Payments = AppAnswer<'care.list'>['payments'];

export function PaymentsScreen() {
  const { account, week } = useWorkspace();
  const { value, problem } = useCare();
  const payments = value?.payments ?? [];
  const weeks = [...new Set(payments.map(({ weekStart }) => weekStart))].sort().reverse();
  return (
    <Page title="Payments" lead="Scheduled is what will be paid; once a payment is processed, its week is closed.">
      {problem === null ? null : <Notice tone="error" sentence={problem.sentence} action={problem.action} />}
      {value !== null && payments.length === 0 ? (
        <p>
          {account.connection.kind === 'files'
            ? 'The portal’s files hold no payments: look in Scheduled Payments there. What was reported of a week stands with its council files.'
            : 'No payments yet. They come with the sync after a week is confirmed.'}
        </p>
      ) : null}
      {value === null || weeks.includes(week.weekStart) || !week.generated ? null : (
        <PaymentQuery weekStart={week.weekStart} payments={[]} lines={value.lines} />
      )}
      {weeks.map((weekStart) => (
        <Part key={weekStart} title={`Week ${formatWeek(weekStart)}`}>
          <WeekPayments payments={payments.filter((payment) => payment.weekStart === weekStart)} />
          <PaymentQuery
            weekStart={weekStart}
            payments={payments.filter((payment) => payment.weekStart === weekStart)}
            lines={value?.lines ?? []}
          />
        </Part>
      ))}
    </Page>
  );
}

function WeekPayments({ payments }: { payments: Payments }) {
  const { serviceName } = useWorkspace();
  const total = payments.reduce((sum, { amountPence }) => sum + amountPence, 0);
  return (
    <div className={tableStyles.scroll}>
      <table className={tableStyles.table}>
        <thead>
          <tr>
            <th scope="col">Service</th>
            <th scope="col">State</th>
            <th scope="col" className={tableStyles.number}>
              Amount
            </th>
          </tr>
        </thead>
        <tbody>
          {payments.map((payment) => (
            <tr key={payment.id}>
              <th scope="row">{serviceName(payment.service)}</th>
              <td>
                {payment.state === 'processed' ? (
                  <Mark shape="tick" tone="done">
                    Paid{payment.paidOn === null ? '' : ` on ${formatDate(payment.paidOn)}`}
                  </Mark>
                ) : (
                  <Mark shape="ring" tone="plain">
                    Scheduled
                  </Mark>
                )}
              </td>
              <td className={tableStyles.number}>{pounds.format(payment.amountPence / 100)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              Total
            </th>
            <td className={tableStyles.number}>{pounds.format(total / 100)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

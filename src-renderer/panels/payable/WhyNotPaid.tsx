// What of the week is not paid, and why; apart from it, the hours on which the guidance is silent.
import { formatSum } from '../../../src-shared/domain/quantity.ts';
import { usePayable } from '../../app-api/queries.ts';
import { Part } from '../../components/Page.tsx';
import { Table } from '../../components/Table.tsx';
import table from '../../components/table.module.css';
import { Mark } from '../../marks/Mark.tsx';
import { chargedWords, paidWords } from '../../words/payable.ts';
import { useWorkspace } from '../../workspace/workspace.ts';

export function WhyNotPaid() {
  const { week } = useWorkspace();
  const { value } = usePayable(week.weekStart);
  if (value === null) return null;
  const { payable, notPayable, notSaid, reasons } = value.week;
  return (
    <Part title="What will be paid">
      <p>
        Of {formatSum(payable + notPayable)} hours planned or extra, {formatSum(payable)} can be expected to be paid and{' '}
        {formatSum(notPayable)} not
        {notSaid === 0
          ? '.'
          : `; on ${formatSum(notSaid)} of these the guidance says nothing, so they are taken as not paid.`}
      </p>
      {reasons.length === 0 ? null : (
        <Table
          head={
            <>
              <th scope="col">What is not paid</th>
              <th scope="col" className={table.number}>
                Hours
              </th>
              <th scope="col">Why</th>
              <th scope="col">By the guidance</th>
            </>
          }
        >
          {reasons.map((reason) => {
            const { shape, tone, words } = paidWords(reason.paid);
            // What the last column says is not said twice.
            const why = reason.why.toLowerCase() === words.toLowerCase() ? '' : reason.why;
            return (
              <tr key={`${reason.label} ${reason.why} ${reason.charged}`}>
                <th scope="row">{reason.label}</th>
                <td className={table.number}>{formatSum(reason.quantity)}</td>
                <td>{[why, chargedWords(reason.charged)].filter(Boolean).join('; ')}</td>
                <td>
                  <Mark shape={shape} tone={tone}>
                    {words}
                  </Mark>
                </td>
              </tr>
            );
          })}
        </Table>
      )}
    </Part>
  );
}

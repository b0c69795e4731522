// What the council will pay for the line, as far as its guidance says.
import { formatQuantity } from '../../../src-shared/quantity.ts';
import { usePayable } from '../../desk/queries.ts';
import { useWorkspace } from '../shell/workspace.ts';
import styles from './line-panel.module.css';

export function PaidPart({ lineId }: { lineId: string }) {
  const { week } = useWorkspace();
  const { value } = usePayable(week.weekStart);
  const payable = value?.lines.find((line) => line.lineId === lineId);
  if (payable === undefined) return null;
  return (
    <section className={styles.part}>
      <h3>What will be paid</h3>
      <dl className={styles.facts}>
        <dt>To be paid</dt>
        <dd>{formatQuantity(payable.payable)}</dd>
        <dt>Not paid</dt>
        <dd>{formatQuantity(payable.notPayable)}</dd>
        {payable.notSaid === 0 ? null : (
          <>
            <dt>Not said</dt>
            <dd>{formatQuantity(payable.notSaid)}</dd>
          </>
        )}
      </dl>
      {payable.reasons.map((reason) => (
        <p key={`${reason.label} ${reason.why}`} className={styles.soft}>
          {reason.label} {formatQuantity(reason.quantity)}: {reason.why}
        </p>
      ))}
    </section>
  );
}

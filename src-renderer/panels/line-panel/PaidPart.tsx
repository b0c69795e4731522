// What the council will pay for the line, as far as its guidance says, and why not the rest.
import { formatQuantity } from '../../../src-shared/domain/quantity.ts';
import { usePayableLine } from '../../app-api/queries.ts';
import { Mark } from '../../marks/Mark.tsx';
import { chargedWords, paidWords } from '../../words/payable.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import styles from './line-panel.module.css';

export function PaidPart({ lineId }: { lineId: string }) {
  const { week } = useWorkspace();
  const { value } = usePayableLine(week.weekStart, lineId);
  const payable = value?.line ?? null;
  if (payable === null) return null;
  return (
    <section className={styles.part}>
      <h3>What will be paid</h3>
      <dl className={styles.facts}>
        <dt>To be paid</dt>
        <dd>
          {formatQuantity(payable.payable)} ({formatQuantity(payable.planned)} planned)
        </dd>
        <dt>Not paid</dt>
        <dd>{formatQuantity(payable.notPayable)}</dd>
        {payable.notSaid === 0 ? null : (
          <>
            <dt>Not said</dt>
            <dd>{formatQuantity(payable.notSaid)} of these: the guidance does not say</dd>
          </>
        )}
      </dl>
      <ul className={styles.list}>
        {payable.reasons.map((reason) => {
          const { shape, tone, words } = paidWords(reason.paid);
          const charged = chargedWords(reason.charged);
          return (
            <li key={`${reason.label} ${reason.why} ${reason.quantity}`}>
              <Mark shape={shape} tone={tone}>
                {words}
              </Mark>
              <p className={styles.soft}>
                {reason.label} {formatQuantity(reason.quantity)}: {reason.why}
                {charged === '' ? '' : `; ${charged}`}
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

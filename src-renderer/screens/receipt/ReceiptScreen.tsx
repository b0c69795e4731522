// The receipts of a week: the portal's word that it holds it, and whose word that is. Only here is a week "confirmed".
import type { AppAnswer } from '../../../src-shared/app-api/index.ts';
import { formatSum } from '../../../src-shared/domain/quantity.ts';
import { formatWeek } from '../../../src-shared/domain/week.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { useReceipts } from '../../app-api/queries.ts';
import { Button } from '../../components/Button.tsx';
import { Page } from '../../components/Page.tsx';
import { Mark } from '../../marks/Mark.tsx';
import { formatMoment } from '../../words/time.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import styles from './receipt.module.css';
import { ToTheCouncil } from './ToTheCouncil.tsx';

type Receipt = AppAnswer<'receipt.list'>['receipts'][number];

export function ReceiptScreen() {
  const { week, go } = useWorkspace();
  const { value } = useReceipts(week.weekStart);
  if (value === null) return null;
  return (
    <Page title={`Receipt for ${formatWeek(week.weekStart)}`} lead={value.words} width="reading">
      {value.receipts.length === 0 ? (
        <>
          <p>There is no receipt for this week yet. It comes when the portal confirms that it holds the week.</p>
          <div>
            <Button onPress={() => go({ name: 'confirm' })}>Go to Confirm</Button>
          </div>
        </>
      ) : null}
      {week.hub === undefined || value.receipts.length === 0 ? null : <ToTheCouncil hub={week.hub} />}
      {value.receipts.map((receipt) => (
        <ReceiptCard key={receipt.id} receipt={receipt} />
      ))}
      {value.receipts.length === 0 ? null : <SaveReceipt weekStart={week.weekStart} />}
    </Page>
  );
}

function SaveReceipt({ weekStart }: { weekStart: string }) {
  const { run, say } = useAppCalls();
  const save = async () => {
    const saved = await run('window.save-pdf', { suggestedName: `receipt-${weekStart}.pdf`, weekStart });
    if (saved !== null) say(`Saved as ${saved.path}`);
  };
  return (
    <div className={styles.save}>
      <Button onPress={() => save()}>Save as PDF…</Button>
      <p className={styles.soft}>The file is not encrypted: anybody who has it can read it.</p>
    </div>
  );
}

const authorityWords: Record<Receipt['authority'], string> = {
  council: 'Council portal',
  hub: 'Our own hub: closed at the hub, not yet with the council',
  practice: 'Practice portal: nothing reached a council',
};

function ReceiptCard({ receipt }: { receipt: Receipt }) {
  const { serviceName } = useWorkspace();
  const { totals } = receipt;
  return (
    <article className={styles.receipt} aria-label={`Receipt ${receipt.number}`}>
      <header className={styles.header}>
        <p className={styles.number}>{receipt.number}</p>
        {receipt.superseded ? (
          <Mark shape="triangle-open" tone="attention">
            The week was changed since: confirm again
          </Mark>
        ) : (
          <Mark shape="tick" tone="done">
            {receipt.authority === 'hub' ? 'Closed at the hub' : 'Confirmed'}
          </Mark>
        )}
      </header>
      <dl className={styles.facts}>
        <dt>{receipt.authority === 'hub' ? 'Closed by' : 'Confirmed by'}</dt>
        <dd>{receipt.confirmed.name}</dd>
        <dt>When</dt>
        <dd>
          {formatMoment(receipt.confirmed.at)}
          {receipt.late ? ', after the deadline' : ''}
        </dd>
        <dt>Held by</dt>
        <dd>{authorityWords[receipt.authority]}</dd>
        <dt>Services</dt>
        <dd>{receipt.services.map(serviceName).join(', ')}</dd>
        <dt>Lines</dt>
        <dd>{receipt.lines}</dd>
        <dt>Planned</dt>
        <dd>{formatSum(totals.planned)}</dd>
        <dt>Actual</dt>
        <dd>{formatSum(totals.actual)}</dd>
        <dt>Frustrated</dt>
        <dd>{formatSum(totals.frustrated)}</dd>
        <dt>Missed</dt>
        <dd>{formatSum(totals.missed)}</dd>
        <dt>Extra</dt>
        <dd>{formatSum(totals.extra)}</dd>
        <dt>Agreed to</dt>
        <dd>{receipt.statement}</dd>
        <dt>Check code</dt>
        <dd className={styles.soft}>
          <span className={styles.code}>{receipt.digest}</span>
          <br />
          Made of every line as it was confirmed: with any other figure it would be another code.
        </dd>
      </dl>
    </article>
  );
}

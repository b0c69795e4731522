// What changed since this person last looked, before anything else on the page: new problems first, then the lines that
// somebody else changed, with who and when.
import { useEffect } from 'react';
import type { ChangesSinceViewed as ViewedChanges } from '../../../src-shared/app-api/confirm.ts';
import { count } from '../../../src-shared/domain/count.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { useChangesSinceViewed } from '../../app-api/queries.ts';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Part } from '../../components/Page.tsx';
import { Table } from '../../components/Table.tsx';
import { formatMoment, formatShortMoment } from '../../words/time.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import { PersonOf } from '../finding/PersonOf.tsx';
import styles from './before-confirm.module.css';

export function ChangesSinceViewed() {
  const { week } = useWorkspace();
  const { run } = useAppCalls();
  const { value: since, refresh } = useChangesSinceViewed(week.weekStart);
  const first = since !== null && since.last === null && week.generated;
  // The first look is what later ones are compared with.
  useEffect(() => {
    if (first) void run('confirm.viewed', { weekStart: week.weekStart }).then(refresh);
  }, [first, run, refresh, week.weekStart]);
  if (since?.last == null) return null;
  const { last, byOthers, own, newFindings } = since;
  if (byOthers.length + own + newFindings.length === 0) {
    return <p className={styles.soft}>Nothing changed since you last looked, {formatMoment(last)}.</p>;
  }
  return (
    <Part title="Since you last looked">
      <NewFindings
        keys={newFindings}
        others={new Set(byOthers.filter(({ ownToo }) => !ownToo).map(({ lineId }) => lineId))}
      />
      <ByOthers lines={byOthers} />
      <p className={styles.soft}>
        {own === 0 ? '' : `You changed ${count(own, 'line')} yourself. `}You last looked on {formatMoment(last)}.
      </p>
      <div>
        <Button
          onPress={async () => {
            if ((await run('confirm.viewed', { weekStart: week.weekStart })) !== null) refresh();
          }}
        >
          I have seen these
        </Button>
      </div>
    </Part>
  );
}

/** @param others lines that only somebody else changed: their problems came from outside, and are told first */
function NewFindings({ keys, others }: { keys: ViewedChanges['newFindings']; others: ReadonlySet<string> }) {
  const { week, go } = useWorkspace();
  if (keys.length === 0) return null;
  const fresh = week.findings.filter(({ key }) => keys.includes(key));
  const brought = fresh.filter(({ lineId }) => lineId !== null && others.has(lineId));
  const rest = fresh.filter((finding) => !brought.includes(finding));
  // Where the week goes by files nothing is synced: a colleague's work comes in a packet.
  const carrier = week.files === undefined ? 'a sync' : 'a site packet';
  return (
    <>
      <Notice
        tone="attention"
        sentence={`${count(fresh.length, 'problem or warning is', 'problems or warnings are')} new${brought.length === 0 ? '' : `, ${brought.length} of them brought by ${carrier}`}.`}
        action={
          week.files === undefined
            ? 'Nothing is confirmed until they are dealt with.'
            : 'Deal with them before you confirm in the portal.'
        }
      >
        <Button onPress={() => go({ name: 'problems' })}>See the problems</Button>
      </Notice>
      <ul className={styles.fresh}>
        {[...brought, ...rest].map((finding) => (
          <li key={finding.key}>
            <PersonOf lineId={finding.lineId} withService linked />: {finding.message}
            {brought.includes(finding) ? ` This came with ${carrier}.` : ''}
          </li>
        ))}
      </ul>
    </>
  );
}

function ByOthers({ lines }: { lines: ViewedChanges['byOthers'] }) {
  if (lines.length === 0) return null;
  return (
    <Table
      caption={<>{count(lines.length, 'line', 'lines')} changed by somebody else</>}
      head={
        <>
          <th scope="col">Person</th>
          <th scope="col">What changed</th>
          <th scope="col">By</th>
          <th scope="col">When</th>
        </>
      }
    >
      {lines.map(({ lineId, changes, by, at }) => (
        <tr key={lineId}>
          <th scope="row">
            <PersonOf lineId={lineId} withService linked />
          </th>
          <td>
            <ul>
              {changes.map(({ field, from, to }) => (
                <li key={field}>
                  {field}: from {from || 'nothing'} to {to || 'nothing'}
                </li>
              ))}
            </ul>
          </td>
          <td>{by.join(', ')}</td>
          <td>{formatShortMoment(at)}</td>
        </tr>
      ))}
    </Table>
  );
}

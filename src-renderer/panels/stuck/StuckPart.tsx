// What the portal refused, and records that somebody else changed too: mended, sent again, or given up by choice.
import type { Stuck } from '../../../src-shared/app-api/index.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { useStuck } from '../../app-api/care-queries.ts';
import { Button } from '../../components/Button.tsx';
import { Buttons } from '../../components/Dialog.tsx';
import { Part } from '../../components/Page.tsx';
import { Mark } from '../../marks/Mark.tsx';
import { useWorkspace } from '../../workspace/workspace.ts';
import styles from './stuck.module.css';

export function StuckPart() {
  const { value } = useStuck();
  const stuck = value?.stuck ?? [];
  if (stuck.length === 0) return null;
  return (
    <Part title={`Not taken by the portal (${stuck.length})`}>
      <ul className={styles.list}>
        {stuck.map((one) => (
          <Item key={one.id} one={one} />
        ))}
      </ul>
    </Part>
  );
}

function Item({ one }: { one: Stuck }) {
  const { week, goToCell, go } = useWorkspace();
  const { run, say } = useAppCalls();
  const { id, lineId, care, what, problem } = one;
  const here = lineId !== null && one.weekStart === week.weekStart;
  const elsewhere = one.state === 'conflict';
  return (
    <li className={styles.item}>
      <Mark shape={elsewhere ? 'two-ways' : 'cross'} tone="error">
        <strong>{what}</strong>
      </Mark>
      <p>
        {problem.sentence} {problem.action}
      </p>
      <Buttons>
        {here ? <Button onPress={() => goToCell(lineId, 'actual')}>Go to the line to mend it</Button> : null}
        {care?.kind === 'stay' ? (
          <Button onPress={() => go({ name: 'hospital', stayId: care.id })}>Open the hospital stay</Button>
        ) : null}
        {care?.kind === 'adjustment' ? (
          <Button onPress={() => go({ name: 'adjustments', requestId: care.id, start: null })}>Open the request</Button>
        ) : null}
        <Button
          onPress={async () => {
            if ((await run('stuck.send-again', { id })) !== null) say('It will be sent again.');
          }}
        >
          {elsewhere ? 'Keep mine' : 'Send it again as it is'}
        </Button>
        <Button
          onPress={async () => {
            if ((await run('stuck.give-up', { id })) !== null) say('Given up. What the portal holds took its place.');
          }}
        >
          {elsewhere ? 'Take theirs' : 'Give it up'}
        </Button>
      </Buttons>
    </li>
  );
}

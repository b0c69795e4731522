// Before confirming: lines that nobody looked at and that have something near them, to be looked at before the others.
import { count } from '../../../src-shared/domain/count.ts';
import type { Look } from '../../../src-shared/domain/worth-a-look.ts';
import { useWorthALook } from '../../app-api/queries.ts';
import { Button } from '../../components/Button.tsx';
import { Part } from '../../components/Page.tsx';
import { Table } from '../../components/Table.tsx';
import { useWorkspace } from '../../workspace/workspace.ts';
import { PersonOf } from '../finding/PersonOf.tsx';

const words: Record<Look, string> = {
  'not-checked': 'taken from last week, not checked',
  end: 'a service of this person has ended',
  stay: 'the person was in hospital in this week',
  'other-line': 'another line of this person differs',
  site: 'its site has not reported this week',
  'every-week': 'it differed every week until now',
};

/** More than these are looked at in the grid. */
const most = 12;

export function WorthALook() {
  const { week, goToCell } = useWorkspace();
  const lines = useWorthALook(week.weekStart).value?.lines ?? [];
  if (week.readOnly || lines.length === 0) return null;
  return (
    <Part title={`Look at these first (${lines.length})`}>
      <p>There is something near these lines, and nobody has looked at them yet.</p>
      <Table
        head={
          <>
            <th scope="col">Person</th>
            <th scope="col">What is near</th>
            <th scope="col">Look</th>
          </>
        }
      >
        {lines.slice(0, most).map(({ lineId, near }) => (
          <tr key={lineId}>
            <th scope="row">
              <PersonOf lineId={lineId} withService linked />
            </th>
            <td>{near.map((look) => words[look]).join('; ')}</td>
            <td>
              <Button look="quiet" onPress={() => goToCell(lineId, 'actual')}>
                Go to the line
              </Button>
            </td>
          </tr>
        ))}
      </Table>
      {lines.length > most ? <p>and {count(lines.length - most, 'more line')}</p> : null}
    </Part>
  );
}

// What the council's plan of this week has otherwise than the one before: it stays readable after the export is taken, and each
// change leads to the request that asks for it, or to one that is begun.
import type { PlanChange } from '../../../src-shared/app-api/files.ts';
import { count } from '../../../src-shared/domain/count.ts';
import { personName } from '../../../src-shared/domain/names.ts';
import { formatWeek } from '../../../src-shared/domain/week.ts';
import { usePlanChanges } from '../../app-api/queries.ts';
import { Button } from '../../components/Button.tsx';
import { Part } from '../../components/Page.tsx';
import { Table } from '../../components/Table.tsx';
import { PersonLink } from '../../panels/person/PersonLink.tsx';
import { useWorkspace } from '../../workspace/workspace.ts';

export function PlanChanges() {
  const { week } = useWorkspace();
  const changes = usePlanChanges(week.weekStart).value?.changes ?? [];
  if (changes.length === 0) return null;
  const since = [...new Set(changes.map((change) => change.since))].sort();
  return (
    <Part title={`What the council changed in the plan (${changes.length})`}>
      <p>
        {count(changes.length, 'difference')} from the exports of {since.length === 1 ? 'the week' : 'the weeks'}{' '}
        {since.map(formatWeek).join(' and ')}. A change that nobody asked for, and that nothing recorded here explains,
        may be a mistake: Who to contact says whom to ask.
      </p>
      <Table
        head={
          <>
            <th scope="col">Person</th>
            <th scope="col">What changed</th>
            <th scope="col">Asked for</th>
          </>
        }
      >
        {changes.map((change) => (
          <tr key={change.lineId}>
            <th scope="row">
              <PersonLink ssRef={change.ssRef} name={nameOf(change)} />
            </th>
            <td>{change.words}</td>
            <td>
              {change.note === '' ? null : <p>{change.note}</p>}
              <RequestOf change={change} />
            </td>
          </tr>
        ))}
      </Table>
    </Part>
  );
}

const nameOf = ({ person, ssRef }: PlanChange) => (person === '' ? personName(null, ssRef) : person);

const kinds = { more: 'increase', fewer: 'reduction', ended: 'end' } as const;

function RequestOf({ change }: { change: PlanChange }) {
  const { week, go } = useWorkspace();
  const { kind, request, note, ssRef, lineId } = change;
  if (request !== null) {
    return (
      <Button
        aria-label={`${requestWords[request.outcome]} for ${nameOf(change)}`}
        onPress={() => go({ name: 'adjustments', requestId: request.id, start: null })}
      >
        {requestWords[request.outcome]}
      </Button>
    );
  }
  // A recorded end says why, and of new lines and other visits none is needed.
  if (kind === 'new' || kind === 'other-visits') return note === '' ? 'No request is needed' : null;
  if (note !== '') return null;
  const start = { ssRef, lineId, change: kinds[kind], startDate: week.weekStart };
  return (
    <Button
      aria-label={`Begin a request for ${nameOf(change)}`}
      onPress={() => go({ name: 'adjustments', requestId: null, start })}
    >
      None: begin one…
    </Button>
  );
}

const requestWords = {
  draft: 'Open the draft',
  submitted: 'Open the sent request',
  accepted: 'Open the accepted request',
  rejected: 'Open the refused request',
} as const;

// Changes of this week that need a request and have none with the council: what the rules found, with the way to begin
// one, or to the one that is begun.

import { formsFor } from '../../../src-shared/domain/adjustments.ts';
import type { AdjustmentRequest } from '../../../src-shared/domain/lines.ts';
import { personName } from '../../../src-shared/domain/names.ts';
import { requestOf } from '../../../src-shared/rules/request-of.ts';
import { Button } from '../../components/Button.tsx';
import { Part } from '../../components/Page.tsx';
import { Table } from '../../components/Table.tsx';

import { PersonLink } from '../../panels/person/PersonLink.tsx';
import type { RequestStart } from '../../recording/read-request.ts';
import { useWorkspace } from '../../workspace/workspace.ts';

interface NeededProps {
  onBegin: (start: RequestStart) => void;
  onOpen: (request: AdjustmentRequest) => void;
}

export function Needed({ onBegin, onOpen }: NeededProps) {
  const { week } = useWorkspace();
  const needed = week.findings.flatMap((finding) => {
    const row = week.rows.find((candidate) => candidate.line.id === finding.lineId);
    const start = requestOf(finding.action);
    return start !== null && row !== undefined ? [{ finding, row, start }] : [];
  });
  // Two rules may speak of the same change, and changes from one day on share a form.
  const forms = formsFor(needed.map(({ start, ...of }) => ({ ...of, ...start, kind: start.change })));
  const begun = (lineId: string) =>
    week.adjustments.find(
      ({ changes, outcome }) => outcome === 'draft' && changes.some((change) => change.lineId === lineId),
    );
  if (forms.length === 0) return null;
  return (
    <Part title={`Requests to send (${forms.length})`}>
      <Table
        head={
          <>
            <th scope="col">Person</th>
            <th scope="col">Why</th>
            <th scope="col">Do</th>
          </>
        }
      >
        {forms.map(({ ssRef, startDate, changes: [first, ...others] }) => (
          <tr key={`${ssRef} ${startDate}`}>
            <th scope="row">
              <PersonLink ssRef={ssRef} name={personName(first.row.person, ssRef)} />
            </th>
            <td>
              {[first, ...others].map(({ finding }) => (
                <p key={finding.key}>{finding.message}</p>
              ))}
            </td>
            <td>
              <NeededButton
                name={personName(first.row.person, ssRef)}
                begun={begun(first.lineId)}
                onBegin={() => onBegin({ ssRef, startDate, lineId: first.lineId, change: first.kind, also: others })}
                onOpen={onOpen}
              />
            </td>
          </tr>
        ))}
      </Table>
    </Part>
  );
}

interface NeededButtonProps {
  name: string;
  begun: AdjustmentRequest | undefined;
  onBegin: () => void;
  onOpen: (request: AdjustmentRequest) => void;
}

function NeededButton({ name, begun, onBegin, onOpen }: NeededButtonProps) {
  return begun === undefined ? (
    <Button aria-label={`Begin the request for ${name}`} onPress={onBegin}>
      Begin the request…
    </Button>
  ) : (
    <Button aria-label={`Open the request for ${name}`} onPress={() => onOpen(begun)}>
      Open the request…
    </Button>
  );
}

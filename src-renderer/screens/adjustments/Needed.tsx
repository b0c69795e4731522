// Changes of this week that need a request and have none with the council: what the rules found, with the way to begin
// one, or to the one that is begun.

import type { AdjustmentRequest } from '../../../src-shared/domain/lines.ts';
import { personName } from '../../../src-shared/domain/names.ts';
import { requestOf } from '../../../src-shared/rules/request-of.ts';
import { Button } from '../../components/Button.tsx';
import { Part } from '../../components/Page.tsx';
import table from '../../components/table.module.css';

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
  // Two rules may speak of the same change.
  const once = needed.filter(({ row }, index) => needed.findIndex((other) => other.row === row) === index);
  const begun = (lineId: string) =>
    week.adjustments.find(
      ({ changes, outcome }) => outcome === 'draft' && changes.some((change) => change.lineId === lineId),
    );
  if (once.length === 0) return null;
  return (
    <Part title={`Requests to send (${once.length})`}>
      <div className={table.scroll}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">Person</th>
              <th scope="col">Why</th>
              <th scope="col">Do</th>
            </tr>
          </thead>
          <tbody>
            {once.map(({ finding, row, start }) => (
              <tr key={finding.key}>
                <th scope="row">{personName(row.person, row.line.ssRef)}</th>
                <td>{finding.message}</td>
                <td>
                  <NeededButton
                    name={personName(row.person, row.line.ssRef)}
                    begun={begun(row.line.id)}
                    onBegin={() => onBegin(start)}
                    onOpen={onOpen}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
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

// The warnings that somebody accepted: who, when and why. They are open again as soon as their line changes.

import { personName } from '../../../src-shared/domain/names.ts';
import { Part } from '../../components/Page.tsx';
import { Table } from '../../components/Table.tsx';
import { PersonLink } from '../../panels/person/PersonLink.tsx';
import { shortServiceAndLevel } from '../../words/service-name.ts';

import { formatMoment } from '../../words/time.ts';
import { useWorkspace } from '../../workspace/workspace.ts';

export function AcceptedPart() {
  const { week, serviceName } = useWorkspace();
  const accepted = week.findings.flatMap((finding) =>
    finding.acknowledged === null ? [] : [{ ...finding, acknowledged: finding.acknowledged }],
  );
  if (accepted.length === 0) return null;
  const name = (lineId: string | null) => {
    const row = week.rows.find((candidate) => candidate.line.id === lineId);
    if (row === undefined) return 'The whole week';
    return (
      <>
        <PersonLink ssRef={row.line.ssRef} name={personName(row.person, row.line.ssRef)} />,{' '}
        {shortServiceAndLevel(row.line, serviceName)}
      </>
    );
  };
  return (
    <Part title={`Accepted with a reason (${accepted.length})`}>
      <Table
        caption="Open again as soon as the line changes."
        head={
          <>
            <th scope="col">Person</th>
            <th scope="col">What</th>
            <th scope="col">Why it is right</th>
            <th scope="col">Accepted by</th>
          </>
        }
      >
        {accepted.map((finding) => (
          <tr key={finding.key}>
            <th scope="row">{name(finding.lineId)}</th>
            <td>{finding.message}</td>
            <td>{finding.acknowledged.reason}</td>
            <td>
              {finding.acknowledged.by.name}, {formatMoment(finding.acknowledged.by.at)}
            </td>
          </tr>
        ))}
      </Table>
    </Part>
  );
}

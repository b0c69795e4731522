// What runs across days and weeks on the lines of this week: increases by their days, non-engagements in a row.

import { personName } from '../../../src-shared/domain/names.ts';
import { useCounts } from '../../app-api/care-queries.ts';
import { Part } from '../../components/Page.tsx';
import { Table } from '../../components/Table.tsx';
import { Mark } from '../../marks/Mark.tsx';
import { PersonLink } from '../../panels/person/PersonLink.tsx';
import { increaseWords, nonEngagementWords } from '../../words/running.ts';
import { shortServiceAndLevel } from '../../words/service-name.ts';
import { useWorkspace } from '../../workspace/workspace.ts';

export function Running() {
  const { week, serviceName } = useWorkspace();
  const { value } = useCounts(week.weekStart);
  const running = (value?.lines ?? []).flatMap((counts) => {
    const row = week.rows.find((candidate) => candidate.line.id === counts.lineId);
    return row === undefined ? [] : [{ row, counts }];
  });
  if (running.length === 0) return null;
  return (
    <Part title="Running in this week">
      <Table
        caption="Counted across weeks, by their days."
        head={
          <>
            <th scope="col">Person</th>
            <th scope="col">Service</th>
            <th scope="col">Increase</th>
            <th scope="col">Non-engagement in a row</th>
          </>
        }
      >
        {running.map(({ row, counts: { lineId, increase, nonEngagement } }) => (
          <tr key={lineId}>
            <th scope="row">
              <PersonLink ssRef={row.line.ssRef} name={personName(row.person, row.line.ssRef)} />
            </th>
            <td>{shortServiceAndLevel(row.line, serviceName)}</td>
            <td>
              {increase === null ? (
                '–'
              ) : (
                <Mark {...lookOf(increase.days > increase.most)}>{increaseWords(increase)}</Mark>
              )}
            </td>
            <td>
              {nonEngagement === null ? (
                '–'
              ) : (
                <Mark {...lookOf(nonEngagement.count >= nonEngagement.reviewAt)}>
                  {nonEngagementWords(nonEngagement)}
                </Mark>
              )}
            </td>
          </tr>
        ))}
      </Table>
    </Part>
  );
}

function lookOf(reached: boolean) {
  return reached
    ? ({ shape: 'triangle-open', tone: 'attention' } as const)
    : ({ shape: 'dot', tone: 'quiet' } as const);
}

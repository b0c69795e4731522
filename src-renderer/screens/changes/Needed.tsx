// Changes of this week that need a request and have none: what the rules found, with the way to begin one.
import { Button } from '../../components/Button.tsx';
import { Part } from '../../components/Page.tsx';
import table from '../../components/table.module.css';
import { personName } from '../../grid/rows.ts';
import { useWorkspace } from '../shell/workspace.ts';
import type { RequestStart } from './read-request.ts';

export function Needed({ onBegin }: { onBegin: (start: RequestStart) => void }) {
  const { week } = useWorkspace();
  const needed = week.findings.flatMap((finding) => {
    const row = week.rows.find((candidate) => candidate.line.id === finding.lineId);
    return finding.action?.kind === 'open-adjustment' && row !== undefined
      ? [{ finding, row, start: finding.action }]
      : [];
  });
  if (needed.length === 0) return null;
  return (
    <Part title={`Needs a request (${needed.length})`}>
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
            {needed.map(({ finding, row, start }) => (
              <tr key={finding.key}>
                <th scope="row">{personName(row)}</th>
                <td>{finding.message}</td>
                <td>
                  <Button aria-label={`Begin the request for ${personName(row)}`} onPress={() => onBegin(start)}>
                    Begin the request…
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Part>
  );
}

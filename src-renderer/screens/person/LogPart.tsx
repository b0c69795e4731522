// What the daily log has of the person, newest first.
import type { PersonView } from '../../../src-shared/app-api/index.ts';
import { formatDuration } from '../../../src-shared/domain/duration.ts';
import { formatLongDate } from '../../../src-shared/domain/week.ts';
import { Part } from '../../components/Page.tsx';
import { Table } from '../../components/Table.tsx';
import { entryWords } from '../../words/log.ts';
import { shortServiceAndLevel } from '../../words/service-name.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import styles from './person.module.css';

export function LogPart({ person: { log, lines } }: { person: PersonView }) {
  const { council, serviceName } = useWorkspace();
  const several = lines.length > 1;
  const serviceOf = (lineId: string) => {
    const line = lines.find(({ id }) => id === lineId);
    return line === undefined ? '' : shortServiceAndLevel(line, serviceName);
  };
  return (
    <Part title={`Daily log (${log.length})`}>
      {log.length === 0 ? (
        <p className={styles.soft}>Nothing is logged.</p>
      ) : (
        <Table
          head={
            <>
              <th scope="col">Day</th>
              {several ? <th scope="col">Service</th> : null}
              <th scope="col">What happened</th>
              <th scope="col">How long</th>
              <th scope="col">Note</th>
            </>
          }
        >
          {log.map((entry) => (
            <tr key={entry.id}>
              <th scope="row" className={styles.whole}>
                {formatLongDate(entry.day)}
              </th>
              {several ? <td>{serviceOf(entry.lineId)}</td> : null}
              <td>{entryWords(entry, council)}</td>
              <td>{formatDuration(entry.minutes)}</td>
              <td>{entry.note}</td>
            </tr>
          ))}
        </Table>
      )}
    </Part>
  );
}

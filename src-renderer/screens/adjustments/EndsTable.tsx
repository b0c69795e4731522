// Services that ended, also before the council ends the line: nothing is claimed for later days.

import type { ServiceEnd } from '../../../src-shared/domain/lines.ts';
import { formatLongDate } from '../../../src-shared/domain/week.ts';
import { endWords } from '../../../src-shared/messages/adjustment-draft.ts';
import { nameInOrder } from '../../../src-shared/readers/names.ts';
import type { CareList } from '../../app-api/care-queries.ts';
import { Button } from '../../components/Button.tsx';
import { Table } from '../../components/Table.tsx';
import { PersonLink } from '../../panels/person/PersonLink.tsx';
import { nameOf } from '../../words/people.ts';
import { shortServiceAndLevel } from '../../words/service-name.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import styles from './adjustments.module.css';

interface EndsTableProps {
  care: CareList;
  onChange: (end: ServiceEnd) => void;
  onTell: (end: ServiceEnd) => void;
  onRemove: (id: string) => void;
}

export function EndsTable({ care, onChange, onTell, onRemove }: EndsTableProps) {
  const { serviceName, nameOrder } = useWorkspace();
  if (care.ends.length === 0)
    return (
      <p>No end of a service is recorded. Record it the same day: nothing may be claimed for the days after it.</p>
    );
  const ends = [...care.ends].sort((a, b) => (a.end.lastDay < b.end.lastDay ? 1 : -1));
  const service = (end: ServiceEnd) => {
    const line = care.lines.find((candidate) => candidate.id === end.lineId);
    return line === undefined ? 'All services' : shortServiceAndLevel(line, serviceName);
  };
  return (
    <Table
      head={
        <>
          <th scope="col">Person</th>
          <th scope="col">Service</th>
          <th scope="col">Last day</th>
          <th scope="col">What happened</th>
          <th scope="col">Do</th>
        </>
      }
    >
      {ends.map(({ id, end }) => {
        const name = nameOf(care.people, end.ssRef);
        return (
          <tr key={id}>
            <th scope="row">
              <PersonLink ssRef={end.ssRef} name={nameInOrder(name, nameOrder)} />
            </th>
            <td>{service(end)}</td>
            <td>{formatLongDate(end.lastDay)}</td>
            <td>{endWords[end.cause]}</td>
            <td>
              <div className={styles.buttons}>
                <Button aria-label={`Tell the council: ${name}`} onPress={() => onTell(end)}>
                  Tell the council…
                </Button>
                <Button aria-label={`Change the end for ${name}`} onPress={() => onChange(end)}>
                  Change…
                </Button>
                <Button look="quiet" aria-label={`Remove the end for ${name}`} onPress={() => onRemove(id)}>
                  Remove
                </Button>
              </div>
            </td>
          </tr>
        );
      })}
    </Table>
  );
}

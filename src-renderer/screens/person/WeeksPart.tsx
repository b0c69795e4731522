// Every week of the person that is here, newest first: what it came to, why, who said so, and how far it is.
import { useState } from 'react';
import type { PersonView, PersonWeek } from '../../../src-shared/app-api/index.ts';
import { formatDifference, formatQuantity } from '../../../src-shared/domain/quantity.ts';
import { formatDate } from '../../../src-shared/domain/week.ts';
import { Button } from '../../components/Button.tsx';
import { Checkbox } from '../../components/Choices.tsx';
import { Part } from '../../components/Page.tsx';
import { Table } from '../../components/Table.tsx';
import table from '../../components/table.module.css';
import { shortServiceAndLevel } from '../../words/service-name.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import styles from './person.module.css';
import { isOfNote } from './person-sums.ts';

export function WeeksPart({ person: { lines, weeks } }: { person: PersonView }) {
  const [onlyNoted, setOnlyNoted] = useState(false);
  if (weeks.length === 0) return null;
  const shown = onlyNoted ? weeks.filter(isOfNote) : weeks;
  const lineOf = new Map(lines.map((line) => [line.id, line]));
  return (
    <Part title="Weeks">
      <div className={styles.notPrinted}>
        <Checkbox isSelected={onlyNoted} onChange={setOnlyNoted}>
          Only weeks that differ or have a comment
        </Checkbox>
      </div>
      {shown.length === 0 ? (
        <p>Every week here is as planned, without a comment.</p>
      ) : (
        <Table
          caption="The council pays a service’s week in one sum: what it paid for one person is not told, only whether the service is paid."
          head={
            <>
              <th scope="col">Week</th>
              <th scope="col">Service</th>
              <th scope="col" className={table.number}>
                Planned
              </th>
              <th scope="col" className={table.number}>
                Actual
              </th>
              <th scope="col">Differs</th>
              <th scope="col">Why, and the comment</th>
              <th scope="col" className={table.number}>
                Expected
              </th>
              <th scope="col">How far it is</th>
            </>
          }
        >
          {shown.map((one) => (
            <WeekRow
              key={`${one.actual.weekStart} ${one.actual.lineId}`}
              one={one}
              line={lineOf.get(one.actual.lineId)}
            />
          ))}
        </Table>
      )}
    </Part>
  );
}

function WeekRow({ one, line }: { one: PersonWeek; line: PersonView['lines'][number] | undefined }) {
  const { serviceName, openWeek, go } = useWorkspace();
  const { actual } = one;
  return (
    <tr>
      <th scope="row" className={styles.whole}>
        <Button
          look="quiet"
          aria-label={`${formatDate(actual.weekStart)}: open the week`}
          onPress={() => {
            openWeek(actual.weekStart);
            go({ name: 'week', place: { lineId: actual.lineId, column: 'actual' } });
          }}
        >
          {formatDate(actual.weekStart)}
        </Button>
      </th>
      <td>{line === undefined ? '' : shortServiceAndLevel(line, serviceName)}</td>
      <td className={table.number}>{formatQuantity(actual.planned)}</td>
      <td className={table.number}>{formatQuantity(actual.actual)}</td>
      <td className={styles.whole}>{formatDifference(actual)}</td>
      <td className={styles.why}>
        <Why one={one} />
      </td>
      <td className={table.number}>{formatQuantity(one.expected)}</td>
      <td>{statusWords(one)}</td>
    </tr>
  );
}

function Why({ one: { actual, knowledge, attested } }: { one: PersonWeek }) {
  const { council } = useWorkspace();
  return (
    <>
      {actual.variations.map(({ category, reason, quantity, firstDay, lastDay, note }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: shown whole, never moved
        <p key={index}>
          {formatQuantity(quantity)} {category}: {council.reasons[reason].label}
          {daysWords(firstDay, lastDay)}
          {note === '' || actual.comment.includes(note) ? '' : `: ${note}`}
        </p>
      ))}
      {actual.comment === '' ? null : <p className={styles.soft}>{actual.comment}</p>}
      {knowledge === 'changed' || actual.variations.length > 0 ? null : (
        <p className={styles.soft}>{knowledgeWords(knowledge, attested?.name ?? '')}</p>
      )}
    </>
  );
}

function daysWords(firstDay: string | null, lastDay: string | null): string {
  if (firstDay === null) return '';
  return lastDay === null || lastDay === firstDay
    ? `, ${formatDate(firstDay)}`
    : `, ${formatDate(firstDay)} to ${formatDate(lastDay)}`;
}

function knowledgeWords(knowledge: PersonWeek['knowledge'], by: string): string {
  switch (knowledge) {
    case 'attested':
      return `As planned: ${by} said so.`;
    case 'evidenced':
      return 'As planned: the visits in the log show it.';
    case 'untouched':
      return 'As generated from the plan; nobody has looked.';
    case 'changed':
      return '';
  }
}

function statusWords({ status, payment }: PersonWeek): string {
  if (payment?.state === 'processed' || status === 'payment-processed') {
    return payment?.paidOn == null ? 'Paid' : `Paid on ${formatDate(payment.paidOn)}`;
  }
  if (payment?.state === 'scheduled') return 'Confirmed, payment scheduled';
  return status === 'confirmed' ? 'Confirmed' : 'Open';
}

// What was put to the council and has no answer yet, the oldest first, with a reminder that is drafted.
import { type Awaited, awaitedOf } from '../../../src-shared/domain/awaited.ts';
import { count } from '../../../src-shared/domain/count.ts';
import { formatDate, formatWeek } from '../../../src-shared/domain/week.ts';
import { reminderDraft } from '../../../src-shared/messages/reminder-draft.ts';
import { nameInOrder } from '../../../src-shared/readers/names.ts';
import type { CareList } from '../../app-api/care-queries.ts';
import { Button } from '../../components/Button.tsx';
import { Part } from '../../components/Page.tsx';
import { Table } from '../../components/Table.tsx';
import type { DraftMessage } from '../../panels/message/MessageDialog.tsx';
import { PersonLink } from '../../panels/person/PersonLink.tsx';
import { nameOf } from '../../words/people.ts';
import { changesWords } from '../../words/requests.ts';
import { dateOf } from '../../words/time.ts';
import { useWorkspace } from '../../workspace/workspace.ts';

interface AwaitedPartProps {
  care: CareList;
  onRemind: (message: DraftMessage) => void;
}

export function AwaitedPart({ care, onRemind }: AwaitedPartProps) {
  const { now, council, nameOrder, serviceName } = useWorkspace();
  const { timeZone } = council.deadline;
  const awaited = awaitedOf({ ...care, today: dateOf(now), timeZone });
  if (awaited.length === 0) return null;
  const ssRefOf = (one: Awaited) => {
    switch (one.what) {
      case 'request':
        return one.request.ssRef;
      case 'decision':
        return one.stay.ssRef;
      case 'dispute':
        return care.lines.find(({ id }) => id === one.dispute.lineId)?.ssRef ?? '';
    }
  };
  const remind = (one: Awaited) => {
    const draft = reminderDraft(one, care.lines);
    const ssRef = ssRefOf(one) === '' ? null : ssRefOf(one);
    onRemind({ ...draft, title: 'Ask the council for its answer', formUrl: null, ssRef });
  };
  return (
    <Part title={`No answer yet (${awaited.length})`}>
      <Table
        head={
          <>
            <th scope="col">Person</th>
            <th scope="col">What the council was told or asked</th>
            <th scope="col">Since</th>
            <th scope="col">Do</th>
          </>
        }
      >
        {awaited.map((one) => {
          const name = nameInOrder(nameOf(care.people, ssRefOf(one)), nameOrder);
          return (
            <tr key={`${one.what} ${one.id}`}>
              <th scope="row">
                {ssRefOf(one) === '' ? 'A line that is not here' : <PersonLink ssRef={ssRefOf(one)} name={name} />}
              </th>
              <td>{askedWords(one, care, serviceName)}</td>
              <td>{sinceWords(one)}</td>
              <td>
                <div>
                  <Button aria-label={`Remind the council: ${name}`} onPress={() => remind(one)}>
                    Remind…
                  </Button>
                </div>
              </td>
            </tr>
          );
        })}
      </Table>
    </Part>
  );
}

function sinceWords({ since, days }: Awaited): string {
  if (since === null || days === null) return 'day not recorded';
  return days === 0 ? 'today' : `${formatDate(since)}, ${count(days, 'day')}`;
}

function askedWords(one: Awaited, care: CareList, serviceName: (service: string) => string): string {
  switch (one.what) {
    case 'request':
      return `Request from ${formatDate(one.request.startDate)}: ${changesWords(one.request, care.lines, serviceName).join('; ')}`;
    case 'decision':
      return `Decision on the hospital stay from ${formatDate(one.stay.admitted)}${one.decision.by === '' ? '' : `, asked of ${one.decision.by}`}`;
    case 'dispute':
      return `Answer to the dispute about the week ${formatWeek(one.dispute.weekStart)}`;
  }
}

// The requests for adjustment, each with its 14-day clock; those that still have to be sent come first.
import { adjustmentClock } from '../../../src-shared/domain/adjustments.ts';
import type { AdjustmentRequest } from '../../../src-shared/domain/lines.ts';
import { formatDate } from '../../../src-shared/domain/week.ts';
import { nameInOrder } from '../../../src-shared/readers/names.ts';
import type { CareList } from '../../app-api/care-queries.ts';
import { Button } from '../../components/Button.tsx';
import { Table } from '../../components/Table.tsx';
import { Mark } from '../../marks/Mark.tsx';
import { PersonLink } from '../../panels/person/PersonLink.tsx';
import { nameOf } from '../../words/people.ts';
import { changesWords, clockWords, stateWords } from '../../words/requests.ts';
import { dateOf } from '../../words/time.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import styles from './adjustments.module.css';

interface RequestsTableProps {
  care: CareList;
  onChange: (request: AdjustmentRequest) => void;
  onDraft: (request: AdjustmentRequest) => void;
  onRemove: (request: AdjustmentRequest) => void;
}

const order: Record<AdjustmentRequest['outcome'], number> = { draft: 0, submitted: 1, rejected: 2, accepted: 3 };

export function RequestsTable({ care, onChange, onDraft, onRemove }: RequestsTableProps) {
  const { now, council, serviceName, nameOrder } = useWorkspace();
  if (care.adjustments.length === 0)
    return (
      <p>
        No request is recorded. A change that lasts more than a week needs one, within fourteen days of its start; the
        app drafts it and counts the days.
      </p>
    );
  const requests = [...care.adjustments].sort(
    (a, b) => order[a.outcome] - order[b.outcome] || (a.startDate < b.startDate ? 1 : -1),
  );
  return (
    <Table
      head={
        <>
          <th scope="col">Person</th>
          <th scope="col">What changes</th>
          <th scope="col">From</th>
          <th scope="col">Where it stands</th>
          <th scope="col">{council.adjustment.submitWithinDays}-day clock</th>
          <th scope="col">Do</th>
        </>
      }
    >
      {requests.map((request) => {
        const name = nameOf(care.people, request.ssRef);
        const { shape, tone, words } = clockWords(
          adjustmentClock(request.startDate, request.submittedOn, dateOf(now), council),
          request.outcome,
        );
        return (
          <tr key={request.id}>
            <th scope="row">
              <PersonLink ssRef={request.ssRef} name={nameInOrder(name, nameOrder)} />
            </th>
            <td>
              {changesWords(request, care.lines, serviceName).map((change) => (
                <p key={change}>{change}</p>
              ))}
            </td>
            <td>
              {formatDate(request.startDate)}
              {request.endDate === null ? '' : ` to ${formatDate(request.endDate)}`}
            </td>
            <td>{stateWords(request)}</td>
            <td>
              <Mark shape={shape} tone={tone}>
                {words}
              </Mark>
            </td>
            <td>
              <div className={styles.buttons}>
                <Button aria-label={`Change the request for ${name}`} onPress={() => onChange(request)}>
                  Change…
                </Button>
                {request.outcome === 'draft' ? (
                  <Button aria-label={`Text for the form: ${name}`} onPress={() => onDraft(request)}>
                    Text for the form…
                  </Button>
                ) : null}
                <Button look="quiet" aria-label={`Remove the request for ${name}`} onPress={() => onRemove(request)}>
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

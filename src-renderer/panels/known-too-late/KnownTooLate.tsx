// Deaths, stays and discharges that were recorded, corrected or taken back after weeks they touch were confirmed: each week is to be opened again and
// put right or, once it is paid, told to the council with the hours to give back.
import { useState } from 'react';
import { personName } from '../../../src-shared/domain/names.ts';
import { formatQuantity } from '../../../src-shared/domain/quantity.ts';
import { formatWeek } from '../../../src-shared/domain/week.ts';
import { useKnownTooLate } from '../../app-api/care-queries.ts';
import { Button } from '../../components/Button.tsx';
import { Part } from '../../components/Page.tsx';
import { Table } from '../../components/Table.tsx';
import { useWorkspace } from '../../workspace/workspace.ts';
import { type DraftMessage, MessageDialog } from '../message/MessageDialog.tsx';
import { PersonLink } from '../person/PersonLink.tsx';

export function KnownTooLate() {
  const { openWeek } = useWorkspace();
  const { value } = useKnownTooLate();
  const [message, setMessage] = useState<DraftMessage | null>(null);
  if (value === null || value.people.length === 0) return null;
  return (
    <Part title="Known too late">
      <p>
        These weeks were confirmed before it was known that some of their hours may not be claimed, or were not given
        for a reason that turned out not so.
      </p>
      <Table
        head={
          <>
            <th scope="col">Person</th>
            <th scope="col">Week</th>
            <th scope="col">Hours too many</th>
            <th scope="col">Recorded as not given</th>
            <th scope="col">To do</th>
          </>
        }
      >
        {value.people.flatMap(({ ssRef, name, why, weeks, draft }) =>
          weeks.map(({ weekStart, todo, hours, notSo }) => (
            <tr key={`${ssRef} ${weekStart} ${todo}`}>
              <th scope="row">
                <strong>
                  <PersonLink ssRef={ssRef} name={personName({ name }, ssRef)} />
                </strong>
                <br />
                {why}
              </th>
              <td>{formatWeek(weekStart)}</td>
              <td>{formatQuantity(hours)}</td>
              <td>{formatQuantity(notSo)}</td>
              <td>
                {todo === 'reopen' || draft === null ? (
                  <Button onPress={() => openWeek(weekStart)}>Open the week and put it right</Button>
                ) : (
                  <Button
                    onPress={() =>
                      setMessage({
                        title: hours > 0 ? 'Hours to give back' : 'Hours to correct',
                        topic: 'payment-query',
                        missing: [],
                        formUrl: null,
                        ssRef,
                        ...draft,
                      })
                    }
                  >
                    Paid already: see the message to the council…
                  </Button>
                )}
              </td>
            </tr>
          )),
        )}
      </Table>
      {message === null ? null : <MessageDialog message={message} onClose={() => setMessage(null)} />}
    </Part>
  );
}

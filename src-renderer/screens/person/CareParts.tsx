// What was recorded of the person beside the weekly figures: hospital stays, days away, requests to the council and ends of
// service.
import type { PersonView } from '../../../src-shared/app-api/index.ts';
import { absenceDaysWords, absenceNames, noticeWords } from '../../../src-shared/domain/absence-words.ts';
import { count } from '../../../src-shared/domain/count.ts';
import { formatQuantity } from '../../../src-shared/domain/quantity.ts';
import { formatDate } from '../../../src-shared/domain/week.ts';
import { endWords } from '../../../src-shared/rules/ends.ts';
import { Button } from '../../components/Button.tsx';
import { Part } from '../../components/Page.tsx';
import { Table } from '../../components/Table.tsx';
import table from '../../components/table.module.css';
import { changesWords, stateWords } from '../../words/requests.ts';
import { shortServiceAndLevel } from '../../words/service-name.ts';
import { admittedWords, decisionsWords, toldWords } from '../../words/stay.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import styles from './person.module.css';
import { absencesOf } from './person-sums.ts';

export function CareParts({ person }: { person: PersonView }) {
  return (
    <>
      <StaysPart person={person} />
      <AbsencesPart person={person} />
      <RequestsPart person={person} />
      <EndsPart person={person} />
    </>
  );
}

function StaysPart({ person: { stays } }: { person: PersonView }) {
  const { go } = useWorkspace();
  return (
    <Part title={`Hospital stays (${stays.length})`}>
      {stays.length === 0 ? (
        <p className={styles.soft}>None is recorded.</p>
      ) : (
        <Table
          head={
            <>
              <th scope="col">Admitted</th>
              <th scope="col">Told</th>
              <th scope="col">Decision</th>
              <th scope="col" className={styles.notPrinted}>
                Change
              </th>
            </>
          }
        >
          {stays.map((stay) => (
            <tr key={stay.id}>
              <th scope="row">
                {admittedWords(stay)}
                {stay.discharged === null ? ', still in' : ''}
              </th>
              <td>{toldWords(stay)}</td>
              <td>{decisionsWords(stay).join('; ') || 'none'}</td>
              <td className={styles.notPrinted}>
                <Button
                  look="quiet"
                  aria-label={`Change the stay from ${formatDate(stay.admitted)}`}
                  onPress={() => go({ name: 'hospital', stayId: stay.id })}
                >
                  Change…
                </Button>
              </td>
            </tr>
          ))}
        </Table>
      )}
    </Part>
  );
}

function RecordedAbsences({ absences }: Pick<PersonView, 'absences'>) {
  const { go } = useWorkspace();
  if (absences.length === 0) return null;
  return (
    <Table
      head={
        <>
          <th scope="col">Recorded as</th>
          <th scope="col">Days</th>
          <th scope="col">Told on</th>
          <th scope="col">Note</th>
          <th scope="col" className={styles.notPrinted}>
            Change
          </th>
        </>
      }
    >
      {absences.map((absence) => (
        <tr key={absence.id}>
          <th scope="row">
            {absenceNames[absence.kind]}
            {absence.lineIds === null ? '' : `, ${count(absence.lineIds.length, 'line')}`}
          </th>
          <td>{absenceDaysWords(absence)}</td>
          <td>{noticeWords(absence)}</td>
          <td>{absence.note}</td>
          <td className={styles.notPrinted}>
            <Button
              look="quiet"
              aria-label={`Change the absence from ${formatDate(absence.firstDay)}`}
              onPress={() => go({ name: 'hospital', stayId: null, absence: absence.id })}
            >
              Change…
            </Button>
          </td>
        </tr>
      ))}
    </Table>
  );
}

function AbsencesPart({ person: { weeks, lines, absences: recorded } }: { person: PersonView }) {
  const { serviceName, council } = useWorkspace();
  const absences = absencesOf(weeks);
  const serviceOf = (lineId: string) => {
    const line = lines.find(({ id }) => id === lineId);
    return line === undefined ? '' : shortServiceAndLevel(line, serviceName);
  };
  return (
    <Part title={`Absences (${recorded.length === 0 ? absences.length : recorded.length})`}>
      <RecordedAbsences absences={recorded} />
      {recorded.length === 0 || absences.length === 0 ? null : <p>What weeks say of days away:</p>}
      {absences.length === 0 ? (
        <p className={styles.soft}>No week here has hours for “{council.reasons.planned_absence.label}”.</p>
      ) : (
        <Table
          head={
            <>
              <th scope="col">Days</th>
              <th scope="col">Service</th>
              <th scope="col" className={table.number}>
                Hours
              </th>
              <th scope="col">Note</th>
            </>
          }
        >
          {absences.map(({ weekStart, lineId, quantity, firstDay, lastDay, note }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: shown whole, never moved
            <tr key={index}>
              <th scope="row">
                {firstDay === null
                  ? `in the week of ${formatDate(weekStart)}`
                  : `${formatDate(firstDay)}${lastDay === null || lastDay === firstDay ? '' : ` to ${formatDate(lastDay)}`}`}
              </th>
              <td>{serviceOf(lineId)}</td>
              <td className={table.number}>{formatQuantity(quantity)}</td>
              <td>{note}</td>
            </tr>
          ))}
        </Table>
      )}
    </Part>
  );
}

function RequestsPart({ person: { adjustments, lines } }: { person: PersonView }) {
  const { serviceName, go } = useWorkspace();
  return (
    <Part title={`Requests (${adjustments.length})`}>
      {adjustments.length === 0 ? (
        <p className={styles.soft}>None is recorded.</p>
      ) : (
        <Table
          head={
            <>
              <th scope="col">From</th>
              <th scope="col">What changes</th>
              <th scope="col">Why</th>
              <th scope="col">Where it stands</th>
              <th scope="col" className={styles.notPrinted}>
                Change
              </th>
            </>
          }
        >
          {adjustments.map((request) => (
            <tr key={request.id}>
              <th scope="row">
                {formatDate(request.startDate)}
                {request.endDate === null ? '' : ` to ${formatDate(request.endDate)}`}
              </th>
              <td>
                {changesWords(request, lines, serviceName).map((change) => (
                  <p key={change}>{change}</p>
                ))}
              </td>
              <td>{request.why ?? ''}</td>
              <td>{stateWords(request)}</td>
              <td className={styles.notPrinted}>
                <Button
                  look="quiet"
                  aria-label={`Change the request from ${formatDate(request.startDate)}`}
                  onPress={() => go({ name: 'adjustments', requestId: request.id, start: null })}
                >
                  Change…
                </Button>
              </td>
            </tr>
          ))}
        </Table>
      )}
    </Part>
  );
}

function EndsPart({ person: { ends, lines } }: { person: PersonView }) {
  const { serviceName } = useWorkspace();
  if (ends.length === 0) return null;
  return (
    <Part title="End of service">
      <ul>
        {ends.map((end) => {
          const line = lines.find(({ id }) => id === end.lineId);
          return (
            <li key={`${end.lineId} ${end.lastDay}`}>
              {endWords(end)}
              {line === undefined ? '' : `: ${shortServiceAndLevel(line, serviceName)}`}
            </li>
          );
        })}
      </ul>
    </Part>
  );
}

// The week's log, by day or by person. By person it says what the log makes of the week, and where the grid differs.

import { Fragment } from 'react';
import type { WeekRow, WeekView } from '../../../src-shared/app-api/index.ts';
import { formatDuration } from '../../../src-shared/domain/duration.ts';
import type { LogEntry } from '../../../src-shared/domain/log.ts';
import { personName } from '../../../src-shared/domain/names.ts';
import { daysOfWeek, formatLongDate, formatShortDate } from '../../../src-shared/domain/week.ts';
import { nameInOrder } from '../../../src-shared/readers/names.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { Button } from '../../components/Button.tsx';
import { LogStatusWords } from '../../panels/log-status/LogStatusWords.tsx';
import { NotClaimable } from '../../panels/log-status/NotClaimable.tsx';
import { PersonLink } from '../../panels/person/PersonLink.tsx';
import { entryWords } from '../../words/log.ts';
import { shortServiceAndLevel } from '../../words/service-name.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import { logByPerson, type PersonLog } from './by-person.ts';
import styles from './daily-log.module.css';

interface EntryListProps {
  week: WeekView;
  by: 'day' | 'person';
  onChange: (entry: LogEntry) => void;
}

export function EntryList({ week, by, onChange }: EntryListProps) {
  const { serviceName, nameOrder } = useWorkspace();
  const rows = new Map(week.rows.map((row) => [row.line.id, row]));
  /** With the service where the person has several. */
  const titleOf = ({ lineId }: LogEntry) => {
    const row = rows.get(lineId);
    if (row === undefined) return '';
    const several = week.rows.filter(({ line }) => line.ssRef === row.line.ssRef).length > 1;
    return several
      ? `${personName(row.person, row.line.ssRef)}, ${shortServiceAndLevel(row.line, serviceName)}`
      : personName(row.person, row.line.ssRef);
  };
  const entries = week.log.filter(({ lineId }) => rows.has(lineId));
  if (by === 'day') {
    return (
      <div className={styles.days}>
        {daysOfWeek(week.weekStart)
          .map((day) => ({ day, own: entries.filter((entry) => entry.day === day) }))
          .filter(({ own }) => own.length > 0)
          .map(({ day, own }) => (
            <section key={day} className={styles.group} aria-label={formatLongDate(day)}>
              <h3>{formatLongDate(day)}</h3>
              <Entries entries={own} title={titleOf} week={week} onChange={onChange} />
            </section>
          ))}
      </div>
    );
  }
  return (
    <div className={styles.days}>
      {logByPerson(week.rows, nameOrder).map((person) => (
        <section key={person.ssRef} className={styles.group} aria-label={nameInOrder(person.name, nameOrder)}>
          <PersonHeading person={person} />
          {person.rows.map((row) => (
            <Fragment key={row.line.id}>
              {person.rows.length > 1 ? <ServiceHeading row={row} /> : null}
              <LogStatusWords row={row} weekStart={week.weekStart} readOnly={week.readOnly} />
              <Entries
                entries={entries.filter(({ lineId }) => lineId === row.line.id)}
                title={(entry) => formatShortDate(entry.day)}
                week={week}
                onChange={onChange}
              />
            </Fragment>
          ))}
        </section>
      ))}
    </div>
  );
}

/** With the service beside the name, unless there are several, which stand below it. */
function PersonHeading({ person: { ssRef, name, rows } }: { person: PersonLog }) {
  const { serviceName, nameOrder } = useWorkspace();
  const services = rows.length === 1 ? rows.map(({ line }) => shortServiceAndLevel(line, serviceName)) : [];
  return (
    <h3>
      <PersonLink ssRef={ssRef} name={nameInOrder(name, nameOrder)} />{' '}
      <span className={styles.soft}>{[ssRef, ...services].join(' · ')}</span>
    </h3>
  );
}

function ServiceHeading({ row }: { row: WeekRow }) {
  const { serviceName } = useWorkspace();
  return <h4>{shortServiceAndLevel(row.line, serviceName)}</h4>;
}

function Entries({
  entries,
  title,
  week,
  onChange,
}: {
  entries: readonly LogEntry[];
  title: (entry: LogEntry) => string;
  week: WeekView;
  onChange: (entry: LogEntry) => void;
}) {
  const { council } = useWorkspace();
  const { run, say } = useAppCalls();
  const notClaimable = new Set(week.rows.flatMap(({ log }) => log?.notClaimable?.entryIds ?? []));
  return (
    <ul>
      {entries.map((entry) => {
        const name = `${title(entry)}, ${entryWords(entry, council)}`;
        return (
          <li key={entry.id} className={styles.entry}>
            <span>{title(entry)}</span>
            <span>
              {entryWords(entry, council)}
              {entry.kind !== 'not-claimed' && notClaimable.has(entry.id) ? <NotClaimable /> : null}
            </span>
            <span className={styles.number}>{formatDuration(entry.minutes)}</span>
            <span className={styles.soft}>{entry.note}</span>
            {week.readOnly ? null : (
              <span className={styles.entryButtons}>
                <Button look="quiet" aria-label={`Change ${name}`} onPress={() => onChange(entry)}>
                  Change
                </Button>
                <Button
                  look="quiet"
                  aria-label={`Remove ${name}`}
                  onPress={async () => {
                    if ((await run('care.remove', { kind: 'log', id: entry.id })) !== null)
                      say('Taken out of the log.', 'may-undo');
                  }}
                >
                  Remove
                </Button>
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

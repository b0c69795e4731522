// The week's log, by day or by person. By person it says what the log makes of the week, and where the grid differs.
import type { WeekRow, WeekView } from '../../../src-shared/desk-api.ts';
import { formatDuration } from '../../../src-shared/duration.ts';
import type { LogEntry } from '../../../src-shared/log.ts';
import { daysOfWeek, formatLongDate, formatShortDate } from '../../../src-shared/week.ts';
import { Button } from '../../components/Button.tsx';
import { useCommands } from '../../desk/commands.tsx';
import { personName } from '../../grid/rows.ts';
import { entryWords } from '../../words/log.ts';
import { useWorkspace } from '../shell/workspace.ts';
import styles from './daily-log.module.css';
import { LogStandingWords } from './LogStandingWords.tsx';

interface EntryListProps {
  week: WeekView;
  by: 'day' | 'person';
  onChange: (entry: LogEntry) => void;
}

export function EntryList({ week, by, onChange }: EntryListProps) {
  const rows = new Map(week.rows.map((row) => [row.line.id, row]));
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
              <Entries
                entries={own}
                title={(entry) => titleOf(rows.get(entry.lineId))}
                week={week}
                onChange={onChange}
              />
            </section>
          ))}
      </div>
    );
  }
  const logged = week.rows.filter((row) => row.log !== null && row.log !== undefined);
  return (
    <div className={styles.days}>
      {logged.map((row) => (
        <section key={row.line.id} className={styles.group} aria-label={titleOf(row)}>
          <PersonHeading row={row} />
          <LogStandingWords row={row} weekStart={week.weekStart} readOnly={week.readOnly} />
          <Entries
            entries={entries.filter(({ lineId }) => lineId === row.line.id)}
            title={(entry) => formatShortDate(entry.day)}
            week={week}
            onChange={onChange}
          />
        </section>
      ))}
    </div>
  );
}

function PersonHeading({ row }: { row: WeekRow }) {
  const { serviceName } = useWorkspace();
  return (
    <h3>
      {personName(row)}{' '}
      <span className={styles.soft}>{[row.line.ssRef, serviceName(row.line.service)].join(' · ')}</span>
    </h3>
  );
}

function titleOf(row: WeekRow | undefined): string {
  return row === undefined ? '' : personName(row);
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
  const { run, say } = useCommands();
  return (
    <ul>
      {entries.map((entry) => {
        const name = `${title(entry)}, ${entryWords(entry, council)}`;
        return (
          <li key={entry.id} className={styles.entry}>
            <span>{title(entry)}</span>
            <span>{entryWords(entry, council)}</span>
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
                      say('Taken out of the log.');
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

// The daily log: what happened today, in ten seconds, and the week's log by day and by person. It opens on today where
// today lies in the week that is open, else on that week's last day.
import { useState } from 'react';
import type { WeekView } from '../../../src-shared/app-api/index.ts';
import type { ServiceEnd } from '../../../src-shared/domain/lines.ts';
import type { LogEntry } from '../../../src-shared/domain/log.ts';
import { personName } from '../../../src-shared/domain/names.ts';
import { formatWeek, mondayOf, type PlainDate, sundayOf } from '../../../src-shared/domain/week.ts';
import { endWords } from '../../../src-shared/rules/ends.ts';
import { useWeek } from '../../app-api/queries.ts';
import { Button } from '../../components/Button.tsx';
import { Choices } from '../../components/Choices.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page, Part } from '../../components/Page.tsx';
import { daysText } from '../../words/days.ts';
import { dateOf } from '../../words/time.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import { EntryList } from './EntryList.tsx';
import { LogForm } from './LogForm.tsx';

export function DailyLogScreen() {
  const { week: openWeek, now, logDrafts, go } = useWorkspace();
  const today = dateOf(now);
  const usual = mondayOf(today) === openWeek.weekStart ? today : sundayOf(openWeek.weekStart);
  const draft = logDrafts.get(openWeek.weekStart);
  const [day, setDay] = useState<PlainDate>(draft?.day ?? usual);
  const [by, setBy] = useState<'day' | 'person'>('day');
  const [editing, setEditing] = useState<LogEntry | null>(null);
  const [turn, setTurn] = useState(0);
  const [end, setEnd] = useState<ServiceEnd | null>(null);
  const asked = useWeek(mondayOf(day));
  const week = asked.value ?? openWeek;
  const backToOpenWeek = () => {
    const begun = logDrafts.get(openWeek.weekStart);
    if (begun !== undefined) logDrafts.set(openWeek.weekStart, { ...begun, day: usual, dayText: daysText([usual]) });
    setDay(usual);
  };
  return (
    <Page title="Daily log" lead="Only what differed needs a line. Minutes add up over the week and are rounded once.">
      {end === null ? null : <EndRecorded end={end} week={week} />}
      {week.readOnly ? (
        <>
          <p>The week {formatWeek(week.weekStart)} is paid, so its log can only be read.</p>
          {openWeek.readOnly ? null : (
            <div>
              <Button onPress={backToOpenWeek}>Back to the week {formatWeek(openWeek.weekStart)}</Button>
            </div>
          )}
        </>
      ) : (
        <LogForm
          key={editing?.id ?? `new ${turn}`}
          week={week}
          day={editing?.day ?? day}
          onDay={setDay}
          editing={editing}
          onDone={(recorded) => {
            setEnd(recorded);
            if (editing !== null) {
              // An entry that was begun before goes on, on its own day.
              setDay(logDrafts.get(openWeek.weekStart)?.day ?? day);
              setTurn((before) => before + 1);
            }
            setEditing(null);
          }}
        />
      )}
      <Part title={`Logged in the week ${formatWeek(week.weekStart)}`}>
        <div>
          <Button onPress={() => go({ name: 'log-sheet' })}>Sheet for carers…</Button>{' '}
          <Button onPress={() => go({ name: 'sheet-entry' })}>Type a sheet back…</Button>{' '}
          <Button onPress={() => go({ name: 'sites' })}>Sites…</Button>{' '}
          <Button onPress={() => go({ name: 'hospital', stayId: null, absence: 'new' })}>
            Somebody is away for days…
          </Button>
        </div>
        {week.log.length === 0 ? (
          <p>Nothing yet. What you add here becomes the week’s figures, with its reason and its days.</p>
        ) : (
          <>
            <Choices
              label="Show"
              choices={[
                { value: 'day', label: 'By day' },
                { value: 'person', label: 'By person' },
              ]}
              value={by}
              onChange={setBy}
            />
            <EntryList
              week={week}
              by={by}
              onChange={(entry) => {
                setDay(entry.day);
                setEditing(entry);
              }}
            />
          </>
        )}
      </Part>
    </Page>
  );
}

/** An end is told to the council, which is done where the ends are. */
function EndRecorded({ end, week }: { end: ServiceEnd; week: WeekView }) {
  const { go } = useWorkspace();
  const person = week.rows.find(({ line }) => line.ssRef === end.ssRef)?.person;
  return (
    <Notice
      tone="attention"
      sentence={`${personName(person, end.ssRef)}: ${endWords(end)}.`}
      action="The council is to be told, and hours for later days to be put right."
    >
      <Button onPress={() => go({ name: 'adjustments', requestId: null, start: null })}>Go to Adjustments</Button>
      <Button onPress={() => go({ name: 'problems' })}>See the problems</Button>
    </Notice>
  );
}

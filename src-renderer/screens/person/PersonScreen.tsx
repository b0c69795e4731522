// All that is here of one person, over all weeks: for a question on the telephone, and on paper for a review meeting.
import { useState } from 'react';
import type { PersonView } from '../../../src-shared/app-api/index.ts';
import { screenEntry } from '../../../src-shared/commands/screens.ts';
import { count } from '../../../src-shared/domain/count.ts';
import { personName } from '../../../src-shared/domain/names.ts';
import { formatNhsNumber } from '../../../src-shared/domain/nhs-number.ts';
import { formatDate } from '../../../src-shared/domain/week.ts';
import { nameInOrder } from '../../../src-shared/readers/names.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { usePerson } from '../../app-api/care-queries.ts';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page, Part } from '../../components/Page.tsx';
import { SentBefore } from '../../panels/message/SentBefore.tsx';
import { StayDialog } from '../../panels/stay/StayDialog.tsx';
import type { Screen } from '../../workspace/screen.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import { CareParts } from './CareParts.tsx';
import { DisputesPart } from './DisputesPart.tsx';
import { LinesPart } from './LinesPart.tsx';
import { LogPart } from './LogPart.tsx';
import styles from './person.module.css';
import { sumsOf } from './person-sums.ts';
import { WeeksPart } from './WeeksPart.tsx';

export function PersonScreen({ ssRef, from }: { ssRef: string; from: Screen | undefined }) {
  const { nameOrder } = useWorkspace();
  const { value, problem } = usePerson(ssRef);
  const name = nameInOrder(personName(value?.person, ssRef), nameOrder);
  return (
    <Page title={name} lead={value === null ? '' : whoWords(value)}>
      {problem === null ? null : <Notice tone="error" sentence={problem.sentence} action={problem.action} />}
      {value === null ? null : (
        <>
          <PersonButtons person={value} name={name} from={from} />
          <p className={styles.soft}>
            {sinceWords(value)}
            <span className={styles.notPrinted}> A saved PDF names the person and is not encrypted.</span>
          </p>
          <LinesPart person={value} />
          <WeeksPart person={value} />
          <CareParts person={value} />
          <LogPart person={value} />
          <DisputesPart person={value} />
          <Part title="Messages to the council">
            <p className={styles.soft}>
              Those that somebody noted as sent on this computer, or on another whose site packet was brought in.
            </p>
            <SentBefore ssRef={ssRef} />
          </Part>
        </>
      )}
    </Page>
  );
}

function whoWords({ ssRef, person }: PersonView): string {
  return [
    `SS Ref ${ssRef}`,
    person?.nhsNumber ? `NHS number ${formatNhsNumber(person.nhsNumber)}` : '',
    person?.address ?? '',
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

/** How far back this page goes: what was before is no longer, or never was, on this computer. */
function sinceWords({ weeks, firstWeekHere }: PersonView): string {
  const first = weeks.at(-1)?.actual.weekStart;
  if (first === undefined) return 'No week on this computer has a line of this person.';
  const here = `${count(sumsOf(weeks).weeks, 'week')} on this computer, since the week of ${formatDate(first)}.`;
  return first === firstWeekHere ? `${here} Earlier weeks are not here.` : here;
}

interface PersonButtonsProps {
  person: PersonView;
  name: string;
  from: Screen | undefined;
}

function PersonButtons({ person, name, from }: PersonButtonsProps) {
  const { week, go } = useWorkspace();
  const { run, say } = useAppCalls();
  const [admitting, setAdmitting] = useState(false);
  const line = week.rows.find((row) => row.line.ssRef === person.ssRef)?.line;
  const save = async () => {
    const saved = await run('window.save-pdf', { suggestedName: 'person.pdf', weekStart: week.weekStart });
    if (saved !== null) say(`Saved as ${saved.path}. It is not encrypted.`);
  };
  return (
    <div className={styles.controls}>
      {from === undefined ? null : <Button onPress={() => go(from)}>Back to {screenEntry(from.name).label}</Button>}
      <Button
        whyNot={line === undefined ? 'The open week has no line of this person.' : null}
        onPress={() => {
          if (line !== undefined) go({ name: 'week', place: { lineId: line.id, column: 'actual' } });
        }}
      >
        Go to the line in this week
      </Button>
      <Button onPress={() => setAdmitting(true)}>Record an admission…</Button>
      <Button onPress={() => go({ name: 'hospital', stayId: null, absence: 'new', ssRef: person.ssRef })}>
        Record an absence…
      </Button>
      <Button onPress={save}>Save as PDF…</Button>
      <Button onPress={() => go({ name: 'held', ssRef: person.ssRef, ...(from === undefined ? {} : { from }) })}>
        Everything held…
      </Button>
      {admitting ? (
        <StayDialog
          stay={null}
          ssRef={person.ssRef}
          people={[{ ssRef: person.ssRef, name }]}
          onClose={() => setAdmitting(false)}
          onSaved={() => setAdmitting(false)}
        />
      ) : null}
    </div>
  );
}

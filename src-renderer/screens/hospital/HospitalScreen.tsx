// Hospital stays: who is in hospital in the week on screen, which hospital week it is, how many paid weeks are left,
// and what is still to be done. Earlier stays stand below.
import { useMemo, useState } from 'react';
import { type StayOfWeek, type StayStep, staysOfWeek } from '../../../src-shared/domain/hospital-week.ts';
import type { HospitalStay, Person } from '../../../src-shared/domain/lines.ts';
import { formatDate, formatWeek, type PlainDate } from '../../../src-shared/domain/week.ts';
import { admissionDraft, decisionDraft } from '../../../src-shared/messages/stay-draft.ts';
import { nameInOrder } from '../../../src-shared/readers/names.ts';
import { useCare } from '../../app-api/care-queries.ts';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page, Part } from '../../components/Page.tsx';
import { Table } from '../../components/Table.tsx';
import { Mark } from '../../marks/Mark.tsx';
import { KnownTooLate } from '../../panels/known-too-late/KnownTooLate.tsx';
import { type DraftMessage, MessageDialog } from '../../panels/message/MessageDialog.tsx';
import { PersonLink } from '../../panels/person/PersonLink.tsx';
import { StayDialog, type StayPart } from '../../panels/stay/StayDialog.tsx';
import { nameOf, peopleWithLines } from '../../words/people.ts';
import { admittedWords, decisionsWords, stepWords, toldWords, weeksLeftWords } from '../../words/stay.ts';
import { dateOf } from '../../words/time.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import { AbsencesPart } from './AbsencesPart.tsx';
import styles from './hospital.module.css';
import { OfferDialog } from './OfferDialog.tsx';

type OpenDialog =
  | { what: 'stay'; stay: HospitalStay | null; part: StayPart }
  | { what: 'offer'; stayId: string }
  | { what: 'draft'; step: 'tell' | 'ask-decision'; one: StayOfWeek };

interface HospitalScreenProps {
  /** A stay to open at once, by its id. */
  stayId: string | null;
  /** An absence to open at once: by its id, or `new`, of this person where they are known. */
  absence: string | null;
  ssRef: string | null;
}

export function HospitalScreen({ stayId, absence, ssRef }: HospitalScreenProps) {
  const { week, council, now, nameOrder } = useWorkspace();
  const { value: care } = useCare();
  const here = useMemo(
    () =>
      staysOfWeek({
        weekStart: week.weekStart,
        lines: week.rows.map((row) => row.line),
        actuals: new Map(week.rows.flatMap((row) => (row.actual === null ? [] : [[row.line.id, row.actual] as const]))),
        stays: week.stays,
        ends: week.ends,
        council,
      }),
    [week, council],
  );
  const asked = week.stays.find((stay) => stay.id === stayId) ?? null;
  const [open, setOpen] = useState<OpenDialog | null>(
    asked === null ? null : { what: 'stay', stay: asked, part: 'decision' },
  );
  const people = useMemo(
    () => (care === null ? [] : peopleWithLines(care.people, care.lines, nameOrder)),
    [care, nameOrder],
  );
  const others = week.stays
    .filter((stay) => !here.some((one) => one.stay.id === stay.id))
    .sort((a, b) => (a.admitted < b.admitted ? 1 : -1));
  const name = (ssRef: string) => nameInOrder(nameOf(care?.people ?? [], ssRef), nameOrder);
  const offered = open?.what === 'offer' ? here.find(({ stay }) => stay.id === open.stayId) : undefined;

  return (
    <Page
      title="Hospital"
      lead={`Stays and absences in the week ${formatWeek(week.weekStart)}. The week of admission is week 1.`}
    >
      <div>
        <Button onPress={() => setOpen({ what: 'stay', stay: null, part: 'admission' })}>Record an admission…</Button>
      </div>
      {care === null ? null : (
        <>
          <KnownTooLate />
          <Part title={`In hospital this week (${here.length})`}>
            {here.length === 0 ? (
              <p>
                Nobody is recorded in hospital this week. Record an admission on its day: the app counts the hospital
                weeks, says which are paid, and offers what to enter.
              </p>
            ) : (
              <StaysTable stays={here} name={name} onOpen={setOpen} readOnly={week.readOnly} />
            )}
          </Part>
          <AbsencesPart care={care} begin={absence === null ? null : { absence, ssRef }} />
          {others.length === 0 ? null : (
            <Part title={`Stays in other weeks (${others.length})`}>
              <OtherStays
                stays={others}
                name={name}
                onOpen={(stay) => setOpen({ what: 'stay', stay, part: 'admission' })}
              />
            </Part>
          )}
        </>
      )}
      {open?.what === 'stay' ? (
        <StayDialog
          stay={open.stay}
          people={people}
          part={open.part}
          onClose={() => setOpen(null)}
          onSaved={() => setOpen(null)}
        />
      ) : null}
      {open?.what === 'draft' && care !== null ? (
        <MessageDialog
          message={draftOf(open, care.people, { weekStart: week.weekStart, today: dateOf(now) })}
          onClose={() => setOpen(null)}
        />
      ) : null}
      {offered === undefined ? null : (
        <OfferDialog stay={offered} name={name(offered.stay.ssRef)} onClose={() => setOpen(null)} />
      )}
    </Page>
  );
}

/** What the operational team is told on the day of admission, or asked once a week is beyond those that are paid. */
function draftOf(
  { step, one: { stay, week, lines } }: Extract<OpenDialog, { what: 'draft' }>,
  people: readonly Person[],
  { weekStart, today }: { weekStart: PlainDate; today: PlainDate },
): DraftMessage {
  const person = people.find(({ ssRef }) => ssRef === stay.ssRef) ?? null;
  const beyond = lines
    .filter(({ status }) => status === 'beyond')
    .flatMap(({ line, limit }) => (limit === null ? [] : [{ line, limit }]));
  const draft =
    step === 'tell'
      ? admissionDraft(stay, person, { lines: lines.map(({ line }) => line), today })
      : decisionDraft(stay, person, { weekStart, week, lines: beyond, today });
  const title = step === 'tell' ? 'Tell the operational team' : 'Ask for the decision';
  return { ...draft, title, topic: 'hospital-admission', formUrl: null, ssRef: stay.ssRef };
}

interface StaysTableProps {
  stays: readonly StayOfWeek[];
  name: (ssRef: string) => string;
  onOpen: (open: OpenDialog) => void;
  readOnly: boolean;
}

function StaysTable({ stays, name, onOpen, readOnly }: StaysTableProps) {
  const { council, week } = useWorkspace();
  return (
    <Table
      head={
        <>
          <th scope="col">Person</th>
          <th scope="col">Admitted</th>
          <th scope="col">This week is</th>
          <th scope="col">Paid weeks after it</th>
          <th scope="col">To do</th>
          <th scope="col">Change</th>
        </>
      }
    >
      {stays.map((one) => (
        <tr key={one.stay.id}>
          <th scope="row">
            <strong>
              <PersonLink ssRef={one.stay.ssRef} name={name(one.stay.ssRef)} />
            </strong>
            <br />
            <span className={styles.soft}>SS Ref {one.stay.ssRef}</span>
          </th>
          <td>
            {admittedWords(one.stay)}
            <br />
            <span className={styles.soft}>Told: {toldWords(one.stay)}</span>
            {decisionsWords(one.stay).map((words) => (
              <span key={words} className={styles.soft}>
                <br />
                Decision: {words}
              </span>
            ))}
          </td>
          <td className={styles.number}>hospital week {one.week}</td>
          <td>
            {weeksLeftWords(one.lines, ({ line }) => council.serviceTypes[line.serviceType].label).map((words) => (
              <p key={words}>{words}</p>
            ))}
          </td>
          <td>
            <Steps one={one} name={name(one.stay.ssRef)} onOpen={onOpen} readOnly={readOnly || !week.generated} />
          </td>
          <td>
            <Button
              aria-label={`Discharge or change: ${name(one.stay.ssRef)}`}
              onPress={() => onOpen({ what: 'stay', stay: one.stay, part: 'discharge' })}
            >
              Discharge or change…
            </Button>
          </td>
        </tr>
      ))}
    </Table>
  );
}

const partOf: Partial<Record<StayStep, StayPart>> = {
  tell: 'told',
  'ask-decision': 'decision',
  'decision-awaited': 'decision',
};

const buttonWords: Partial<Record<StayStep, string>> = {
  tell: 'Done…',
  'ask-decision': 'Record the decision…',
  'decision-awaited': 'Record the decision…',
};

function Steps({
  one,
  name,
  onOpen,
  readOnly,
}: { one: StayOfWeek; name: string } & Pick<StaysTableProps, 'onOpen' | 'readOnly'>) {
  const recorded = one.lines.some((line) => line.recorded > 0);
  const offer = (
    <Button
      aria-label={`${recorded ? 'Look at this week again' : 'Offer for this week'}: ${name}`}
      onPress={() => onOpen({ what: 'offer', stayId: one.stay.id })}
    >
      {recorded ? 'Look at this week again…' : 'Offer for this week…'}
    </Button>
  );
  return (
    <ul className={styles.steps}>
      {one.steps.map((step) => {
        const { shape, tone, words } = stepWords(step, one);
        const part = partOf[step];
        return (
          <li key={step} className={styles.step}>
            <Mark shape={shape} tone={tone}>
              {words}
            </Mark>
            {step === 'tell' || step === 'ask-decision' ? (
              <Button
                aria-label={`Draft the message about ${name}: ${step === 'tell' ? 'the admission' : 'the decision'}`}
                onPress={() => onOpen({ what: 'draft', step, one })}
              >
                Draft the message…
              </Button>
            ) : null}
            {part === undefined ? null : (
              <Button
                aria-label={`${buttonWords[step]?.replace('…', '')}: ${name}`}
                onPress={() => onOpen({ what: 'stay', stay: one.stay, part })}
              >
                {buttonWords[step]}
              </Button>
            )}
            {step === 'record' && !readOnly ? offer : null}
          </li>
        );
      })}
      {one.steps.includes('record') || readOnly || one.lines.length === 0 ? null : (
        <li className={styles.step}>
          {recorded ? (
            <Mark shape="tick" tone="done">
              This week is recorded
            </Mark>
          ) : null}
          {recorded ? offer : null}
        </li>
      )}
      {one.lines.length === 0 ? <li className={styles.soft}>No service is planned in this week.</li> : null}
    </ul>
  );
}

interface OtherStaysProps {
  stays: readonly HospitalStay[];
  name: (ssRef: string) => string;
  onOpen: (stay: HospitalStay) => void;
}

function OtherStays({ stays, name, onOpen }: OtherStaysProps) {
  const open = stays.some((stay) => stay.discharged === null);
  return (
    <>
      {open ? <Notice tone="information" sentence="A stay without a discharge goes on until one is recorded." /> : null}
      <Table
        head={
          <>
            <th scope="col">Person</th>
            <th scope="col">Admitted</th>
            <th scope="col">Discharged</th>
            <th scope="col">Told</th>
            <th scope="col">Decision</th>
            <th scope="col">Change</th>
          </>
        }
      >
        {stays.map((stay) => (
          <tr key={stay.id}>
            <th scope="row">
              <PersonLink ssRef={stay.ssRef} name={name(stay.ssRef)} />
            </th>
            <td>{formatDate(stay.admitted)}</td>
            <td>{stay.discharged === null ? '–' : formatDate(stay.discharged)}</td>
            <td>{toldWords(stay)}</td>
            <td>{decisionsWords(stay).join('; ') || 'none'}</td>
            <td>
              <Button look="quiet" aria-label={`Change the stay of ${name(stay.ssRef)}`} onPress={() => onOpen(stay)}>
                Change…
              </Button>
            </td>
          </tr>
        ))}
      </Table>
    </>
  );
}

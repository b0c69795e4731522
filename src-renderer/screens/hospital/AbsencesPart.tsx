// Absences: who is away in the week on screen, what is still to be done for it, and those of other weeks.
import { useState } from 'react';
import { type AbsenceOfWeek, absencesOfWeek } from '../../../src-shared/domain/absence-week.ts';
import { absenceDaysWords, absenceNames, noticeWords } from '../../../src-shared/domain/absence-words.ts';
import { type Absence, absenceTouches } from '../../../src-shared/domain/absences.ts';
import { count } from '../../../src-shared/domain/count.ts';
import { formatLongDate, sundayOf } from '../../../src-shared/domain/week.ts';
import { adjustmentDraft } from '../../../src-shared/messages/adjustment-draft.ts';
import { nameInOrder } from '../../../src-shared/readers/names.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import type { CareList } from '../../app-api/care-queries.ts';
import { Button } from '../../components/Button.tsx';
import { Part } from '../../components/Page.tsx';
import { Table } from '../../components/Table.tsx';
import { AbsenceDialog, type WeeksBeside } from '../../panels/absence/AbsenceDialog.tsx';
import { BesideNotice } from '../../panels/absence/BesideNotice.tsx';
import { type DraftMessage, MessageDialog } from '../../panels/message/MessageDialog.tsx';
import { PersonLink } from '../../panels/person/PersonLink.tsx';
import { StayDialog } from '../../panels/stay/StayDialog.tsx';
import { nameOf, peopleWithLines } from '../../words/people.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import { AbsenceOffer } from './AbsenceOffer.tsx';
import { type AbsenceDialogOpen, AbsenceSteps } from './AbsenceSteps.tsx';
import styles from './hospital.module.css';

/** What is open over the list. */
type OpenDialog =
  | AbsenceDialogOpen
  /** A new one, of this person where they are known. */
  | { what: 'absence'; absence: null; ssRef: string | null }
  | { what: 'draft'; message: DraftMessage };

interface AbsencesPartProps {
  care: CareList;
  /** An absence to open at once: by its id, or `new`, of this person where they are known. */
  begin: { absence: string; ssRef: string | null } | null;
}

export function AbsencesPart({ care, begin }: AbsencesPartProps) {
  const { week, council, nameOrder } = useWorkspace();
  const { run, say } = useAppCalls();
  const [open, setOpen] = useState<OpenDialog | null>(() => {
    const asked = care.absences.find(({ id }) => id === begin?.absence) ?? null;
    if (asked !== null) return { what: 'absence', absence: asked };
    return begin?.absence === 'new' ? { what: 'absence', absence: null, ssRef: begin.ssRef } : null;
  });
  const [beside, setBeside] = useState<WeeksBeside>([]);
  const here = absencesOfWeek({
    weekStart: week.weekStart,
    lines: week.rows.map(({ line }) => line),
    actuals: new Map(week.rows.flatMap(({ line, actual }) => (actual === null ? [] : [[line.id, actual] as const]))),
    absences: care.absences,
    stays: week.stays,
    ends: week.ends,
    adjustments: week.adjustments,
    council,
  });
  const others = care.absences
    .filter((absence) => !absenceTouches(absence, week.weekStart, sundayOf(week.weekStart)))
    .sort((a, b) => (a.firstDay < b.firstDay ? 1 : -1));
  const people = peopleWithLines(care.people, care.lines, nameOrder);
  const name = (ssRef: string) => nameInOrder(nameOf(care.people, ssRef), nameOrder);
  const close = () => setOpen(null);
  const offered = open?.what === 'offer' ? here.find(({ absence }) => absence.id === open.absenceId) : undefined;
  const removeNow = async ({ id }: Absence) => {
    if ((await run('care.remove', { kind: 'absence', id })) !== null)
      say('Removed. What weeks say of it stays; undo brings it back.', 'may-undo');
  };
  const remove = (absence: Absence) => void removeNow(absence);
  const draft = (one: AbsenceOfWeek) => setOpen({ what: 'draft', message: requestMessage(one, care, council) });

  return (
    <>
      <BesideNotice weeks={beside} onClose={() => setBeside([])} />
      <Part title={`Away this week (${here.length})`}>
        <div>
          <Button onPress={() => setOpen({ what: 'absence', absence: null, ssRef: null })}>Record an absence…</Button>
        </div>
        {here.length === 0 ? (
          <p>
            Nobody is recorded as away this week. Record a holiday or respite once, with its days: every week that it
            covers is then offered, and the request is asked for before day {council.temporaryDays + 1}.
          </p>
        ) : (
          <AbsencesTable here={here} name={name} onOpen={setOpen} onDraft={draft} onRemove={remove} />
        )}
      </Part>
      {others.length === 0 ? null : (
        <Part title={`Absences in other weeks (${others.length})`}>
          <OtherAbsences
            absences={others}
            name={name}
            onOpen={(absence) => setOpen({ what: 'absence', absence })}
            onRemove={remove}
          />
        </Part>
      )}
      {open?.what === 'absence' ? (
        <AbsenceDialog
          absence={open.absence}
          ssRef={open.absence === null ? open.ssRef : null}
          people={people}
          onClose={close}
          onSaved={(weeks) => {
            setBeside(weeks);
            close();
          }}
        />
      ) : null}
      {open?.what === 'admission' ? (
        <StayDialog stay={null} ssRef={open.absence.ssRef} people={people} onClose={close} onSaved={close} />
      ) : null}
      {open?.what === 'draft' ? <MessageDialog message={open.message} onClose={close} /> : null}
      {offered === undefined ? null : (
        <AbsenceOffer absence={offered} name={name(offered.absence.ssRef)} onClose={close} />
      )}
    </>
  );
}

/** What the council is asked for an absence of more than 7 days: that the hours pause from its first day to its last. */
function requestMessage(
  { absence, request }: AbsenceOfWeek,
  care: CareList,
  council: Parameters<typeof adjustmentDraft>[3],
): DraftMessage {
  const asked = request?.lines ?? [];
  const toTeam = asked.some(({ serviceType }) => council.serviceTypes[serviceType].longChange === 'operational-team');
  const changes = asked.map(({ id, plannedQuantity }) => ({
    lineId: id,
    kind: 'reduction' as const,
    hours: { from: plannedQuantity, to: 0 },
  }));
  const { ssRef, firstDay, lastDay, kind, toldOn } = absence;
  const told = toldOn === null ? '' : `, told on ${formatLongDate(toldOn)}`;
  const why = `${absenceNames[kind]}${told}`;
  const person = care.people.find((one) => one.ssRef === ssRef) ?? null;
  const drafted = adjustmentDraft(
    { ssRef, changes, startDate: firstDay, endDate: lastDay, why },
    person,
    care.lines,
    council,
  );
  return {
    ...drafted,
    title: 'Ask the council',
    topic: toTeam ? 'package-review' : null,
    formUrl: toTeam ? null : council.adjustment.formUrl,
    ssRef,
  };
}

interface AbsencesTableProps {
  here: readonly AbsenceOfWeek[];
  name: (ssRef: string) => string;
  onOpen: (open: OpenDialog) => void;
  onDraft: (one: AbsenceOfWeek) => void;
  onRemove: (absence: Absence) => void;
}

function AbsencesTable({ here, name, onOpen, onDraft, onRemove }: AbsencesTableProps) {
  return (
    <Table
      head={
        <>
          <th scope="col">Person</th>
          <th scope="col">Absence</th>
          <th scope="col">Told on</th>
          <th scope="col">To do</th>
          <th scope="col">Change</th>
        </>
      }
    >
      {here.map((one) => {
        const { absence } = one;
        return (
          <tr key={absence.id}>
            <th scope="row">
              <strong>
                <PersonLink ssRef={absence.ssRef} name={name(absence.ssRef)} />
              </strong>
              <br />
              <span className={styles.soft}>SS Ref {absence.ssRef}</span>
            </th>
            <td>
              {absenceNames[absence.kind]}
              <br />
              <span className={styles.soft}>
                {absenceDaysWords(absence)}
                {absence.lineIds === null ? '' : `, ${count(absence.lineIds.length, 'line')}`}
                {absence.note === '' ? '' : `. ${absence.note}`}
              </span>
            </td>
            <td>{noticeWords(absence)}</td>
            <td>
              <AbsenceSteps one={one} name={name(absence.ssRef)} onOpen={onOpen} onDraft={onDraft} />
            </td>
            <td>
              <div className={styles.step}>
                <Button
                  aria-label={`End or change the absence: ${name(absence.ssRef)}`}
                  onPress={() => onOpen({ what: 'absence', absence })}
                >
                  End or change…
                </Button>
                <RemoveButton absence={absence} name={name(absence.ssRef)} onRemove={onRemove} />
              </div>
            </td>
          </tr>
        );
      })}
    </Table>
  );
}

interface RemoveButtonProps {
  absence: Absence;
  name: string;
  onRemove: (absence: Absence) => void;
}

/** Says which of a person's absences it removes. */
function RemoveButton({ absence, name, onRemove }: RemoveButtonProps) {
  return (
    <Button
      look="quiet"
      aria-label={`Remove the absence of ${name}: ${absenceNames[absence.kind]}, ${absenceDaysWords(absence)}`}
      onPress={() => onRemove(absence)}
    >
      Remove
    </Button>
  );
}

interface OtherAbsencesProps {
  absences: readonly Absence[];
  name: (ssRef: string) => string;
  onOpen: (absence: Absence) => void;
  onRemove: (absence: Absence) => void;
}

function OtherAbsences({ absences, name, onOpen, onRemove }: OtherAbsencesProps) {
  return (
    <Table
      head={
        <>
          <th scope="col">Person</th>
          <th scope="col">Absence</th>
          <th scope="col">Told on</th>
          <th scope="col">Change</th>
        </>
      }
    >
      {absences.map((absence) => (
        <tr key={absence.id}>
          <th scope="row">
            <PersonLink ssRef={absence.ssRef} name={name(absence.ssRef)} />
          </th>
          <td>
            {absenceNames[absence.kind]}, {absenceDaysWords(absence)}
          </td>
          <td>{noticeWords(absence)}</td>
          <td>
            <div className={styles.step}>
              <Button
                look="quiet"
                aria-label={`Change the absence of ${name(absence.ssRef)}`}
                onPress={() => onOpen(absence)}
              >
                Change…
              </Button>
              <RemoveButton absence={absence} name={name(absence.ssRef)} onRemove={onRemove} />
            </div>
          </td>
        </tr>
      ))}
    </Table>
  );
}

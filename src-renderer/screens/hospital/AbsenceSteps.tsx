// What an absence still needs from somebody in the week on screen, each step with its button.

import type { AbsenceOfWeek, AbsenceStep } from '../../../src-shared/domain/absence-week.ts';
import { absenceNames, requestWords } from '../../../src-shared/domain/absence-words.ts';
import type { Absence } from '../../../src-shared/domain/absences.ts';
import { formatLongDate } from '../../../src-shared/domain/week.ts';
import { Button } from '../../components/Button.tsx';
import { Mark } from '../../marks/Mark.tsx';
import type { RequestStart } from '../../recording/read-request.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import styles from './hospital.module.css';

/** What a step may open over the list. */
export type AbsenceDialogOpen =
  | { what: 'absence'; absence: Absence }
  | { what: 'offer'; absenceId: string }
  | { what: 'admission'; absence: Absence };

interface AbsenceStepsProps {
  one: AbsenceOfWeek;
  name: string;
  onOpen: (open: AbsenceDialogOpen) => void;
  onDraft: (one: AbsenceOfWeek) => void;
}

export function AbsenceSteps({ one, name, onOpen, onDraft }: AbsenceStepsProps) {
  const { week, go } = useWorkspace();
  const { absence, lines, request, steps } = one;
  const recorded = lines.some((line) => line.recorded > 0);
  const mayRecord = !week.readOnly && week.generated && lines.some(({ days }) => days.length > 0);
  const offer = (
    <Button
      aria-label={`${recorded ? 'Look at this week again' : 'Offer for this week'}: ${name}`}
      onPress={() => onOpen({ what: 'offer', absenceId: absence.id })}
    >
      {recorded ? 'Look at this week again…' : 'Offer for this week…'}
    </Button>
  );
  const begin = () => {
    const [first, ...also] = request?.lines ?? [];
    if (first === undefined) return;
    const start: RequestStart = {
      ssRef: absence.ssRef,
      lineId: first.id,
      change: 'reduction',
      startDate: absence.firstDay,
      endDate: absence.lastDay,
      why: absenceNames[absence.kind],
      also: also.map(({ id }) => ({ lineId: id, kind: 'reduction' })),
    };
    go({ name: 'adjustments', requestId: null, start });
  };
  return (
    <ul className={styles.steps}>
      {steps.map((step) => (
        <li key={step} className={styles.step}>
          <StepMark step={step} one={one} />
          {step === 'notice' ? (
            <Button
              aria-label={`Record when we were told: ${name}`}
              onPress={() => onOpen({ what: 'absence', absence })}
            >
              Record it…
            </Button>
          ) : null}
          {step === 'admission' ? (
            <Button aria-label={`Record the admission: ${name}`} onPress={() => onOpen({ what: 'admission', absence })}>
              Record the admission…
            </Button>
          ) : null}
          {step === 'record' && mayRecord ? offer : null}
          {step === 'request' ? (
            <>
              <Button aria-label={`Begin the request: ${name}`} onPress={begin}>
                Begin the request…
              </Button>
              <Button aria-label={`Draft the message about ${name}: the absence`} onPress={() => onDraft(one)}>
                Draft the message…
              </Button>
            </>
          ) : null}
        </li>
      ))}
      {steps.includes('record') || !recorded ? null : (
        <li className={styles.step}>
          {steps.includes('differs') ? null : (
            <Mark shape="tick" tone="done">
              This week is recorded
            </Mark>
          )}
          {mayRecord ? offer : null}
        </li>
      )}
      {lines.length === 0 ? <li className={styles.soft}>No service is planned in this week.</li> : null}
      {lines.length > 0 && !week.generated ? (
        <li className={styles.soft}>It is offered once the week is generated.</li>
      ) : null}
    </ul>
  );
}

function StepMark({ step, one: { absence, lines, request } }: { step: AbsenceStep; one: AbsenceOfWeek }) {
  const { council } = useWorkspace();
  switch (step) {
    case 'admission':
      return (
        <Mark shape="ring" tone="plain">
          Planned for {formatLongDate(absence.firstDay)}: no admission is recorded
        </Mark>
      );
    case 'notice':
      return (
        <Mark shape="triangle-open" tone="attention">
          When we were told is not recorded
        </Mark>
      );
    case 'late-notice':
      return (
        <Mark shape="dot" tone="quiet">
          Told late: what was missed up to that day is recorded in the week, by what happened
        </Mark>
      );
    case 'doubled':
      return (
        <Mark shape="triangle-open" tone="attention">
          Another absence has the same days: remove one. They count once
        </Mark>
      );
    case 'record':
      return (
        <Mark shape="ring" tone="plain">
          {lines.some(({ recorded }) => recorded > 0)
            ? 'Not all of this week is recorded'
            : 'This week’s hours are not recorded'}
        </Mark>
      );
    case 'differs':
      return (
        <Mark shape="triangle-open" tone="attention">
          The week says away on more days than the absence
        </Mark>
      );
    case 'request':
      return (
        <Mark shape="triangle-open" tone="attention">
          {requestWords(absence, request?.fromDay ?? absence.firstDay, council)}
        </Mark>
      );
  }
}

// "Why?": the reason for a quantity, with what that reason needs: days for an extra, a hospital stay, a note. Used by
// the popover over a cell and by the line's panel. Keyboard only: arrows choose, Enter records, Escape cancels.
import { useState } from 'react';
import { plannedServiceStatement } from '../../src-shared/comments/write-comment.ts';
import type { HospitalStay, ServiceLine } from '../../src-shared/domain/lines.ts';
import { daysOfWeek, formatLongDate, formatShortDate, type PlainDate } from '../../src-shared/domain/week.ts';
import { Button } from '../components/Button.tsx';
import { Checkbox, Choices } from '../components/Choices.tsx';
import { Buttons } from '../components/Dialog.tsx';
import { Select } from '../components/Select.tsx';
import { TextField } from '../components/TextField.tsx';
import { parseDay } from '../words/days.ts';
import { type AnswerErrors, answerErrors, choiceKey, newStay, type ReasonAnswer, readChoice } from './answer.ts';
import styles from './ReasonForm.module.css';
import type { ReasonChoice } from './reasons.ts';
import { categoryLabel } from './reasons.ts';

interface ReasonFormProps {
  question: string;
  line: ServiceLine;
  weekStart: PlainDate;
  choices: readonly ReasonChoice[];
  stays: readonly HospitalStay[];
  start: ReasonAnswer;
  onRecord: (answer: ReasonAnswer) => void;
  onCancel: () => void;
}

export function ReasonForm({ question, weekStart, choices, stays, start, onRecord, onCancel }: ReasonFormProps) {
  const [answer, setAnswer] = useState(start);
  const [errors, setErrors] = useState<AnswerErrors>({});
  const change = (part: Partial<ReasonAnswer>) => setAnswer((before) => ({ ...before, ...part }));
  const chosen = answer.choice === null ? null : readChoice(answer.choice);
  const paid = choices.find(({ category, reason }) => choiceKey(category, reason) === answer.choice)?.paid ?? '';
  // With one possible reason the question is already answered: the focus goes to what that reason needs.
  const settled = choices.length === 1 && start.choice !== null;
  const needsMore = chosen?.category === 'extra' || (chosen?.reason === 'hospital' && start.stay === newStay);
  const severalCategories = new Set(choices.map((choice) => choice.category)).size > 1;

  const record = () => {
    const found = answerErrors(answer, weekStart);
    setErrors(found);
    if (Object.keys(found).length === 0) onRecord(answer);
  };

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        record();
      }}
      // On the way down: a radio button keeps Enter to itself, and the form would not be heard of it.
      onKeyDownCapture={(event) => {
        const target = event.target;
        if (!(target instanceof HTMLInputElement)) return;
        if (event.key === 'Enter') {
          event.preventDefault();
          event.stopPropagation();
          record();
        }
        const choice =
          target.type === 'radio' && /^[1-9]$/.test(event.key) ? choices[Number(event.key) - 1] : undefined;
        if (choice !== undefined) change({ choice: choiceKey(choice.category, choice.reason) });
      }}
    >
      <Choices
        label={question}
        choices={choices.map((choice) => ({
          value: choiceKey(choice.category, choice.reason),
          label: severalCategories ? `${categoryLabel(choice.category)}: ${choice.label}` : choice.label,
          ...(choice.hint === '' ? {} : { hint: choice.hint }),
        }))}
        value={answer.choice}
        onChange={(choice) => change({ choice })}
        error={errors.choice ?? ''}
        autoFocus={!(settled && needsMore)}
        numbered
      />
      <p aria-live="polite">{paid}</p>
      {chosen?.category === 'extra' ? (
        <>
          <Days weekStart={weekStart} answer={answer} errors={errors} change={change} autoFocus={settled} />
          <PlannedService answer={answer} error={errors.plannedService ?? ''} change={change} />
        </>
      ) : null}
      {chosen?.reason === 'hospital' ? (
        <Stay
          weekStart={weekStart}
          stays={stays}
          answer={answer}
          error={errors.admitted ?? ''}
          change={change}
          autoFocus={settled}
        />
      ) : null}
      <TextField
        label="Note (if it helps)"
        value={answer.note}
        onChange={(note) => change({ note })}
        maxLength={2000}
      />
      <Buttons>
        <Button look="primary" type="submit">
          Record
        </Button>
        <Button onPress={onCancel}>Cancel</Button>
      </Buttons>
    </form>
  );
}

interface PartProps {
  weekStart: PlainDate;
  answer: ReasonAnswer;
  change: (part: Partial<ReasonAnswer>) => void;
  autoFocus: boolean;
}

function Days({ weekStart, answer, errors, change, autoFocus }: PartProps & { errors: AnswerErrors }) {
  const options = daysOfWeek(weekStart).map((day) => ({ value: day, label: formatShortDate(day) }));
  const wrong = errors.firstDay ?? errors.lastDay;
  return (
    <div>
      <div className={styles.row}>
        <Select
          label="First day"
          autoFocus={autoFocus}
          options={options}
          value={answer.firstDay}
          onChange={(firstDay) => change({ firstDay, lastDay: answer.lastDay ?? firstDay })}
        />
        <Select label="Last day" options={options} value={answer.lastDay} onChange={(lastDay) => change({ lastDay })} />
      </div>
      {wrong === undefined ? null : <p className={styles.error}>{wrong}</p>}
    </div>
  );
}

/** S-B: no “domestic services, social inclusion or sitting services”. No data shows it, so somebody has to say so. */
function PlannedService({ answer, error, change }: Pick<PartProps, 'answer' | 'change'> & { error: string }) {
  return (
    <div>
      {error === '' ? null : <p className={styles.error}>{error}</p>}
      <Checkbox isSelected={answer.plannedService} onChange={(plannedService) => change({ plannedService })}>
        {plannedServiceStatement}
      </Checkbox>
    </div>
  );
}

function Stay({
  weekStart,
  stays,
  answer,
  error,
  change,
  autoFocus,
}: PartProps & { stays: readonly HospitalStay[]; error: string }) {
  const admitted = parseDay(answer.admitted, weekStart);
  const options = [
    ...stays.map((stay) => ({ value: stay.id, label: `Admitted ${formatLongDate(stay.admitted)}` })),
    { value: newStay, label: 'Another admission' },
  ];
  return (
    <>
      {stays.length === 0 ? null : (
        <Select label="Hospital stay" options={options} value={answer.stay} onChange={(stay) => change({ stay })} />
      )}
      {answer.stay === newStay ? (
        <TextField
          label="Day of admission"
          autoFocus={autoFocus}
          hint={admitted === null ? 'Such as 2 June 2025 or 2/6' : formatLongDate(admitted)}
          value={answer.admitted}
          onChange={(typed) => change({ admitted: typed })}
          error={error}
        />
      ) : null}
    </>
  );
}

// "Why?": the reason for a quantity, with what that reason needs: days for an extra, a hospital stay, a note. Used by
// the popover over a cell and by the line's panel. Keyboard only: arrows choose, Enter records, Escape cancels.
import { useState } from 'react';
import { plannedServiceStatement } from '../../src-shared/comments/write-comment.ts';
import type { CouncilProfile } from '../../src-shared/council/schema.ts';
import type { Variation } from '../../src-shared/domain/actuals.ts';
import type { HospitalStay, ServiceLine } from '../../src-shared/domain/lines.ts';
import { daysOfWeek, formatLongDate, formatShortDate, type PlainDate } from '../../src-shared/domain/week.ts';
import { Button } from '../components/Button.tsx';
import { Checkbox, Choices } from '../components/Choices.tsx';
import { Buttons } from '../components/Dialog.tsx';
import { useOneAtATime } from '../components/one-at-a-time.ts';
import { Select } from '../components/Select.tsx';
import { TextField } from '../components/TextField.tsx';
import { parseDay } from '../words/days.ts';
import { AnotherChange } from './AnotherChange.tsx';
import {
  type AnswerErrors,
  answerErrors,
  choiceKey,
  daysErrors,
  keepsDays,
  newStay,
  type ReasonAnswer,
  readChoice,
} from './answer.ts';
import styles from './ReasonForm.module.css';
import type { ReasonChoice } from './reasons.ts';
import { categoryLabel } from './reasons.ts';
import { useChangeBefore } from './use-change-before.ts';

interface ReasonFormProps {
  question: string;
  line: ServiceLine;
  council: CouncilProfile;
  weekStart: PlainDate;
  choices: readonly ReasonChoice[];
  stays: readonly HospitalStay[];
  /** What else is recorded on the line in this week. */
  others?: readonly Variation[];
  /** Days are what is asked for, whatever the reason. */
  askDays?: boolean;
  start: ReasonAnswer;
  /** What returns a promise goes on until it is settled, and is not asked for again meanwhile. */
  onRecord: (answer: ReasonAnswer) => unknown;
  onCancel: () => void;
}

const noOthers: readonly Variation[] = [];

export function ReasonForm(props: ReasonFormProps) {
  const { question, line, council, weekStart, choices, stays, others = noOthers, start, onRecord, onCancel } = props;
  const { askDays = false } = props;
  const [answer, setAnswer] = useState(start);
  const [errors, setErrors] = useState<AnswerErrors>({});
  const change = (part: Partial<ReasonAnswer>) => setAnswer((before) => ({ ...before, ...part }));
  const chosen = answer.choice === null ? null : readChoice(answer.choice);
  const paid = choices.find(({ category, reason }) => choiceKey(category, reason) === answer.choice)?.paid ?? '';
  // With one possible reason the question is already answered: the focus goes to what that reason needs.
  const settled = choices.length === 1 && start.choice !== null;
  // Where it is known on which days, they stay; of an absence they say how long it goes on.
  const separable = chosen !== null && keepsDays(chosen.category, chosen.reason);
  const hasDays = chosen !== null && (separable || askDays || start.firstDay !== null);
  const before = useChangeBefore(line.id, weekStart, separable ? chosen : null, answer, others, council);
  const needsMore =
    askDays || chosen?.category === 'extra' || (chosen?.reason === 'hospital' && start.stay === newStay);
  const severalCategories = new Set(choices.map((choice) => choice.category)).size > 1;

  const record = () => {
    // What is not asked any more is not answered.
    const said = {
      ...answer,
      ...(hasDays ? { withDays: true } : { firstDay: null, lastDay: null }),
      separateCause: before === null ? null : (answer.separateCause ?? null),
    };
    const found = { ...answerErrors(said, weekStart), ...(askDays ? daysErrors(said) : {}) };
    setErrors(found);
    return Object.keys(found).length === 0 ? onRecord(said) : undefined;
  };
  const begin = useOneAtATime();

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        begin(record);
      }}
      // On the way down: a radio button keeps Enter to itself, and the form would not be heard of it.
      onKeyDownCapture={(event) => {
        const target = event.target;
        if (!(target instanceof HTMLInputElement)) return;
        if (event.key === 'Enter') {
          event.preventDefault();
          event.stopPropagation();
          begin(record);
        }
        const isReason = target.closest('[role=radiogroup]') === event.currentTarget.querySelector('[role=radiogroup]');
        const choice =
          target.type === 'radio' && isReason && /^[1-9]$/.test(event.key) ? choices[Number(event.key) - 1] : undefined;
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
      {hasDays ? (
        <Days
          weekStart={weekStart}
          answer={answer}
          errors={errors}
          change={change}
          autoFocus={settled}
          optional={chosen.category !== 'extra' && !askDays}
        />
      ) : null}
      {before === null ? null : (
        <AnotherChange before={before} answer={answer} error={errors.separateCause ?? ''} change={change} />
      )}
      {chosen?.category === 'extra' ? (
        <PlannedService answer={answer} error={errors.plannedService ?? ''} change={change} />
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

const notKnown = 'not-known';

function Days({
  weekStart,
  answer,
  errors,
  change,
  autoFocus,
  optional,
}: PartProps & { errors: AnswerErrors; optional: boolean }) {
  const days = daysOfWeek(weekStart).map((day) => ({ value: day as string, label: formatShortDate(day) }));
  const options = optional ? [{ value: notKnown, label: 'Not said' }, ...days] : days;
  const shown = (day: PlainDate | null) => day ?? (optional ? notKnown : null);
  const first = (day: string) =>
    day === notKnown
      ? change({ firstDay: null, lastDay: null })
      : change({ firstDay: day, lastDay: answer.lastDay ?? day });
  const wrong = errors.firstDay ?? errors.lastDay;
  return (
    <div>
      <div className={styles.row}>
        <Select
          label="First day"
          autoFocus={autoFocus}
          options={options}
          value={shown(answer.firstDay)}
          onChange={first}
        />
        <Select
          label="Last day"
          options={options}
          value={shown(answer.lastDay)}
          onChange={(day) => (day === notKnown ? first(day) : change({ lastDay: day }))}
        />
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
  const admitted = parseDay(answer.admitted, weekStart, null);
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

// What a period makes of a week: the days without care, what each line of the person would become, and one button that records
// it on all of them. What is shown comes from the function that records it.

import { useEffect, useState } from 'react';
import type { StayChange, WeekRow } from '../../../src-shared/app-api/index.ts';
import type { WeeklyActual } from '../../../src-shared/domain/actuals.ts';
import { count } from '../../../src-shared/domain/count.ts';
import type { ServiceLine } from '../../../src-shared/domain/lines.ts';
import { formatDifference, formatQuantity, parseQuantity } from '../../../src-shared/domain/quantity.ts';
import { daysOfWeek, formatShortDate, formatWeek, type PlainDate } from '../../../src-shared/domain/week.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import type { ChosenDays, useStayPreview } from '../../app-api/care-queries.ts';
import { Button } from '../../components/Button.tsx';
import { Checkbox } from '../../components/Choices.tsx';
import { Buttons, Dialog } from '../../components/Dialog.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Table } from '../../components/Table.tsx';
import { TextField } from '../../components/TextField.tsx';
import { shortServiceAndLevel } from '../../words/service-name.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import styles from './hospital.module.css';
import { readHours } from './offer-entry.ts';

interface PeriodOfferProps {
  /** Of the stay or the absence. */
  id: string;
  title: string;
  /** Of the period, one sentence. */
  intro: string;
  legend: string;
  ssRef: string;
  /** Days of the week that may be chosen, and those that are at first. */
  possible: readonly PlainDate[];
  startDays: readonly PlainDate[];
  /** What was recorded before, by line id, as it would be typed. */
  startHours: Readonly<Record<string, string>>;
  /** The lines, each with what is said of its pay. */
  lines: readonly { line: ServiceLine; words: string }[];
  usePreview: typeof useStayPreview;
  /** @param seen the lines as they were when this opened */
  record: (chosen: ChosenDays & { seen: Record<string, WeeklyActual> }) => Promise<{ recorded: number } | null>;
  onClose: () => void;
}

export function PeriodOffer({ possible, lines, usePreview, onClose, ...props }: PeriodOfferProps) {
  const { week, council } = useWorkspace();
  const { say } = useAppCalls();
  const [days, setDays] = useState<readonly PlainDate[]>(props.startDays);
  /** What a person typed over the offer, by line id. */
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>(props.startHours);
  /** The lines as they were when this opened: a sync may bring others meanwhile. */
  const [seen] = useState(() => actualsOf(week.rows, props.ssRef));
  const hours = readHours(typed, council.step);
  const input = { weekStart: week.weekStart, days: [...days].sort(), quantities: hours.quantities };
  const preview = usePreview(props.id, days.length === 0 ? null : input);
  const changes = useLast(preview.value?.changes ?? null);
  const wrong = days.length === 0 ? 'Choose at least one day.' : (preview.problem?.fields?.days ?? '');
  const whyNot = !hours.ok || wrong !== '' ? 'Put right what is marked above first.' : whyNothingOffered(preview.value);

  const record = async () => {
    const answer = await props.record({ ...input, seen });
    if (answer === null) return;
    say(`Recorded on ${count(answer.recorded, 'line')}. Saved on this computer.`, 'may-undo');
    onClose();
  };

  return (
    <Dialog title={props.title} size="large" onClose={onClose}>
      <p>
        {props.intro} This is what will be recorded for the week {formatWeek(week.weekStart)}; nothing changes until you
        record it.
      </p>
      <fieldset className={styles.group}>
        <legend>{props.legend}</legend>
        {wrong === '' ? null : <p className={styles.error}>{wrong}</p>}
        <div className={styles.days}>
          {daysOfWeek(week.weekStart).map((day) => (
            <Checkbox
              key={day}
              isSelected={days.includes(day)}
              isDisabled={!possible.includes(day)}
              onChange={(chosen) => {
                setDays(chosen ? [...days, day] : days.filter((other) => other !== day));
                // Other days make another offer; what was typed was about the days before.
                setTyped({});
              }}
            >
              {formatShortDate(day)}
            </Checkbox>
          ))}
        </div>
      </fieldset>
      <Table
        head={
          <>
            <th scope="col">Line</th>
            <th scope="col">Hours</th>
            <th scope="col">Now</th>
            <th scope="col">Becomes</th>
            <th scope="col">Comment to the council</th>
          </>
        }
      >
        {lines.map(({ line, words }) => (
          <OfferRow
            key={line.id}
            line={line}
            words={words}
            change={changes?.find((change) => change.lineId === line.id) ?? null}
            typed={typed[line.id]}
            error={hours.errors[line.id] ?? preview.problem?.fields?.[line.id] ?? ''}
            onType={(text) => setTyped({ ...typed, [line.id]: text })}
          />
        ))}
      </Table>
      {changes?.some((change) => change.estimated) ? (
        <Notice
          tone="attention"
          sentence="For part of a week the hours are the plan’s share of these days, a guess."
          action="The plan does not say which hours fall on which day: correct them if you know better."
        />
      ) : null}
      {preview.problem === null || wrong !== '' || preview.problem.fields !== undefined ? null : (
        <Notice tone="error" sentence={preview.problem.sentence} action={preview.problem.action} />
      )}
      <Buttons>
        <Button look="primary" whyNot={whyNot} onPress={() => record()}>
          {`Record on ${count(preview.value?.changes.length ?? 0, 'line')}`}
        </Button>
        <Button onPress={onClose}>Cancel</Button>
      </Buttons>
    </Dialog>
  );
}

/** The last answer stays on screen while the next one is on its way. */
function useLast<T>(value: T | null): T | null {
  const [last, setLast] = useState(value);
  useEffect(() => {
    if (value !== null) setLast(value);
  }, [value]);
  return value ?? last;
}

interface OfferRowProps {
  line: ServiceLine;
  words: string;
  change: StayChange | null;
  typed: string | undefined;
  error: string;
  onType: (text: string) => void;
}

function OfferRow({ line, words, change, typed, error, onType }: OfferRowProps) {
  const { serviceName } = useWorkspace();
  const name = shortServiceAndLevel(line, serviceName);
  const parsed = typed === undefined ? null : parseQuantity(typed);
  const leftOut = change === null && (parsed === null || (parsed.ok && parsed.quantity === 0));
  return (
    <tr>
      <th scope="row">
        {name}
        <br />
        <span className={styles.soft}>{words}</span>
      </th>
      <td className={styles.hours}>
        <TextField
          label={`Hours for ${name}`}
          labelHidden
          size="code"
          value={typed ?? formatQuantity(change?.quantity ?? 0)}
          onChange={onType}
          error={error}
        />
      </td>
      <td className={styles.number}>{change === null ? '–' : figures(change.before)}</td>
      <td className={styles.number}>
        {leftOut ? 'left as it is' : change === null ? '–' : <strong>{figures(change.after)}</strong>}
      </td>
      <td className={styles.comment}>
        {change === null ? '' : change.comment.after}
        {change?.commentKept ? <span className={styles.soft}> (kept: a person wrote it)</span> : null}
      </td>
    </tr>
  );
}

function figures(of: StayChange['before']): string {
  const difference = formatDifference(of);
  return difference === '' ? `${formatQuantity(of.actual)}, as planned` : `${formatQuantity(of.actual)}, ${difference}`;
}

function whyNothingOffered(offer: { changes: readonly unknown[] } | null): string | null {
  if (offer === null) return 'One moment, the days are being looked at.';
  return offer.changes.length === 0 ? 'No line of this person is planned on these days.' : null;
}

function actualsOf(rows: readonly WeekRow[], ssRef: string): Record<string, WeeklyActual> {
  const own = rows.flatMap(({ line, actual }) => (line.ssRef === ssRef && actual !== null ? [[line.id, actual]] : []));
  return Object.fromEntries(own);
}

// What a sheet that was typed back would record, before it is: each entry, what stands beside something else, what cannot be recorded and
// why, what is still to be asked, and what becomes of the week's figures.
import { useMemo, useState } from 'react';
import type { SheetPart, SheetPreview, TypedSheet } from '../../../src-shared/app-api/sheet.ts';
import { count } from '../../../src-shared/domain/count.ts';
import { formatDuration } from '../../../src-shared/domain/duration.ts';
import type { ServiceEnd } from '../../../src-shared/domain/lines.ts';
import { happeningLabels } from '../../../src-shared/domain/log-choices.ts';
import { formatLongDate, formatShortDate, type PlainDate } from '../../../src-shared/domain/week.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { useSheetPreview } from '../../app-api/report-queries.ts';
import { Button } from '../../components/Button.tsx';
import { Changes } from '../../components/Changes.tsx';
import { Checkbox } from '../../components/Choices.tsx';
import { DayField } from '../../components/DayField.tsx';
import { Buttons, Dialog } from '../../components/Dialog.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Select } from '../../components/Select.tsx';
import { Table } from '../../components/Table.tsx';
import { daysText } from '../../words/days.ts';
import { endLabels } from '../../words/log.ts';
import { dateOf } from '../../words/time.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import styles from './log-sheet.module.css';
import { RestOfSheet } from './RestOfSheet.tsx';
import { readAdmission, recordedWords, recordLabel, stayingWords } from './review-words.ts';
import type { EntryRow } from './sheet-rows.ts';
import { boxKey, type SheetTexts, typedRows } from './typed-sheet.ts';

interface ReviewDialogProps {
  siteId: string | null;
  rows: readonly EntryRow[];
  texts: SheetTexts;
  nameOf: (lineId: string) => { name: string; detail: string };
  onClose: () => void;
  /** @param keys of the boxes that are recorded */
  onRecorded: (keys: string[], words: string) => void;
}

type EndCause = Exclude<ServiceEnd['cause'], 'died'>;

export function ReviewDialog({ siteId, rows, texts, nameOf, onClose, onRecorded }: ReviewDialogProps) {
  const { week, now } = useWorkspace();
  const { run } = useAppCalls();
  const [beside, setBeside] = useState<string[]>([]);
  const [rest, setRest] = useState(false);
  /** As typed, by SS Ref. */
  const [admitted, setAdmitted] = useState<ReadonlyMap<string, string>>(new Map());
  const [causes, setCauses] = useState<ReadonlyMap<string, EndCause>>(new Map());
  const { weekStart } = week;
  const today = dateOf(now);
  const sheet = useMemo((): TypedSheet => {
    // Of a line that came after the sheet was printed, empty boxes say nothing.
    const lineIds = rows.filter(({ since }) => since !== 'new').map(({ lineId }) => lineId);
    const rowIds = rows.map(({ lineId }) => lineId);
    return {
      ...{ weekStart, siteId, lineIds, beside, restAsPlanned: rest },
      rows: typedRows(weekStart, rowIds, texts),
      admitted: [...admitted].flatMap(([ssRef, text]) => {
        const { day } = readAdmission(text, { weekStart, today, latest: null });
        return day === null ? [] : [{ ssRef, day }];
      }),
      causes: [...causes].map(([lineId, cause]) => ({ lineId, cause })),
    };
  }, [weekStart, today, siteId, rows, texts, beside, rest, admitted, causes]);
  const { value: preview, problem } = useSheetPreview(sheet);
  const admissions = (preview?.admissions ?? []).map(({ ssRef, lineId, day, latest }) => {
    const text = admitted.get(ssRef) ?? daysText([day]);
    return { ssRef, lineId, text, error: readAdmission(text, { weekStart, today, latest }).error };
  });

  const record = async ({ id, parts, rest: others }: SheetPreview) => {
    const done = await run('sheet.record', { id });
    if (done === null) return;
    onRecorded(
      recordedBoxes(weekStart, sheet, parts),
      recordedWords(done, { attests: rest && others.length > 0, parts }),
    );
  };
  const whyNot = admissions.some(({ error }) => error !== '') ? 'Put the day of admission right first.' : null;
  return (
    <Dialog title="What the sheet records" size="large" onClose={onClose}>
      {problem === null ? null : <Notice tone="error" sentence={problem.sentence} action={problem.action} />}
      {preview === null ? null : (
        <>
          <PartsOfSheet
            parts={preview.parts}
            nameOf={nameOf}
            beside={beside}
            onBeside={(key, both) => setBeside((all) => (both ? [...all, key] : all.filter((one) => one !== key)))}
          />
          {admissions.map(({ ssRef, lineId, text, error }) => (
            <DayField
              key={ssRef}
              label={`${nameOf(lineId).name}: admitted on`}
              hint="No stay is recorded for this day yet; it is saved with the sheet."
              value={text}
              onChange={(typed) => setAdmitted((all) => new Map(all).set(ssRef, typed))}
              near={weekStart}
              today={today}
              error={error}
            />
          ))}
          {preview.parts
            .filter(({ what, outcome }) => what === 'ended' && outcome === 'add')
            .map(({ lineId }) => (
              <Select
                key={lineId}
                label={`${nameOf(lineId).name}: why the service ended`}
                options={[
                  { value: 'moved', label: 'The person moved' },
                  { value: 'other', label: 'Something else' },
                ]}
                value={causes.get(lineId) ?? 'moved'}
                onChange={(cause) => setCauses((all) => new Map(all).set(lineId, cause))}
              />
            ))}
          <FiguresOfSheet preview={preview} nameOf={nameOf} />
          <RestOfSheet preview={preview} nameOf={nameOf} isSelected={rest} onChange={setRest} />
        </>
      )}
      {preview === null || stayingWords(preview.parts) === '' ? null : <p>{stayingWords(preview.parts)}</p>}
      <Buttons>
        {preview === null ? null : (
          <Button look="primary" onPress={() => record(preview)} whyNot={whyNot}>
            {recordLabel(preview.parts, rest && preview.rest.length > 0)}
          </Button>
        )}
        <Button onPress={onClose}>Back to the sheet</Button>
      </Buttons>
    </Dialog>
  );
}

/** The boxes of which everything is in the log now, and the notes that went with them. */
function recordedBoxes(weekStart: PlainDate, sheet: TypedSheet, parts: readonly SheetPart[]): string[] {
  const isIn = ({ outcome }: SheetPart) => outcome === 'add' || outcome === 'already';
  return sheet.rows.flatMap(({ lineId, days }) => {
    const done = days.filter(({ day }) => parts.filter((one) => one.lineId === lineId && one.day === day).every(isIn));
    const note = days.length > 0 && done.length === days.length ? [boxKey(weekStart, lineId, null)] : [];
    return [...done.map(({ day }) => boxKey(weekStart, lineId, day)), ...note];
  });
}

interface PartsProps {
  parts: readonly SheetPart[];
  nameOf: (lineId: string) => { name: string; detail: string };
  beside: readonly string[];
  onBeside: (key: string, both: boolean) => void;
}

function PartsOfSheet({ parts, nameOf, beside, onBeside }: PartsProps) {
  const of = (outcome: SheetPart['outcome']) => parts.filter((part) => part.outcome === outcome);
  // Those that were said to have happened as well stay where they can be unsaid.
  const doubtful = parts.filter(({ outcome, key }) => outcome === 'beside' || beside.includes(key));
  const added = of('add').filter(({ key }) => !beside.includes(key));
  const already = of('already').length;
  const refused = of('refused');
  return (
    <>
      {parts.length === 0 ? <p>Nothing is written on the sheet.</p> : null}
      {already === 0 ? null : (
        <p>
          {count(already, 'entry', 'entries')} of the sheet {already === 1 ? 'is' : 'are'} in the log already, and{' '}
          {already === 1 ? 'is' : 'are'} not recorded again.
        </p>
      )}
      {refused.length === 0 ? null : (
        <PartsTable
          caption="Cannot be recorded; it stays in its box"
          parts={refused}
          nameOf={nameOf}
          last={{ heading: 'Why', cell: ({ sentence }) => sentence }}
        />
      )}
      {doubtful.length === 0 ? null : (
        <PartsTable
          caption="Left out unless you say that it is so"
          parts={doubtful}
          nameOf={nameOf}
          last={{
            heading: 'It is so',
            cell: ({ key, sentence, lineId, day }) => (
              <Checkbox
                isSelected={beside.includes(key)}
                onChange={(both) => onBeside(key, both)}
                label={`It is so: ${nameOf(lineId).name}, ${formatLongDate(day)}`}
              >
                {sentence === '' ? 'It is recorded as well.' : sentence}
              </Checkbox>
            ),
          }}
        />
      )}
      {added.length === 0 ? null : <PartsTable caption="To be recorded" parts={added} nameOf={nameOf} last={null} />}
    </>
  );
}

interface PartsTableProps {
  caption: string;
  parts: readonly SheetPart[];
  nameOf: PartsProps['nameOf'];
  last: { heading: string; cell: (part: SheetPart) => React.ReactNode } | null;
}

function PartsTable({ caption, parts, nameOf, last }: PartsTableProps) {
  return (
    <Table
      caption={caption}
      head={
        <>
          <th scope="col">Person</th>
          <th scope="col">Day</th>
          <th scope="col">What</th>
          <th scope="col">How long</th>
          {last === null ? null : <th scope="col">{last.heading}</th>}
        </>
      }
    >
      {parts.map((part) => {
        const { key, lineId, day, what, minutes, guessed } = part;
        const { name, detail } = nameOf(lineId);
        return (
          <tr key={key}>
            <th scope="row">
              {name} <span className={styles.soft}>{detail}</span>
            </th>
            <td>{formatShortDate(day)}</td>
            <td>{what === 'died' || what === 'ended' ? endLabels[what] : happeningLabels[what]}</td>
            <td>
              {minutes === null ? '' : formatDuration(minutes)}
              {guessed && minutes !== null ? <span className={styles.soft}> (a guess from the plan)</span> : null}
            </td>
            {last === null ? null : <td>{last.cell(part)}</td>}
          </tr>
        );
      })}
    </Table>
  );
}

function FiguresOfSheet({ preview, nameOf }: { preview: SheetPreview; nameOf: PartsProps['nameOf'] }) {
  const kept = preview.lines.filter(({ sentence }) => sentence !== '');
  return (
    <>
      <Changes
        caption="What becomes of the week’s figures"
        lines={preview.lines
          .filter(({ fields }) => fields.length > 0)
          .map(({ lineId, fields }) => {
            const { name, detail } = nameOf(lineId);
            return { key: lineId, row: null, who: name, what: detail, fields };
          })}
      />
      {kept.map(({ lineId, sentence }) => (
        <Notice key={lineId} tone="attention" sentence={`${nameOf(lineId).name}: ${sentence}`} />
      ))}
      {preview.notesAlone.length === 0 ? null : (
        <Notice
          tone="attention"
          sentence={`A note without anything that happened is not recorded: ${preview.notesAlone.map((lineId) => nameOf(lineId).name).join(', ')}.`}
          action="Write it into the line’s comment if it is to be kept."
        />
      )}
    </>
  );
}

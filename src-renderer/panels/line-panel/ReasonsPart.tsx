// The reasons of a line, several if need be: each can be changed or taken away, and another can be added.
import { useRef, useState } from 'react';
import type { WeekRow } from '../../../src-shared/app-api/index.ts';
import { type Category, categories, type Variation, type WeeklyActual } from '../../../src-shared/domain/actuals.ts';
import { formatQuantity } from '../../../src-shared/domain/quantity.ts';
import { formatDate, formatShortDate } from '../../../src-shared/domain/week.ts';
import { Button } from '../../components/Button.tsx';
import { Select } from '../../components/Select.tsx';
import { TextField } from '../../components/TextField.tsx';
import { choiceKey, type NewStay, newStayOf, startingAnswer, variationOf, wordOf } from '../../recording/answer.ts';
import { replaced } from '../../recording/fix.ts';
import { ReasonForm } from '../../recording/ReasonForm.tsx';
import { readEntry } from '../../recording/read-entry.ts';
import { categoryLabel, reasonChoices } from '../../recording/reasons.ts';
import type { Recording } from '../../recording/use-recording.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import styles from './line-panel.module.css';

interface ReasonsPartProps {
  row: WeekRow;
  actual: WeeklyActual;
  recording: Recording;
}

export function ReasonsPart({ row, actual, recording }: ReasonsPartProps) {
  const { week } = useWorkspace();
  /** The index of the reason being changed, or `new` for another one, with the line as it was then: a sync may bring others. */
  const [editing, setEditing] = useState<{ at: number | 'new'; row: WeekRow } | null>(null);
  const add = useRef<HTMLButtonElement>(null);
  const { variations } = actual;

  const close = () => {
    setEditing(null);
    requestAnimationFrame(() => add.current?.focus());
  };
  /** @param from the reason that is changed or taken away; null: another one is added */
  const put = async (
    of: WeekRow,
    from: Variation | null,
    to: Variation | null,
    why?: string,
    stay?: NewStay | null,
  ) => {
    // Among those that are there by now: another of them may have been taken away just before.
    const change = (known: readonly Variation[]) =>
      from === null ? [...known, ...(to === null ? [] : [to])] : replaced(known, from, to);
    if (await recording.variations(of, change, why, stay)) close();
  };

  return (
    <section className={styles.part}>
      <h3>Why it differs</h3>
      {variations.length === 0 ? <p className={styles.soft}>Nothing differs from plan.</p> : null}
      <ul className={styles.list}>
        {variations.map((variation, index) =>
          editing?.at === index ? (
            <li key={key(variation, index)}>
              <Editor
                row={editing.row}
                start={editing.row.actual?.variations[index] ?? variation}
                onRecord={(changed, why, stay) =>
                  put(editing.row, editing.row.actual?.variations[index] ?? variation, changed, why, stay)
                }
                onCancel={close}
              />
            </li>
          ) : (
            <li key={key(variation, index)} className={styles.reason}>
              <VariationWords variation={variation} />
              {week.readOnly ? null : (
                <span className={styles.buttons}>
                  <Button look="quiet" onPress={() => setEditing({ at: index, row })}>
                    Change
                  </Button>
                  <Button look="quiet" onPress={() => put(row, variation, null)}>
                    Remove
                  </Button>
                </span>
              )}
            </li>
          ),
        )}
      </ul>
      {editing?.at === 'new' ? (
        <Editor
          row={editing.row}
          start={null}
          onRecord={(added, why, stay) => put(editing.row, null, added, why, stay)}
          onCancel={close}
        />
      ) : week.readOnly ? null : (
        <div>
          <Button ref={add} onPress={() => setEditing({ at: 'new', row })}>
            Add a reason
          </Button>
        </div>
      )}
    </section>
  );
}

function VariationWords({ variation }: { variation: Variation }) {
  const { council, week } = useWorkspace();
  const stay = week.stays.find((candidate) => candidate.id === variation.hospitalStayId);
  return (
    <p>
      <strong>
        {categoryLabel(variation.category)} {formatQuantity(variation.quantity)}
      </strong>
      <br />
      {council.reasons[variation.reason].label}
      {stay === undefined ? '' : `, admitted ${formatDate(stay.admitted)}`}
      {variation.firstDay === null
        ? ''
        : `, ${formatShortDate(variation.firstDay)}${variation.lastDay === null || variation.lastDay === variation.firstDay ? '' : ` to ${formatShortDate(variation.lastDay)}`}`}
      {variation.separateCause === undefined ? null : (
        <span className={styles.detail}>Another one than before the weekend: {variation.separateCause}</span>
      )}
      {variation.note === '' ? null : <span className={styles.detail}>{variation.note}</span>}
    </p>
  );
}

interface EditorProps {
  row: WeekRow;
  start: Variation | null;
  onRecord: (variation: Variation, why: string | undefined, stay: NewStay | null) => void;
  onCancel: () => void;
}

function Editor({ row, start, onRecord, onCancel }: EditorProps) {
  const { council, week } = useWorkspace();
  const [category, setCategory] = useState<Category>(start?.category ?? 'missed');
  const [text, setText] = useState(start === null ? '' : formatQuantity(start.quantity));
  const [error, setError] = useState('');
  const stays = week.stays.filter((stay) => row.stayIds.includes(stay.id));
  const choices = reasonChoices(council, row.line.serviceType, [category], stays.length > 0);
  const [only] = choices;
  return (
    <div className={styles.editor}>
      <div className={styles.row}>
        <Select
          label="What"
          options={categories.map((value) => ({ value, label: categoryLabel(value) }))}
          value={category}
          onChange={setCategory}
        />
        <TextField label="Hours" size="code" value={text} onChange={setText} error={error} />
      </div>
      {choices.length === 0 ? (
        <p>The council takes no {category} for this service.</p>
      ) : (
        <ReasonForm
          key={category}
          question="Why?"
          line={row.line}
          council={council}
          weekStart={week.weekStart}
          choices={choices}
          stays={stays}
          others={(row.actual?.variations ?? []).filter((one) => one !== start)}
          start={startingAnswer(
            start?.category === category ? start : null,
            choices.length === 1 && only !== undefined ? choiceKey(only.category, only.reason) : null,
            stays,
          )}
          onCancel={onCancel}
          onRecord={(answer) => {
            const entry = readEntry(text, category, row.actual ?? { planned: 0 }, council.step);
            if (!entry.ok || entry.quantity === 0) {
              setError(entry.ok ? 'Enter how many hours, such as 2.5.' : entry.sentence);
              return;
            }
            setError('');
            const stay = newStayOf(answer, row.line.ssRef, week.weekStart);
            onRecord(variationOf(answer, entry.quantity), wordOf(answer), stay);
          }}
        />
      )}
    </div>
  );
}

/** Variations have no id of their own; their place tells them apart. */
function key(variation: Variation, index: number): string {
  return `${index} ${variation.category} ${variation.reason}`;
}

// The preview of an import: what was read, what would change, what could not be read and how to mend it. Nothing is
// written until it is agreed to, and then all of it at once.
import { useState } from 'react';
import type { AppRequest, ImportPreview } from '../../../src-shared/app-api/index.ts';
import { count } from '../../../src-shared/domain/count.ts';
import { formatWeek } from '../../../src-shared/domain/week.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { Button } from '../../components/Button.tsx';
import { Changes } from '../../components/Changes.tsx';
import { Checkbox } from '../../components/Choices.tsx';
import { Buttons, Dialog } from '../../components/Dialog.tsx';
import { Notice } from '../../components/Notice.tsx';
import { ReadingQuestions } from '../../components/ReadingQuestions.tsx';
import { RefusedRows } from '../../components/RefusedRows.tsx';
import { SheetChoice } from '../../components/SheetChoice.tsx';
import styles from './import.module.css';

export function ImportDialog({ preview: first, onClose }: { preview: ImportPreview; onClose: () => void }) {
  const { run, say } = useAppCalls();
  const [keepExtraColumns, setKeepExtraColumns] = useState(false);
  const [preview, setPreview] = useState(first);
  const [taken, setTaken] = useState<ReadonlySet<number>>(new Set());
  const { changed, rejected, notes, extraColumns } = preview;
  const readAgain = async (answers: Omit<AppRequest<'csv.read-import'>, 'id'>) => {
    const shown = await run('csv.read-import', { id: preview.id, ...answers });
    if (shown === null) return;
    setPreview(shown);
    // What was taken were reasons for the rows as they were read before.
    setTaken(new Set());
  };

  const apply = async () => {
    const answer = await run('csv.apply-import', { id: preview.id, keepExtraColumns, takeSuggested: [...taken] });
    if (answer === null) return;
    say(`${count(answer.changed, 'line')} changed from the file. Saved on this computer.`);
    onClose();
  };

  return (
    <Dialog title={`Import ${preview.fileName}`} size="large" onClose={onClose}>
      <p className={styles.soft}>For the week {formatWeek(preview.weekStart)}. Nothing is changed until you say so.</p>
      <SheetChoice sheets={preview.sheets} onSheet={(sheet) => void readAgain({ sheet })} />
      <ReadingQuestions {...preview} onAnswer={(answers) => void readAgain(answers)} />
      <dl className={styles.counts}>
        <Count label="Rows read" value={preview.read} />
        <Count label="To change" value={changed.length} />
        <Count label="Unchanged" value={preview.unchanged} />
        <Count label="Not taken" value={rejected.length} />
      </dl>
      {rejected.length === 0 ? null : (
        <section className={styles.part}>
          <h3>Rows that cannot be taken</h3>
          <Notice tone="attention" sentence="The other rows are not held up by these." />
          <RefusedRows rows={rejected} />
        </section>
      )}
      {changed.length === 0 ? null : (
        <ChangedRows changed={changed} taken={taken} onTake={setTaken} onEnter={() => void apply()} />
      )}
      {notes.length === 0 ? null : (
        <section className={styles.part}>
          <h3>Read in another form than written</h3>
          <ul>
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </section>
      )}
      {extraColumns.length === 0 ? null : (
        <section className={styles.part}>
          <h3>Columns that the council’s file does not have</h3>
          <p>{extraColumns.join(', ')}</p>
          <Checkbox isSelected={keepExtraColumns} onChange={setKeepExtraColumns}>
            <span>Keep them in the file to send</span>
            <span className={styles.soft}>Otherwise they are left out, which is what the council expects.</span>
          </Checkbox>
        </section>
      )}
      <Buttons>
        <Button look="primary" isDisabled={changed.length === 0} onPress={() => void apply()}>
          {applyWords(changed.length, taken.size)}
        </Button>
        <Button onPress={onClose}>Cancel</Button>
      </Buttons>
    </Dialog>
  );
}

function Count({ label, value }: { label: string; value: number }) {
  return (
    <div>
      <dd>{value}</dd>
      <dt>{label}</dt>
    </div>
  );
}

/** `Change 15 lines and take 12 suggested reasons` */
function applyWords(changed: number, taken: number): string {
  if (changed === 0) return 'Nothing to change';
  const reasons = taken === 0 ? '' : ` and take ${count(taken, 'suggested reason')}`;
  return `Change ${count(changed, 'line')}${reasons}`;
}

interface ChangedRowsProps {
  changed: ImportPreview['changed'];
  /** The rows whose suggested reasons are taken. */
  taken: ReadonlySet<number>;
  onTake: (taken: ReadonlySet<number>) => void;
  /** Enter on a tick: what is ticked is meant. */
  onEnter: () => void;
}

function ChangedRows({ changed, taken, onTake, onEnter }: ChangedRowsProps) {
  const suggesting = changed.filter(({ suggested }) => suggested.length > 0).map(({ row }) => row);
  const toggle = (row: number, take: boolean) => {
    const next = new Set(taken);
    if (take) next.add(row);
    else next.delete(row);
    onTake(next);
  };
  return (
    <section
      className={styles.part}
      onKeyDownCapture={(event) => {
        if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
        event.preventDefault();
        event.stopPropagation();
        onEnter();
      }}
    >
      {suggesting.length === 0 ? null : (
        <Checkbox
          isSelected={taken.size === suggesting.length}
          onChange={(all) => onTake(new Set(all ? suggesting : []))}
          autoFocus
        >
          <span>{`Take all ${count(suggesting.length, 'reason')} that the comments suggest`}</span>
          <span className={styles.soft}>A file says no reasons. What is not taken here can be chosen afterwards.</span>
        </Checkbox>
      )}
      <Changes
        caption="What changes"
        lines={changed.map(({ row, person, line, fields }) => ({
          key: `${row}`,
          row,
          who: person,
          what: line,
          fields,
        }))}
        last={
          suggesting.length === 0
            ? null
            : {
                heading: 'Suggested reason',
                cell: (key) => {
                  const of = changed.find(({ row }) => `${row}` === key);
                  if (of === undefined || of.suggested.length === 0) return null;
                  return (
                    <Checkbox isSelected={taken.has(of.row)} onChange={(take) => toggle(of.row, take)}>
                      <span>{of.suggested.join(', ')}</span>
                    </Checkbox>
                  );
                },
              }
        }
      />
    </section>
  );
}

// The preview of an import: what was read, what would change, what could not be read and how to mend it. Nothing is
// written until it is agreed to, and then all of it at once.
import { useState } from 'react';
import type { AppRequest, ImportPreview } from '../../../src-shared/app-api/index.ts';
import { count } from '../../../src-shared/domain/count.ts';
import { formatWeek } from '../../../src-shared/domain/week.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { Button } from '../../components/Button.tsx';
import { Checkbox } from '../../components/Choices.tsx';
import { Buttons, Dialog } from '../../components/Dialog.tsx';
import { Notice } from '../../components/Notice.tsx';
import { ReadingQuestions } from '../../components/ReadingQuestions.tsx';
import { RefusedRows } from '../../components/RefusedRows.tsx';
import { SheetChoice } from '../../components/SheetChoice.tsx';
import { changeWords, SuggestedChanges } from '../suggestions/SuggestedChanges.tsx';
import styles from './import.module.css';

export function ImportDialog({ preview: first, onClose }: { preview: ImportPreview; onClose: () => void }) {
  const { run, say } = useAppCalls();
  const [keepExtraColumns, setKeepExtraColumns] = useState(false);
  const [preview, setPreview] = useState(first);
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set());
  const [isWriting, setWriting] = useState(false);
  const { changed, rejected, notes, extraColumns } = preview;
  const readAgain = async (answers: Omit<AppRequest<'csv.read-import'>, 'id'>) => {
    const shown = await run('csv.read-import', { id: preview.id, ...answers });
    if (shown === null) return;
    setPreview(shown);
    // What was taken were reasons for the rows as they were read before.
    setTaken(new Set());
  };

  const apply = async () => {
    const takeSuggested = [...taken].map(Number);
    setWriting(true);
    const answer = await run('csv.apply-import', { id: preview.id, keepExtraColumns, takeSuggested });
    setWriting(false);
    if (answer === null) return;
    say(`${count(answer.changed, 'line')} changed from the file. Saved on this computer.`, 'may-undo');
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
        <SuggestedChanges
          className={styles.part ?? ''}
          source="file"
          lines={changed.map(({ row, person, line, fields, suggested }) => ({
            key: `${row}`,
            row,
            who: person,
            what: line,
            fields,
            suggested,
          }))}
          taken={taken}
          onTake={setTaken}
          onEnter={() => void apply()}
        />
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
      {isWriting ? (
        <p role="status">
          Writing {count(changed.length, 'line')} in one go, all of them or none. One undo takes it back.
        </p>
      ) : null}
      <Buttons>
        <Button
          look="primary"
          whyNot={changed.length === 0 ? 'No row of this file says anything new.' : null}
          onPress={() => apply()}
        >
          {changeWords(changed.length, taken.size)}
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

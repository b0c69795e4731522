// The preview of what is pasted from a sheet: what changes on which line, what is not taken and why. Nothing is written until
// it is agreed to, and then all of it in one step that one undo takes back.
import { useState } from 'react';
import { count } from '../../../src-shared/domain/count.ts';
import type { DecimalMark } from '../../../src-shared/readers/hours.ts';
import { Button } from '../../components/Button.tsx';
import { Buttons, Dialog } from '../../components/Dialog.tsx';
import { Notice } from '../../components/Notice.tsx';
import { ReadingQuestions } from '../../components/ReadingQuestions.tsx';
import { Table } from '../../components/Table.tsx';
import table from '../../components/table.module.css';
import { changeWords, SuggestedChanges, type SuggestedLine } from '../../panels/suggestions/SuggestedChanges.tsx';
import type { PastePlan } from '../../sheet/plan-paste.ts';
import styles from './week.module.css';

export interface PastePreview extends PastePlan {
  /** What changes, by the store's own reckoning. */
  lines: readonly (SuggestedLine & {
    /** Hours for which no reason is suggested either. */
    withoutReason: boolean;
  })[];
  /** Reads the same sheet once more, with an answer which is the decimal mark of its numbers. */
  readAgain: (mark: DecimalMark) => void;
}

interface PasteDialogProps {
  preview: PastePreview;
  /** @param taken the lines whose suggested reasons are taken */
  onPaste: (taken: readonly string[]) => void;
  onClose: () => void;
}

/** A long list of the same mistake says no more than its beginning. */
const mostShown = 50;

export function PasteDialog({ preview, onPaste, onClose }: PasteDialogProps) {
  const { read, lines, refused, notes } = preview;
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set());
  const changed = lines.length;
  const paste = () => onPaste([...taken]);
  const suggests = lines.some(({ suggested }) => suggested.length > 0);
  const withoutReason = lines.filter((line) => line.withoutReason).length;
  const notTaken = new Set(refused.map(({ row, person }) => `${row} ${person}`)).size;
  return (
    <Dialog title="Paste into the week" size="large" onClose={onClose}>
      <p>
        {count(read, 'row')} read: {count(changed, 'line')} will change
        {notTaken === 0 ? '.' : `, ${count(notTaken, 'row')} cannot be taken.`}
        {changed === 0 ? '' : ' One undo takes all of it back.'}
      </p>
      <ReadingQuestions
        readings={[]}
        twoReadings={refused.some(({ readings }) => readings !== undefined)}
        onAnswer={({ mark }) => {
          if (mark === undefined) return;
          // What was taken were reasons for the figures as they were read before.
          setTaken(new Set());
          preview.readAgain(mark);
        }}
      />
      {withoutReason === 0 ? null : (
        <Notice
          tone="information"
          sentence={`${count(withoutReason, 'line')} will have hours without a reason, and no comment suggests one.`}
          action="A sheet says no reasons. Choose them afterwards, under Problems."
        />
      )}
      {notTaken === 0 ? null : (
        <Notice
          tone="attention"
          sentence="A row is taken whole or not at all: these stay as they were."
          action="Put them right and paste them again. The other rows are not held up."
        />
      )}
      {refused.length === 0 ? null : (
        <Table
          caption="Not taken"
          head={
            <>
              <th scope="col" className={table.number}>
                Row
              </th>
              <th scope="col">Person</th>
              <th scope="col">Pasted</th>
              <th scope="col">Why not, and what to do</th>
            </>
          }
        >
          {refused.slice(0, mostShown).map((one) => (
            <tr key={`${one.row} ${one.text} ${one.sentence}`}>
              <td className={table.number}>{one.row}</td>
              <th scope="row">{one.person}</th>
              <td className={styles.pasted}>{one.text}</td>
              <td>{one.sentence}</td>
            </tr>
          ))}
        </Table>
      )}
      {refused.length > mostShown ? <p>And {refused.length - mostShown} more.</p> : null}
      {changed === 0 ? null : (
        <SuggestedChanges source="sheet" lines={lines} taken={taken} onTake={setTaken} onEnter={paste} />
      )}
      {notes.length === 0 ? null : <p className={table.soft}>{notes.join(' ')}</p>}
      <Buttons>
        <Button
          autoFocus={!suggests}
          look="primary"
          whyNot={changed === 0 ? 'No row here says anything new.' : null}
          onPress={paste}
        >
          {changeWords(changed, taken.size)}
        </Button>
        <Button onPress={onClose}>Cancel</Button>
      </Buttons>
    </Dialog>
  );
}

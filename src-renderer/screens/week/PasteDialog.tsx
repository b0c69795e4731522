// The preview of what is pasted from a sheet: what changes on which line, what is not taken and why. Nothing is written until
// it is agreed to, and then all of it in one step that one undo takes back.
import { count } from '../../../src-shared/domain/count.ts';
import type { DecimalMark } from '../../../src-shared/readers/hours.ts';
import { Button } from '../../components/Button.tsx';
import { type ChangedLine, Changes } from '../../components/Changes.tsx';
import { Buttons, Dialog } from '../../components/Dialog.tsx';
import { Notice } from '../../components/Notice.tsx';
import { ReadingQuestions } from '../../components/ReadingQuestions.tsx';
import table from '../../components/table.module.css';
import type { PastePlan } from '../../sheet/plan-paste.ts';
import styles from './week.module.css';

export interface PastePreview extends PastePlan {
  /** What changes, by the store's own reckoning. */
  lines: readonly ChangedLine[];
  /** Reads the same sheet once more, with an answer which is the decimal mark of its numbers. */
  readAgain: (mark: DecimalMark) => void;
}

interface PasteDialogProps {
  preview: PastePreview;
  onPaste: () => void;
  onClose: () => void;
}

/** A long list of the same mistake says no more than its beginning. */
const mostShown = 50;

export function PasteDialog({ preview, onPaste, onClose }: PasteDialogProps) {
  const { read, lines, refused, notes, withoutReason } = preview;
  const changed = lines.length;
  return (
    <Dialog title="Paste into the week" size="large" onClose={onClose}>
      <p>
        {count(read, 'row')} read: {count(changed, 'line')} will change
        {refused.length === 0 ? '.' : `, ${count(refused.length, 'cell or row', 'cells or rows')} cannot be taken.`}
        {changed === 0 ? '' : ' One undo takes all of it back.'}
      </p>
      <ReadingQuestions
        readings={[]}
        twoReadings={refused.some(({ readings }) => readings !== undefined)}
        onAnswer={({ mark }) => {
          if (mark !== undefined) preview.readAgain(mark);
        }}
      />
      {withoutReason === 0 || changed === 0 ? null : (
        <Notice
          tone="information"
          sentence={`${count(withoutReason, 'line')} will have hours without a reason.`}
          action="A sheet says no reasons. Choose them afterwards, under Problems."
        />
      )}
      {refused.length === 0 ? null : (
        <div className={table.scroll}>
          <table className={table.table}>
            <caption>Not taken</caption>
            <thead>
              <tr>
                <th scope="col" className={table.number}>
                  Row
                </th>
                <th scope="col">Person</th>
                <th scope="col">Pasted</th>
                <th scope="col">Why not, and what to do</th>
              </tr>
            </thead>
            <tbody>
              {refused.slice(0, mostShown).map((one) => (
                <tr key={`${one.row} ${one.text} ${one.sentence}`}>
                  <td className={table.number}>{one.row}</td>
                  <th scope="row">{one.person}</th>
                  <td className={styles.pasted}>{one.text}</td>
                  <td>{one.sentence}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {refused.length > mostShown ? <p>And {refused.length - mostShown} more.</p> : null}
      <Changes caption="What changes" lines={lines} />
      {notes.length === 0 ? null : <p className={table.soft}>{notes.join(' ')}</p>}
      <Buttons>
        <Button autoFocus look="primary" isDisabled={changed === 0} onPress={onPaste}>
          {changed === 0 ? 'Nothing to change' : `Change ${count(changed, 'line')}`}
        </Button>
        <Button onPress={onClose}>Cancel</Button>
      </Buttons>
    </Dialog>
  );
}

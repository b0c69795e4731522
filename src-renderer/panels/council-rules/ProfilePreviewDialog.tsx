// What other rules would change, before they count: in sentences, then value by value from what to what.
import type { ProfilePreview } from '../../../src-shared/app-api/index.ts';
import { Button } from '../../components/Button.tsx';
import { Buttons, Dialog } from '../../components/Dialog.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Table } from '../../components/Table.tsx';
import styles from './council-rules.module.css';

interface ProfilePreviewDialogProps {
  preview: ProfilePreview;
  onTake: () => void;
  onClose: () => void;
}

/** A whole other council differs in hundreds of values; the sentences above say what matters. */
const mostShown = 200;

export function ProfilePreviewDialog({ preview, onTake, onClose }: ProfilePreviewDialogProps) {
  const { council, version, from, fileName, changes, differences, unknown } = preview;
  const nothing = differences.length === 0;
  return (
    <Dialog title={`Rules of ${council}, edition ${version}`} size="large" onClose={onClose}>
      <p className={styles.soft}>
        {fileName === null ? 'They come with the app.' : `From ${fileName}.`} Until you take them, those of{' '}
        {from.council}, edition {from.version}, hold. Weeks that are open are judged by the rules in force.
      </p>
      {unknown.length === 0 ? null : (
        <Notice
          tone="attention"
          sentence={`This version of the app knows nothing of: ${unknown.slice(0, 20).join(', ')}${unknown.length > 20 ? ` and ${unknown.length - 20} more` : ''}.`}
          action="They are left out. Look whether one of them is misspelt."
        />
      )}
      {nothing ? <p>They say the same as the rules in force.</p> : null}
      {changes.length === 0 ? null : (
        <section className={styles.edition}>
          <h3>What changes</h3>
          <ul className={styles.sentences}>
            {changes.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </section>
      )}
      {nothing ? null : (
        <section className={styles.edition}>
          <h3>Value by value</h3>
          <Table
            head={
              <>
                <th scope="col">Where in the file</th>
                <th scope="col">From</th>
                <th scope="col">To</th>
              </>
            }
          >
            {differences.slice(0, mostShown).map(({ path, from: before, to }) => (
              <tr key={path}>
                <th scope="row" className={styles.path}>
                  {path}
                </th>
                <td>{before === '' ? '–' : before}</td>
                <td>{to === '' ? '–' : to}</td>
              </tr>
            ))}
          </Table>
          {differences.length > mostShown ? <p>And {differences.length - mostShown} more.</p> : null}
        </section>
      )}
      <Buttons>
        <Button look="primary" whyNot={nothing ? 'These are the rules that hold now.' : null} onPress={onTake}>
          Take these rules
        </Button>
        <Button onPress={onClose}>Change nothing</Button>
      </Buttons>
    </Dialog>
  );
}

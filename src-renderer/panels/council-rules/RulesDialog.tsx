// What the newest editions of the council's rules changed, in sentences, to be read once.
import type { ProfileNews } from '../../../src-shared/app-api/index.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { Button } from '../../components/Button.tsx';
import { Buttons, Dialog } from '../../components/Dialog.tsx';
import { formatMoment } from '../../words/time.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import styles from './council-rules.module.css';

export function RulesDialog({ changes, onClose }: { changes: ProfileNews['changes']; onClose: () => void }) {
  const { council } = useWorkspace();
  const { run } = useAppCalls();
  const last = changes.at(-1);
  return (
    <Dialog title={`${council.name} changed its rules`} size="large" onClose={onClose}>
      {changes.map((change) => (
        <section key={change.id} className={styles.edition}>
          <h3>Edition {change.toVersion}</h3>
          <p className={styles.soft}>
            Fetched {formatMoment(change.at)}; before it was {change.fromVersion}.
          </p>
          <ul className={styles.sentences}>
            {change.sentences.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </section>
      ))}
      <Buttons>
        <Button
          look="primary"
          autoFocus
          onPress={async () => {
            if (last !== undefined && (await run('profile.seen', { id: last.id })) === null) return;
            onClose();
          }}
        >
          I have read this
        </Button>
        <Button onPress={onClose}>Later</Button>
      </Buttons>
    </Dialog>
  );
}

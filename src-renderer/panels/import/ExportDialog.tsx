// After an export: where the file is, and what a file means for the people in it.
import { count } from '../../../src-shared/domain/count.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { Button } from '../../components/Button.tsx';
import { Buttons, Dialog } from '../../components/Dialog.tsx';
import { Notice } from '../../components/Notice.tsx';
import styles from './import.module.css';

export function ExportDialog({ path, lines, onClose }: { path: string; lines: number; onClose: () => void }) {
  const { run, say } = useAppCalls();
  return (
    <Dialog title="The council’s file is written" onClose={onClose}>
      <p>{count(lines, 'line')}, in:</p>
      <p className={styles.text}>{path}</p>
      <Notice
        tone="attention"
        sentence="This file is not encrypted."
        action="It holds SS Refs and comments about people. Delete it once it is uploaded."
      />
      <Buttons>
        <Button look="primary" onPress={onClose}>
          Close
        </Button>
        <Button
          onPress={async () => {
            if ((await run('window.copy', { text: path })) !== null) say('Copied.');
          }}
        >
          Copy the path
        </Button>
      </Buttons>
    </Dialog>
  );
}

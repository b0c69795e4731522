// A dispute as it stands on the council's page, typed in or pasted: whose line, and what the council says.

import { useState } from 'react';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { Button } from '../../components/Button.tsx';
import { Buttons, Dialog } from '../../components/Dialog.tsx';
import { TextField } from '../../components/TextField.tsx';
import { TypeAhead } from '../../components/TypeAhead.tsx';
import { lineChoices } from '../../words/choices.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import styles from './dispute.module.css';

export function DisputeDialog({ onClose }: { onClose: () => void }) {
  const { week, serviceName, nameOrder } = useWorkspace();
  const { run, say } = useAppCalls();
  const [lineId, setLineId] = useState<string | null>(null);
  const [text, setText] = useState('');
  const [error, setError] = useState({ line: '', text: '' });
  const choices = lineChoices(week.rows, [], serviceName, nameOrder);
  const chosen = choices.find(({ id }) => id === lineId) ?? null;

  const add = async () => {
    if (chosen === null || text.trim() === '') {
      setError({
        line: chosen === null ? 'Choose the line.' : '',
        text: text.trim() === '' ? 'Write or paste what the council says.' : '',
      });
      return;
    }
    if ((await run('files.add-dispute', { weekStart: week.weekStart, lineId: chosen.id, text })) === null) return;
    say('The dispute is kept here. Copy your answer into the portal when it is written.');
    onClose();
  };
  return (
    <Dialog title="Type in a dispute" onClose={onClose}>
      <TypeAhead
        label="Line"
        choices={choices}
        value={chosen}
        onChoose={(choice) => setLineId(choice?.id ?? null)}
        nobody="No line of this week fits"
        error={error.line}
        autoFocus
      />
      <TextField
        label="What the council says"
        value={text}
        onChange={setText}
        size="several-lines"
        error={error.text}
      />
      <p className={styles.soft}>It is kept as copied by you, with the time.</p>
      <Buttons>
        <Button look="primary" onPress={() => add()}>
          Keep the dispute
        </Button>
        <Button onPress={onClose}>Cancel</Button>
      </Buttons>
    </Dialog>
  );
}

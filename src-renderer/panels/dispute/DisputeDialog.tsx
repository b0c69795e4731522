// A dispute as it stands on the council's page, typed in or pasted: whose line, and what the council says.

import { useState } from 'react';
import { personName } from '../../../src-shared/domain/names.ts';
import { hasEveryWord, searchText, searchWords } from '../../../src-shared/readers/names.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { Button } from '../../components/Button.tsx';
import { Buttons, Dialog } from '../../components/Dialog.tsx';
import { Select } from '../../components/Select.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useWorkspace } from '../../workspace/workspace.ts';
import styles from './dispute.module.css';

export function DisputeDialog({ onClose }: { onClose: () => void }) {
  const { week, serviceName } = useWorkspace();
  const { run, say } = useAppCalls();
  const [search, setSearch] = useState('');
  const [lineId, setLineId] = useState<string | null>(null);
  const [text, setText] = useState('');
  const [error, setError] = useState('');
  const wanted = searchWords(search);
  const options = week.rows
    .filter(({ line, person }) => hasEveryWord(searchText(`${line.ssRef} ${person?.name ?? ''}`), wanted))
    .map(({ line, person }) => ({
      value: line.id,
      label: `${personName(person, line.ssRef)}, ${serviceName(line.service)}`,
      detail: line.serviceLevel,
    }));
  const [only] = options;
  const chosen = lineId ?? (options.length === 1 ? (only?.value ?? null) : null);

  const add = async () => {
    if (chosen === null || text.trim() === '') {
      setError(chosen === null ? 'Choose the line.' : 'Write or paste what the council says.');
      return;
    }
    if ((await run('files.add-dispute', { weekStart: week.weekStart, lineId: chosen, text })) === null) return;
    say('The dispute is kept here. Copy your answer into the portal when it is written.');
    onClose();
  };
  return (
    <Dialog title="Type in a dispute" onClose={onClose}>
      <TextField label="Name or SS Ref" value={search} onChange={setSearch} />
      <Select label="Line" options={options} value={chosen} onChange={setLineId} />
      <TextField label="What the council says" value={text} onChange={setText} size="several-lines" error={error} />
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

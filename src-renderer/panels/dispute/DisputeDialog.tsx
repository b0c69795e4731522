// A dispute as it stands on the council's page, typed in or pasted: of which week and line, and what the council says. The council
// asks about weeks long past, and about lines that have ended since.

import { useMemo, useState } from 'react';
import { formatWeek } from '../../../src-shared/domain/week.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { type CareList, useCare } from '../../app-api/care-queries.ts';
import { useWeekList } from '../../app-api/queries.ts';
import { Button } from '../../components/Button.tsx';
import { Buttons, Dialog } from '../../components/Dialog.tsx';
import { Select } from '../../components/Select.tsx';
import { TextField } from '../../components/TextField.tsx';
import { TypeAhead } from '../../components/TypeAhead.tsx';
import { lineChoices } from '../../words/choices.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import styles from './dispute.module.css';
import { weeksToChoose } from './weeks-to-choose.ts';

export function DisputeDialog({ onClose }: { onClose: () => void }) {
  const { week, serviceName, nameOrder } = useWorkspace();
  const { run, say } = useAppCalls();
  const { value: care } = useCare();
  const known = useWeekList().value?.weeks ?? [];
  const [weekStart, setWeekStart] = useState(week.weekStart);
  const [lineId, setLineId] = useState<string | null>(null);
  const [text, setText] = useState('');
  const [error, setError] = useState({ line: '', text: '' });
  const rows = useMemo(() => rowsOfEverybody(care), [care]);
  const choices = lineChoices(rows, [], serviceName, nameOrder);
  const chosen = choices.find(({ id }) => id === lineId) ?? null;

  const add = async () => {
    if (chosen === null || text.trim() === '') {
      setError({
        line: chosen === null ? 'Choose the line.' : '',
        text: text.trim() === '' ? 'Write or paste what the council says.' : '',
      });
      return;
    }
    if ((await run('files.add-dispute', { weekStart, lineId: chosen.id, text })) === null) return;
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
        nobody="No line fits"
        error={error.line}
        autoFocus
      />
      <Select
        label="Week"
        options={weeksToChoose(
          known.map((one) => one.weekStart),
          week.weekStart,
        ).map((value) => ({ value, label: formatWeek(value) }))}
        value={weekStart}
        onChange={setWeekStart}
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

/** Every line that is known here, also where the week that is open has none of it. */
function rowsOfEverybody(care: CareList | null) {
  const people = new Map(care?.people.map((person) => [person.ssRef, person]));
  return (care?.lines ?? []).map((line) => ({ line, person: people.get(line.ssRef) ?? null }));
}

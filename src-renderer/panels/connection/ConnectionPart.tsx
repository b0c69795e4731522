// How the week reaches the council, in Settings: the present way, and the door to another.
import { useState } from 'react';
import { Button } from '../../components/Button.tsx';
import { Part } from '../../components/Page.tsx';
import { connectionWords } from '../../words/connection.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import { ChangeDialog } from './ChangeDialog.tsx';
import { LeavePractice } from './LeavePractice.tsx';

export function ConnectionPart() {
  const { account } = useWorkspace();
  const [changing, setChanging] = useState(false);
  const former = account.former ?? [];
  return (
    <Part title="How the week reaches the council">
      <p>{connectionWords(account.connection, account.council)}.</p>
      {former.map(({ connection, weeks }) => (
        <p key={JSON.stringify(connection)}>
          {weeks.length === 1 ? '1 earlier week' : `${weeks.length} earlier weeks`} went another way and{' '}
          {weeks.length === 1 ? 'is' : 'are'} kept: {connectionWords(connection)}.
        </p>
      ))}
      {account.connection.kind === 'practice' ? (
        <LeavePractice />
      ) : (
        <div>
          <Button onPress={() => setChanging(true)}>Change…</Button>
        </div>
      )}
      {changing ? <ChangeDialog account={account} onClose={() => setChanging(false)} /> : null}
    </Part>
  );
}

// Accounts of a hub, for its managers: who has one, what it may do, where it is signed in, and new secrets.
import { useState } from 'react';
import { count } from '../../../src-shared/domain/count.ts';
import { formatDate } from '../../../src-shared/domain/week.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { useAppQuery } from '../../app-api/query.ts';
import { Button } from '../../components/Button.tsx';
import { Buttons, Dialog } from '../../components/Dialog.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page, Part } from '../../components/Page.tsx';
import { Table } from '../../components/Table.tsx';
import { AuthenticatorSetUp } from '../../panels/hub/AuthenticatorSetUp.tsx';
import { useWorkspace } from '../../workspace/workspace.ts';
import { AddAccount } from './AddAccount.tsx';
import { type HubAccount, roleNames, type SetUp } from './account-words.ts';
import { EditAccount } from './EditAccount.tsx';

export function HubAccountsScreen() {
  const { account: own } = useWorkspace();
  const { say } = useAppCalls();
  const { value, problem, refresh } = useAppQuery('hub.accounts', {}, ['session-changed']);
  const [adding, setAdding] = useState(false);
  const [editing, setEditing] = useState<HubAccount | null>(null);
  const [setUp, setSetUp] = useState<SetUp | null>(null);

  const done = (words: string, shown: SetUp | null = null) => {
    setAdding(false);
    setEditing(null);
    setSetUp(shown);
    say(words);
    refresh();
  };
  return (
    <Page
      title="Accounts"
      lead="Who in your organisation signs in to the hub, and what they may do there. What somebody recorded keeps their name, also when their account is removed."
    >
      {problem === null ? null : <Notice tone="error" sentence={problem.sentence} action={problem.action} />}
      <div>
        <Button look="primary" onPress={() => setAdding(true)}>
          Add an account…
        </Button>
      </div>
      {value === null ? null : (
        <Part title="Everybody with an account">
          <Table
            head={['Name', 'User', 'May', 'Signed in on', 'Last signed in or unlocked'].map((heading) => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
          >
            {value.accounts.map((account) => (
              <tr key={account.id}>
                <th scope="row">
                  <Button look="quiet" onPress={() => setEditing(account)}>
                    {account.name}
                  </Button>
                </th>
                <td>{account.user}</td>
                <td>{account.disabled ? 'Disabled' : account.roles.map((role) => roleNames[role]).join(', ')}</td>
                <td>{count(account.sessions, 'computer')}</td>
                <td>{formatDate(account.lastAccess.slice(0, 10))}</td>
              </tr>
            ))}
          </Table>
        </Part>
      )}
      {adding ? <AddAccount onClose={() => setAdding(false)} onDone={done} /> : null}
      {editing === null ? null : (
        <EditAccount
          account={editing}
          isOwn={editing.id === own.user.id}
          onClose={() => setEditing(null)}
          onDone={done}
        />
      )}
      {setUp === null ? null : (
        <Dialog title={`Authenticator app of ${setUp.account.name}`} size="large" onClose={() => setSetUp(null)}>
          <p>This is shown once. Let {setUp.account.name} scan it now, and hand over the recovery codes.</p>
          <AuthenticatorSetUp {...setUp.authenticator} />
          <Buttons>
            <Button look="primary" onPress={() => setSetUp(null)}>
              It is set up
            </Button>
          </Buttons>
        </Dialog>
      )}
    </Page>
  );
}

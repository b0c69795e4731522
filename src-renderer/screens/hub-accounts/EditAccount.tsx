// One account: its name and roles, and what else a manager does with it. One's own cannot be shut out from here.
import { useState } from 'react';
import type { AppAnswer, AppCallName, AppProblem, AppRequest } from '../../../src-shared/app-api/index.ts';
import type { AccountRole } from '../../../src-shared/portal-api/accounts.ts';
import { Button } from '../../components/Button.tsx';
import { Buttons, Dialog } from '../../components/Dialog.tsx';
import { Notice } from '../../components/Notice.tsx';
import { TextField } from '../../components/TextField.tsx';
import styles from '../../panels/hub/hub.module.css';
import type { HubAccount, SetUp } from './account-words.ts';
import { RoleChoices } from './RoleChoices.tsx';

interface EditAccountProps {
  account: HubAccount;
  isOwn: boolean;
  onClose: () => void;
  onDone: (words: string, setUp?: SetUp) => void;
}

export function EditAccount({ account, isOwn, onClose, onDone }: EditAccountProps) {
  const { id } = account;
  const [name, setName] = useState(account.name);
  const [roles, setRoles] = useState<AccountRole[]>(account.roles);
  const [asking, setAsking] = useState<'remove' | 'reset' | null>(null);
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<AppProblem | null>(null);

  async function act<K extends AppCallName>(call: K, request: AppRequest<K>, words: string, shows?: 'set-up') {
    setProblem(null);
    const answer = await window.app.call(call, request);
    if (!answer.ok) setProblem(answer.problem);
    else onDone(words, ...(shows === undefined ? [] : [answer.value as AppAnswer<'hub.reset-account'>]));
  }
  return (
    <Dialog title={account.name} onClose={onClose}>
      <div className={styles.form}>
        {problem === null ? null : <Notice tone="error" sentence={problem.sentence} action={problem.action} />}
        <TextField label="Name" value={name} onChange={setName} autoComplete="off" />
        <RoleChoices roles={roles} onChange={setRoles} />
        {isOwn ? <p>This is your own account. Its password and authenticator app are in Settings.</p> : null}
        {isOwn ? null : (
          <div className={styles.buttons}>
            <Button
              onPress={() =>
                void act(
                  'hub.change-account',
                  { id, disabled: !account.disabled },
                  `${account.name} is ${account.disabled ? 'enabled' : 'disabled'}.`,
                )
              }
            >
              {account.disabled ? 'Enable' : 'Disable'}
            </Button>
            <Button onPress={() => act('hub.sign-out-account', { id }, `${account.name} is signed out.`)}>
              Sign out everywhere
            </Button>
            {account.disabled ? null : (
              <Button onPress={() => act('hub.unlock-account', { id }, `${account.name} can sign in again.`)}>
                Unlock
              </Button>
            )}
            <Button onPress={() => setAsking('reset')}>New password and app…</Button>
            <Button onPress={() => setAsking('remove')}>Remove…</Button>
          </div>
        )}
        {asking === 'reset' ? (
          <>
            <TextField
              label="New password"
              hint="12 characters or more. They are signed out everywhere"
              type="password"
              value={password}
              onChange={setPassword}
              autoFocus
              autoComplete="off"
            />
            <div>
              <Button
                onPress={() =>
                  void act(
                    'hub.reset-account',
                    { id, password },
                    `${account.name} has a new password and authenticator app.`,
                    'set-up',
                  )
                }
              >
                Give new secrets
              </Button>
            </div>
          </>
        ) : null}
        {asking === 'remove' ? (
          <Notice
            tone="attention"
            sentence={`${account.name} could no longer sign in.`}
            action="What they recorded stays."
          >
            <Button onPress={() => act('hub.remove-account', { id }, `${account.name}’s account is removed.`)}>
              Remove the account
            </Button>
          </Notice>
        ) : null}
        <Buttons>
          <Button look="primary" onPress={() => act('hub.change-account', { id, name, roles }, `${name} is saved.`)}>
            Save
          </Button>
          <Button onPress={onClose}>Close</Button>
        </Buttons>
      </div>
    </Dialog>
  );
}

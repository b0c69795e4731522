// A new account: who it is for, what it may do, and a first password. Its authenticator app is set up right afterwards.
import { useState } from 'react';
import type { AppProblem } from '../../../src-shared/app-api/index.ts';
import { type AccountRole, newAccountSchema } from '../../../src-shared/portal-api/accounts.ts';
import { Button } from '../../components/Button.tsx';
import { Buttons, Dialog } from '../../components/Dialog.tsx';
import { Form } from '../../components/Form.tsx';
import { Notice } from '../../components/Notice.tsx';
import { TextField } from '../../components/TextField.tsx';
import styles from '../../panels/hub/hub.module.css';
import type { SetUp } from './account-words.ts';
import { RoleChoices } from './RoleChoices.tsx';

interface AddAccountProps {
  onClose: () => void;
  onDone: (words: string, setUp: SetUp) => void;
}

export function AddAccount({ onClose, onDone }: AddAccountProps) {
  const [entry, setEntry] = useState({ name: '', user: '', password: '' });
  const [roles, setRoles] = useState<AccountRole[]>(['recorder']);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<AppProblem | null>(null);
  const [busy, setBusy] = useState(false);

  const add = async () => {
    const read = newAccountSchema.safeParse({ ...entry, roles });
    setProblem(null);
    setErrors(Object.fromEntries((read.error?.issues ?? []).map(({ path, message }) => [String(path[0]), message])));
    if (!read.success) return;
    setBusy(true);
    const answer = await window.app.call('hub.add-account', read.data);
    setBusy(false);
    if (answer.ok) onDone(`${read.data.name} has an account.`, answer.value);
    else {
      setErrors(answer.problem.fields ?? {});
      setProblem(answer.problem);
    }
  };
  return (
    <Dialog title="Add an account" onClose={onClose}>
      <Form className={styles.form ?? ''} onSubmit={add}>
        {problem === null ? null : <Notice tone="error" sentence={problem.sentence} action={problem.action} />}
        <TextField
          label="Name"
          hint="It stands beside what they record"
          value={entry.name}
          onChange={(name) => setEntry({ ...entry, name })}
          error={errors.name ?? ''}
          autoFocus
          autoComplete="off"
        />
        <TextField
          label="User name"
          hint="What they type to sign in"
          value={entry.user}
          onChange={(user) => setEntry({ ...entry, user })}
          error={errors.user ?? ''}
          autoComplete="off"
        />
        <TextField
          label="First password"
          hint="12 characters or more. They can change it in Settings"
          type="password"
          value={entry.password}
          onChange={(password) => setEntry({ ...entry, password })}
          error={errors.password ?? ''}
          autoComplete="off"
        />
        <RoleChoices roles={roles} onChange={setRoles} />
        {errors.roles === undefined ? null : <Notice tone="error" sentence={errors.roles} />}
        <Buttons>
          <Button look="primary" type="submit" isDisabled={busy}>
            {busy ? 'Adding…' : 'Add the account'}
          </Button>
          <Button onPress={onClose}>Cancel</Button>
        </Buttons>
      </Form>
    </Dialog>
  );
}

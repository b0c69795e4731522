// What opens this account, in Settings: another passphrase or PIN, another recovery key.
import { useState } from 'react';
import type { AppProblem, OpensWith } from '../../../src-shared/app-api/index.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { useSession } from '../../app-api/queries.ts';
import { Button } from '../../components/Button.tsx';
import { Buttons, Dialog } from '../../components/Dialog.tsx';
import { Part } from '../../components/Page.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useWorkspace } from '../../workspace/workspace.ts';
import { NewSecretFields } from './NewSecretFields.tsx';
import { type NewSecretErrors, newSecretErrors, noSecretYet, secretErrorOf } from './new-secret.ts';
import { RecoveryKeyText } from './RecoveryKeyText.tsx';
import { RemoveAccount } from './RemoveAccount.tsx';
import styles from './secret.module.css';

export function SecretPart() {
  const session = useSession().value;
  const [open, setOpen] = useState<'change' | 'recovery-key' | 'remove' | null>(null);
  const close = () => setOpen(null);
  if (session?.state !== 'signed-in') return null;
  const { account, opensWith } = session;
  return (
    <Part title="What opens this account">
      {opensWith === 'secret' ? (
        <div className={styles.buttons}>
          <Button onPress={() => setOpen('change')}>Change the passphrase or PIN…</Button>
          <Button onPress={() => setOpen('recovery-key')}>Make a new recovery key…</Button>
        </div>
      ) : (
        <p>{standingWords(opensWith)}</p>
      )}
      <div className={styles.buttons}>
        <Button onPress={() => setOpen('remove')}>Remove this account from this computer…</Button>
      </div>
      {open === 'remove' ? (
        <RemoveAccount
          id={account.id}
          userName={account.user.name}
          connection={account.connection}
          opensWith={opensWith}
          onRemoved={() => undefined}
          onClose={close}
        />
      ) : null}
      {open === 'change' ? <ChangeSecret onClose={close} /> : null}
      {open === 'recovery-key' ? <NewRecoveryKey onClose={close} /> : null}
    </Part>
  );
}

function standingWords(opensWith: OpensWith): string {
  switch (opensWith) {
    case 'printed-password':
      return 'Practice opens with its printed password: its people are invented.';
    case 'unknown':
      return 'Its key cannot be read at the moment. Unlock this computer’s keyring, and come back to this page.';
    default:
      return 'It opens without a passphrase until you next sign in to the portal. You choose one then.';
  }
}

function ChangeSecret({ onClose }: { onClose: () => void }) {
  const { say } = useAppCalls();
  const { account } = useWorkspace();
  const [current, setCurrent] = useState('');
  const [entry, setEntry] = useState(noSecretYet);
  const [errors, setErrors] = useState<NewSecretErrors & { current?: string }>({});
  const [busy, setBusy] = useState(false);
  const change = async () => {
    const found = newSecretErrors(entry, [account.user.name, account.provider.name]);
    setErrors(found);
    if (Object.keys(found).length > 0) return;
    setBusy(true);
    const result = await window.app.call('session.change-secret', { current, secret: entry.secret });
    setBusy(false);
    if (result.ok) {
      say('The passphrase or PIN is changed.');
      return onClose();
    }
    const { problem } = result;
    setErrors({ current: problem.fields?.current ?? problem.sentence, ...secretErrorOf(problem) });
  };
  return (
    <Dialog title="Change the passphrase or PIN" onClose={onClose}>
      <TextField
        label="The one until now"
        type="password"
        value={current}
        onChange={setCurrent}
        error={errors.current ?? ''}
        autoComplete="off"
        autoFocus
      />
      <NewSecretFields value={entry} onChange={setEntry} errors={errors} />
      <Buttons>
        <Button look="primary" isDisabled={busy} onPress={change}>
          {busy ? 'Changing…' : 'Change it'}
        </Button>
        <Button onPress={onClose}>Cancel</Button>
      </Buttons>
    </Dialog>
  );
}

function NewRecoveryKey({ onClose }: { onClose: () => void }) {
  const { run, say } = useAppCalls();
  const [secret, setSecret] = useState('');
  const [problem, setProblem] = useState<AppProblem | null>(null);
  const [recoveryKey, setRecoveryKey] = useState<string | null>(null);
  const make = async () => {
    const result = await window.app.call('session.make-recovery-key', { secret });
    setProblem(result.ok ? null : result.problem);
    if (result.ok) setRecoveryKey(result.value.recoveryKey);
  };
  const keep = async () => {
    if ((await run('session.recovery-key-kept', {})) === null) return;
    say('The new recovery key is in force.');
    onClose();
  };
  return (
    <Dialog title="Make a new recovery key" onClose={onClose}>
      {recoveryKey === null ? (
        <>
          <p>The one until now stays good until you have the new one on paper.</p>
          <TextField
            label="Passphrase or PIN"
            type="password"
            value={secret}
            onChange={setSecret}
            error={problem?.sentence ?? ''}
            autoComplete="off"
            autoFocus
          />
        </>
      ) : (
        <RecoveryKeyText recoveryKey={recoveryKey} />
      )}
      <Buttons>
        {recoveryKey === null ? (
          <Button look="primary" onPress={make}>
            Make it
          </Button>
        ) : (
          <Button look="primary" onPress={keep}>
            I have it on paper
          </Button>
        )}
        <Button onPress={onClose}>Cancel</Button>
      </Buttons>
    </Dialog>
  );
}

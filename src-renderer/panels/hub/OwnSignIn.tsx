// One's own sign-in at a hub, in Settings: another password, an authenticator app, and where one is signed in.
import { useState } from 'react';
import type { AppAnswer, AppProblem } from '../../../src-shared/app-api/index.ts';
import { formatDate } from '../../../src-shared/domain/week.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { useAppQuery } from '../../app-api/query.ts';
import { Button } from '../../components/Button.tsx';
import { Buttons, Dialog } from '../../components/Dialog.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Part } from '../../components/Page.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useWorkspace } from '../../workspace/workspace.ts';
import { AuthenticatorSetUp, RecoveryCodes } from './AuthenticatorSetUp.tsx';
import styles from './hub.module.css';

export function OwnSignIn() {
  const { account, canSend } = useWorkspace();
  const [open, setOpen] = useState<'password' | 'authenticator' | null>(null);
  const close = () => setOpen(null);
  if (account.authority !== 'hub' || !canSend) return null;
  return (
    <Part title="Your sign-in at the hub">
      <div className={styles.buttons}>
        <Button onPress={() => setOpen('password')}>Change the password…</Button>
        <Button onPress={() => setOpen('authenticator')}>Set up an authenticator app…</Button>
      </div>
      <Sessions />
      {open === 'password' ? <ChangePassword onClose={close} /> : null}
      {open === 'authenticator' ? <SetUpAuthenticator onClose={close} /> : null}
    </Part>
  );
}

function Sessions() {
  const { run, say } = useAppCalls();
  const { value, refresh } = useAppQuery('hub.sessions', {}, ['session-changed']);
  const end = async (id: string) => {
    if ((await run('hub.end-session', { id })) === null) return;
    say('Signed out there.');
    refresh();
  };
  if (value === null) return null;
  return (
    <ul aria-label="Where you are signed in">
      {value.sessions.map(({ id, computer, startedAt, current }) => (
        <li key={id}>
          {computer ?? 'A computer without a name'}, since {formatDate(startedAt.slice(0, 10))}
          {current ? ', this one' : ' '}
          {current ? null : (
            <Button look="quiet" onPress={() => end(id)}>
              Sign out there
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

function ChangePassword({ onClose }: { onClose: () => void }) {
  const [entry, setEntry] = useState({ password: '', securityCode: '', newPassword: '' });
  const [problem, setProblem] = useState<AppProblem | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const change = async () => {
    const answer = await window.app.call('hub.change-password', entry);
    setProblem(answer.ok ? null : answer.problem);
    if (answer.ok) setCodes(answer.value.recoveryCodes);
  };
  return (
    <Dialog title="Change the password" onClose={onClose}>
      {codes === null ? (
        <div className={styles.form}>
          <Problem problem={problem} />
          <Proof entry={entry} onChange={(proof) => setEntry({ ...entry, ...proof })} />
          <TextField
            label="New password"
            hint="12 characters or more"
            type="password"
            value={entry.newPassword}
            onChange={(newPassword) => setEntry({ ...entry, newPassword })}
            autoComplete="off"
          />
          <Buttons>
            <Button look="primary" onPress={() => change()}>
              Change it
            </Button>
            <Button onPress={onClose}>Cancel</Button>
          </Buttons>
        </div>
      ) : (
        <Finished
          sentence="The password is changed, and your other computers are signed out."
          codes={codes}
          onClose={onClose}
        />
      )}
    </Dialog>
  );
}

function SetUpAuthenticator({ onClose }: { onClose: () => void }) {
  const [entry, setEntry] = useState({ password: '', securityCode: '' });
  const [problem, setProblem] = useState<AppProblem | null>(null);
  const [offered, setOffered] = useState<AppAnswer<'hub.offer-authenticator'> | null>(null);
  const [code, setCode] = useState('');
  const [done, setDone] = useState(false);
  const offer = async () => {
    const answer = await window.app.call('hub.offer-authenticator', entry);
    setProblem(answer.ok ? null : answer.problem);
    if (answer.ok) setOffered(answer.value);
  };
  const confirm = async () => {
    const answer = await window.app.call('hub.confirm-authenticator', { password: entry.password, code });
    setProblem(answer.ok ? null : answer.problem);
    setDone(answer.ok);
  };
  return (
    <Dialog title="Set up an authenticator app" size="large" onClose={onClose}>
      {done ? <Finished sentence="From now on the app’s code is asked for." codes={[]} onClose={onClose} /> : null}
      {done ? null : (
        <div className={styles.form}>
          <Problem problem={problem} />
          {offered === null ? (
            <Proof entry={entry} onChange={setEntry} />
          ) : (
            <>
              <AuthenticatorSetUp {...offered} />
              <TextField
                label="Code that the new app shows"
                hint="Until it has shown one, you sign in as before"
                size="code"
                inputMode="numeric"
                value={code}
                onChange={(text) => setCode(text.trim())}
                autoComplete="off"
              />
            </>
          )}
          <Buttons>
            <Button look="primary" onPress={() => (offered === null ? offer() : confirm())}>
              {offered === null ? 'Go on' : 'Use this app'}
            </Button>
            <Button onPress={onClose}>Cancel</Button>
          </Buttons>
        </div>
      )}
    </Dialog>
  );
}

function Problem({ problem }: { problem: AppProblem | null }) {
  if (problem === null) return null;
  const fields = Object.values(problem.fields ?? {}).join(' ');
  return <Notice tone="error" sentence={problem.sentence} action={fields === '' ? problem.action : fields} />;
}

interface ProofEntry {
  password: string;
  securityCode: string;
}

/** Whoever finds a window open must not come further. */
function Proof({ entry, onChange }: { entry: ProofEntry; onChange: (entry: ProofEntry) => void }) {
  const { password, securityCode } = entry;
  return (
    <>
      <TextField
        label="Your present password"
        type="password"
        value={password}
        onChange={(text) => onChange({ password: text, securityCode })}
        autoFocus
        autoComplete="off"
      />
      <TextField
        label="Security code"
        hint="What you sign in with now: the app’s six digits, your security code, or a recovery code"
        size="code"
        value={securityCode}
        onChange={(text) => onChange({ password, securityCode: text.trim() })}
        autoComplete="off"
      />
    </>
  );
}

function Finished({ sentence, codes, onClose }: { sentence: string; codes: string[]; onClose: () => void }) {
  return (
    <>
      <Notice tone="done" sentence={sentence} />
      {codes.length === 0 ? null : <RecoveryCodes codes={codes} />}
      <Buttons>
        <Button look="primary" onPress={onClose}>
          Close
        </Button>
      </Buttons>
    </>
  );
}

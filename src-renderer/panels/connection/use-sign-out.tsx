// The way out. Unsent work stays here, but nobody else has it meanwhile: whoever leaves with some is asked.
import { useState } from 'react';
import { count } from '../../../src-shared/domain/count.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { Button } from '../../components/Button.tsx';
import { Buttons, Dialog } from '../../components/Dialog.tsx';
import { useWorkspace } from '../../workspace/workspace.ts';

/** @returns what the button does, and the question, to be put where it stays when the button goes */
export function useSignOut(onSignedOut: () => void = () => undefined) {
  const { sync } = useWorkspace();
  const { run } = useAppCalls();
  const [asking, setAsking] = useState(false);
  const toSend = sync?.toSend ?? 0;
  const leave = async () => {
    if ((await run('session.sign-out', {})) !== null) onSignedOut();
  };
  const sendFirst = async () => {
    const status = await run('sync.now', {});
    if (status?.toSend === 0) await leave();
  };
  const signOut = () => (toSend === 0 ? void leave() : setAsking(true));
  const question = asking ? (
    <Dialog title={`Sign out with ${count(toSend, 'change')} not sent?`} onClose={() => setAsking(false)}>
      <p>
        What you recorded stays on this computer, and is sent once you open this account again and are signed in. Until
        then the portal does not have it, and no colleague sees it.
      </p>
      {sync?.problem == null ? null : <p>{sync.problem.sentence}</p>}
      <Buttons>
        <Button look="primary" onPress={() => sendFirst()}>
          Send, then sign out
        </Button>
        <Button onPress={() => leave()}>Sign out now</Button>
        <Button onPress={() => setAsking(false)}>Stay</Button>
      </Buttons>
    </Dialog>
  ) : null;
  return { signOut, question };
}

/** For screens and dialogs, which stay while it is asked. */
export function SignOutButton({ label }: { label: string }) {
  const { signOut, question } = useSignOut();
  return (
    <div>
      <Button onPress={signOut}>{label}</Button>
      {question}
    </div>
  );
}

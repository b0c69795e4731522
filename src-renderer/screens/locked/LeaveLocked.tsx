// Signs out whoever is behind a locked window, for somebody else who wants to work at this computer.
import { useState } from 'react';
import type { AppProblem } from '../../../src-shared/app-api/index.ts';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';

interface LeaveLockedProps {
  /** What is asked before. */
  sentence: string;
  onSession: () => void;
  onProblem: (problem: AppProblem) => void;
}

export function LeaveLocked({ sentence, onSession, onProblem }: LeaveLockedProps) {
  const [leaving, setLeaving] = useState(false);
  const signOut = async () => {
    const result = await window.app.call('session.sign-out', {});
    if (result.ok) onSession();
    else onProblem(result.problem);
  };
  return (
    <>
      <Button onPress={() => setLeaving(true)}>Sign out…</Button>
      {leaving ? (
        <Notice
          tone="attention"
          sentence={sentence}
          action="What was saved stays, also what is unsent. A text that was begun and not saved is lost."
        >
          <Button onPress={() => setLeaving(false)} autoFocus>
            No
          </Button>
          <Button onPress={signOut}>Yes, sign out</Button>
        </Notice>
      ) : null}
    </>
  );
}

// Signing in to the practice portal: its sign-in is no secret, so it is shown, and one button fills it in.
import { useState } from 'react';
import type { SessionState } from '../../../src-shared/app-api/index.ts';
import { Button } from '../../components/Button.tsx';
import { emptySignIn, SignInForm } from './SignInForm.tsx';
import styles from './sign-in.module.css';

interface PracticeSignInProps {
  practice: Extract<SessionState, { state: 'signed-out' }>['practice'];
  onSignedIn: () => void;
}

export function PracticeSignIn({ practice, onSignedIn }: PracticeSignInProps) {
  const [filled, setFilled] = useState(emptySignIn);
  return (
    <>
      <div className={styles.practice}>
        <dl className={styles.credentials}>
          <dt>User</dt>
          <dd>{practice.user}</dd>
          <dt>Password</dt>
          <dd>{practice.password}</dd>
          <dt>Security code</dt>
          <dd>{practice.securityCode}</dd>
        </dl>
        <Button onPress={() => setFilled({ ...practice })}>Fill these in</Button>
      </div>
      <SignInForm connection={{ kind: 'practice' }} start={filled} onSignedIn={onSignedIn} />
    </>
  );
}

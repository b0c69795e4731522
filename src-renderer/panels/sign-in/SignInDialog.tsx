// Signing in again, over the work that goes on: the portal's token has run out, nothing else has.
import { useState } from 'react';
import type { Account } from '../../../src-shared/app-api/index.ts';
import { Button } from '../../components/Button.tsx';
import { Buttons, Dialog } from '../../components/Dialog.tsx';
import { connectionWords } from '../../words/connection.ts';
import { emptySignIn, SignInForm } from './SignInForm.tsx';
import styles from './sign-in.module.css';

interface SignInDialogProps {
  account: Account;
  onSignedIn: () => void;
  onClose: () => void;
}

export function SignInDialog({ account, onSignedIn, onClose }: SignInDialogProps) {
  // The portal knows the person by this name; what only they know is left to them. Kept, so that typing stays.
  const [start] = useState({ ...emptySignIn, user: account.user.id });
  return (
    <Dialog title="Sign in to send" onClose={onClose}>
      <p className={styles.soft}>
        {account.user.name}, {connectionWords(account.connection, account.council)}. What you recorded stays as it is.
      </p>
      {account.connection.kind === 'files' ? null : (
        <SignInForm connection={account.connection} start={start} onSignedIn={onSignedIn} />
      )}
      <Buttons>
        <Button onPress={onClose}>Go on without</Button>
      </Buttons>
    </Dialog>
  );
}

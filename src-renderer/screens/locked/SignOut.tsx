// The way out of a question that somebody does not want to answer now.
import { Button } from '../../components/Button.tsx';

export function SignOut({ onSession }: { onSession: () => void }) {
  const signOut = async () => {
    if ((await window.app.call('session.sign-out', {})).ok) onSession();
  };
  return <Button onPress={signOut}>Sign out</Button>;
}

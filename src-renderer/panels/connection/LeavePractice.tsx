// Practice and records of real people never meet: whoever goes from one to the other signs out, and finds both again.

import { useAppCalls } from '../../app-api/app-calls.tsx';
import { Button } from '../../components/Button.tsx';

export function LeavePractice() {
  return (
    <>
      <p>
        Practice holds invented people, so it is never changed into records of your own. Sign out, and choose how your
        own weeks reach the council. Practice stays in the list.
      </p>
      <SignOut label="Sign out of practice" />
    </>
  );
}

export function SignOut({ label }: { label: string }) {
  const { run } = useAppCalls();
  return (
    <div>
      <Button onPress={() => void run('session.sign-out', {})}>{label}</Button>
    </div>
  );
}

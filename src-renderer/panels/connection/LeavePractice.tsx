// Practice and records of real people never meet: whoever goes from one to the other signs out, and finds both again.
import { SignOutButton } from './use-sign-out.tsx';

export function LeavePractice() {
  return (
    <>
      <p>
        Practice holds invented people, so it is never changed into records of your own. Sign out, and choose how your
        own weeks reach the council. Practice stays in the list.
      </p>
      <SignOutButton label="Sign out of practice" />
    </>
  );
}

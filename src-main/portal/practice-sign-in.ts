// What the sign-in page shows for practice: invented accounts that open invented data and nothing else. The practice
// portal holds the same (test/src-main/portal/practice.test.ts compares them); main may not import it.

/** Records and confirms. */
export const practiceSignIn = { user: 'aisha.khan', password: 'practice-rowan', securityCode: '123456' } as const;

const printedPasswords: Readonly<Record<string, string>> = {
  [practiceSignIn.user]: practiceSignIn.password,
  'ben.carter': 'practice-hazel',
};

/** The password that is printed for a user of practice; null: there is no such user. */
export function printedPasswordOf(user: string): string | null {
  return printedPasswords[user] ?? null;
}

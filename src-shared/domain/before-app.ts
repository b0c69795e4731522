// Weeks from before the app was there. Whoever begins with it on a Wednesday did not miss Tuesday with it: such a week is not
// late here, since nothing here knows how it went.

/** Where such a week stands, in the place of what holds it. */
export const beforeAppSentence = 'From before this app: nothing of this week is here.';

/**
 * Whether a week was due before the account's store began.
 * @param due ISO instant of its deadline
 * @param began ISO instant of the earliest entry in the store's history; null: there is none yet, so it begins `now`
 */
export function isBeforeApp(due: string, { began, now }: { began: string | null; now: string }): boolean {
  // A clock that was ahead when the store began, and is right now, has not begun anything later than now.
  return Date.parse(due) < Math.min(Date.parse(began ?? now), Date.parse(now));
}

// Numbers and names that several rooms go by: this file is their one owner, which `npm run check` holds.

/** Characters of a comment on a line, and of a message about a dispute: the most that the portal API takes. */
export const longestText = 4000;

/** How many weeks before a week the rules, the overview and the practice data look back. */
export const weeksLookedBack = 12;

/** Of councils, providers and their clocks, wherever the computer stands. A council's profile may say another. */
export const britishTimeZone = 'Europe/London';

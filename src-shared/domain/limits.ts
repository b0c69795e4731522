// Numbers and names that several rooms go by: this file is their one owner, which `npm run check` holds.

/** Characters of a comment on a line, and of a message about a dispute: the most that the portal API takes. */
export const longestText = 4000;

/** The first and the last day that anything can be recorded on: whatever lies outside is a slip, or no date at all. */
export const firstDay = '2000-01-01';
export const lastDay = '2100-12-31';

/** Characters of an id, an SS Ref or the code of anything. */
export const longestId = 200;

/** Characters of a name, a reference, or what somebody said in a line. */
export const longestNote = 2000;

/** More lines, decisions or changes than anybody has. */
export const mostOfOnePerson = 500;

/** How far lists and objects may be nested in what a portal is sent, or sends: what is meant needs less than half. */
export const deepestNesting = 32;

/** How many weeks before a week the rules, the overview and the practice data look back. */
export const weeksLookedBack = 12;

/** Of councils, providers and their clocks, wherever the computer stands. A council's profile may say another. */
export const britishTimeZone = 'Europe/London';

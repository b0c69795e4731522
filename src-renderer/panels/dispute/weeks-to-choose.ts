// Of which weeks the council may dispute something: those that are here, and those before them that may have been paid lately.
import { addDays, type PlainDate } from '../../../src-shared/domain/week.ts';

/** How many weeks back from the newest: half a year. */
const weeksBack = 26;

/** The newest first, each once; `open` is one of them whatever is known. */
export function weeksToChoose(known: readonly PlainDate[], open: PlainDate): PlainDate[] {
  const newest = [...known, open].reduce((a, b) => (a > b ? a : b));
  const lately = Array.from({ length: weeksBack }, (_, index) => addDays(newest, -7 * index));
  return [...new Set([...lately, ...known, open])].sort().reverse();
}

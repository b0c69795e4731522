// What people said of two SS Refs that are nearly the same: one person with a slip in the list, or two people. It is kept, so that
// the next list asks nothing again, and travels in packets; the newest answer holds, and one that was taken back holds no longer.
import { z } from 'zod';
import { orderedNameKey } from '../readers/names.ts';
import type { KnownPerson, NearMiss } from './preview-people.ts';
import type { ReadPeople } from './read-people.ts';

export const nearMissAnswerSchema = z.object({
  /** As a list had it. */
  written: z.string().min(1),
  /** The planned one that it is nearly the same as. */
  ssRef: z.string().min(1),
  /** `open`: an earlier answer was taken back. */
  is: z.enum(['one', 'two', 'open']),
  /** When it was said (UTC). */
  at: z.iso.datetime(),
});
export type NearMissAnswer = z.infer<typeof nearMissAnswerSchema>;

/** The newest answer on each two SS Refs, in the order in which they were given. */
export function newestAnswers(all: readonly NearMissAnswer[]): NearMissAnswer[] {
  const newest = new Map<string, NearMissAnswer>();
  for (const answer of all) {
    const key = keyOf(answer);
    const earlier = newest.get(key);
    if (earlier === undefined || earlier.at <= answer.at) newest.set(key, answer);
  }
  return [...newest.values()].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : keyOf(a) < keyOf(b) ? -1 : 1));
}

/**
 * Rows that are somebody planned by an earlier answer: row → SS Ref. Where the list now calls them otherwise than they are called
 * here (James Thomas is not Thomas James), or by no name, or the written SS Ref is planned itself by now, it is asked again.
 * @param answers the newest of each
 */
export function pairsSaid(
  { people }: ReadPeople,
  answers: readonly NearMissAnswer[],
  { known, planned }: { known: readonly KnownPerson[]; planned: ReadonlySet<string> },
): Map<number, string> {
  const names = new Map(known.map(({ ssRef, name }) => [ssRef, name]));
  const meant = new Map(answers.flatMap(({ written, ssRef, is }) => (is === 'one' ? [[written, ssRef] as const] : [])));
  const pairs = new Map<number, string>();
  for (const { row, person } of people) {
    const ssRef = meant.get(person.ssRef);
    if (ssRef === undefined || planned.has(person.ssRef) || !(planned.has(ssRef) || names.has(ssRef))) continue;
    const name = names.get(ssRef) ?? null;
    // Without two names to compare nothing says that this is still the one who was meant.
    if (person.name === null || name === null) continue;
    if (orderedNameKey(person.name) === orderedNameKey(name)) pairs.set(row, ssRef);
  }
  return pairs;
}

/** True for two SS Refs of which somebody said that they are two people. */
export function areTwo(
  { written, ssRef }: Pick<NearMiss, 'written' | 'ssRef'>,
  answers: readonly NearMissAnswer[],
): boolean {
  return answers.some((answer) => answer.written === written && answer.ssRef === ssRef && answer.is === 'two');
}

const keyOf = ({ written, ssRef }: Pick<NearMissAnswer, 'written' | 'ssRef'>) => JSON.stringify([written, ssRef]);

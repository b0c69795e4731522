// Which lines belong together because one person has them. It is asked after every figure that somebody types, of the
// same list of lines, so that it is put in order once a list.
import type { ServiceLine } from '../domain/lines.ts';

interface PeopleOfLines {
  /** By line id: SS Refs. A doubled id may stand for two people. */
  peopleOf: Map<string, string[]>;
  /** By SS Ref. */
  linesOf: Map<string, ServiceLine[]>;
}

/** Lists of lines are made anew rather than changed. */
const known = new WeakMap<readonly ServiceLine[], PeopleOfLines>();

/**
 * The lines with these ids and all others of the people who have them.
 * @param lines the same list is taken as unchanged when it comes again
 */
export function linesOfTheirPeople(lines: readonly ServiceLine[], lineIds: ReadonlySet<string>): ServiceLine[] {
  const { peopleOf, linesOf } = peopleOfLines(lines);
  const people = new Set<string>();
  for (const id of lineIds) for (const person of peopleOf.get(id) ?? []) people.add(person);
  const found: ServiceLine[] = [];
  // A set that grows while it is gone through: lines of one person may lead to another by a doubled id.
  for (const person of people) {
    for (const line of linesOf.get(person) ?? []) {
      found.push(line);
      for (const other of peopleOf.get(line.id) ?? []) people.add(other);
    }
  }
  return found;
}

function peopleOfLines(lines: readonly ServiceLine[]): PeopleOfLines {
  const found = known.get(lines);
  if (found !== undefined) return found;
  const peopleOf = new Map<string, string[]>();
  const linesOf = new Map<string, ServiceLine[]>();
  for (const line of lines) {
    const people = peopleOf.get(line.id);
    if (people === undefined) peopleOf.set(line.id, [line.ssRef]);
    else if (!people.includes(line.ssRef)) people.push(line.ssRef);
    const theirs = linesOf.get(line.ssRef);
    if (theirs === undefined) linesOf.set(line.ssRef, [line]);
    else theirs.push(line);
  }
  const made = { peopleOf, linesOf };
  known.set(lines, made);
  return made;
}

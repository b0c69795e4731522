// People of a list: by name where somebody told it, else by SS Ref.

import type { Person, ServiceLine } from '../../src-shared/domain/lines.ts';
import { personName } from '../../src-shared/domain/names.ts';
import { compareNames } from '../../src-shared/readers/names.ts';

export interface PersonChoice {
  ssRef: string;
  name: string;
}

/** `Ada Okafor`, or `SS Ref 0012345` while nobody told the name. */
export function nameOf(people: readonly Person[], ssRef: string): string {
  return personName(
    people.find((person) => person.ssRef === ssRef),
    ssRef,
  );
}

/** Everybody who has a service line, by name. */
export function peopleWithLines(people: readonly Person[], lines: readonly ServiceLine[]): PersonChoice[] {
  const known = new Map(people.map((person) => [person.ssRef, person]));
  return [...new Set(lines.map((line) => line.ssRef))]
    .map((ssRef) => ({ ssRef, name: personName(known.get(ssRef), ssRef) }))
    .sort((a, b) => compareNames(a.name, b.name));
}

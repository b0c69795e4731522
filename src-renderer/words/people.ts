// People of a list: by name where somebody told it, else by SS Ref.

import type { Person, ServiceLine } from '../../src-shared/domain/lines.ts';
import { personName } from '../../src-shared/domain/names.ts';
import { type NameOrder, nameComparator, nameInOrder } from '../../src-shared/readers/names.ts';

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

/** Everybody who has a service line, by name and with it as the list shows it. */
export function peopleWithLines(
  people: readonly Person[],
  lines: readonly ServiceLine[],
  order: NameOrder,
): PersonChoice[] {
  const known = new Map(people.map((person) => [person.ssRef, person]));
  const everybody = [...new Set(lines.map((line) => line.ssRef))];
  return listedByName(
    everybody.map((ssRef) => ({ ssRef, name: personName(known.get(ssRef), ssRef) })),
    order,
  );
}

/** The same people sorted by name, and with their names as the list shows them. */
export function listedByName<Listed extends { name: string }>(people: readonly Listed[], order: NameOrder): Listed[] {
  const byName = nameComparator(order);
  return people
    .toSorted((a, b) => byName(a.name, b.name))
    .map((person) => ({ ...person, name: nameInOrder(person.name, order) }));
}

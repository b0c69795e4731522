// People of a list: by name where somebody told it, else by SS Ref.
import type { Person, ServiceLine } from '../../src-shared/domain/lines.ts';

export interface PersonChoice {
  ssRef: string;
  name: string;
}

/** `Ada Okafor`, or `SS Ref 0012345` while nobody told the name. */
export function nameOf(people: readonly Person[], ssRef: string): string {
  return people.find((person) => person.ssRef === ssRef)?.name || `SS Ref ${ssRef}`;
}

/** Everybody who has a service line, by name. */
export function peopleWithLines(people: readonly Person[], lines: readonly ServiceLine[]): PersonChoice[] {
  const names = new Map(people.map((person) => [person.ssRef, person.name]));
  return [...new Set(lines.map((line) => line.ssRef))]
    .map((ssRef) => ({ ssRef, name: names.get(ssRef) || `SS Ref ${ssRef}` }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
}

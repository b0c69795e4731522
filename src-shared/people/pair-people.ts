// Rows of a list that a person has said are somebody whose SS Ref is one slip away.
import type { ReadPeople } from './read-people.ts';

/** @param pairs row → the SS Ref that it means */
export function pairPeople(read: ReadPeople, pairs: ReadonlyMap<number, string>): ReadPeople {
  if (pairs.size === 0) return read;
  const people = read.people.map((one) => {
    const ssRef = pairs.get(one.row);
    return ssRef === undefined ? one : { ...one, person: { ...one.person, ssRef } };
  });
  return { ...read, people };
}

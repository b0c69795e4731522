// People who came in under an SS Ref that a spreadsheet or a hand had damaged, put right once the portal names them. Which
// came first, the list or the export, makes no difference. What is known of either is kept.
import { knownReferences } from '../readers/known-references.ts';
import { nameKey } from '../readers/names.ts';
import type { KnownPerson } from './preview-people.ts';

export interface HealedPerson {
  /** The SS Ref that the person is kept under. */
  from: string;
  /** The portal's. */
  ssRef: string;
  name: string;
}

/**
 * People who are kept under an SS Ref that lacks only the zeros of exactly one that the portal's files name.
 * @param planned the SS Refs of the portal's lines
 */
export function healPeople(people: readonly KnownPerson[], planned: Iterable<string>): HealedPerson[] {
  const certain = new Set(planned);
  const references = knownReferences(
    certain,
    people.map(({ ssRef }) => ssRef),
  );
  return people.flatMap(({ ssRef: from, name }) => {
    if (certain.has(from)) return [];
    const found = references.find(from);
    return found.ok && found.reference !== from && certain.has(found.reference)
      ? [{ from, ssRef: found.reference, name }]
      : [];
  });
}

/** Everybody as they are once healed: two records of one person are one. */
export function healedPeople(people: readonly KnownPerson[], planned: Iterable<string>): KnownPerson[] {
  const targets = new Map(healPeople(people, planned).map(({ from, ssRef }) => [from, ssRef]));
  const bySsRef = new Map<string, KnownPerson>();
  // The record under the portal's own SS Ref comes first: it was put right already.
  const ordered = people.toSorted((a, b) => Number(targets.has(a.ssRef)) - Number(targets.has(b.ssRef)));
  for (const person of ordered) {
    const ssRef = targets.get(person.ssRef) ?? person.ssRef;
    const kept = bySsRef.get(ssRef);
    bySsRef.set(ssRef, kept === undefined ? { ...person, ssRef } : mergePeople(kept, person));
  }
  return [...bySsRef.values()];
}

/** Two records of one person as one: `kept` is who it is, and what it leaves blank comes from `other`. */
export function mergePeople(kept: KnownPerson, other: KnownPerson): KnownPerson {
  const details = new Map(other.other.map(({ heading, text }) => [heading, text]));
  for (const { heading, text } of kept.other) if (text !== '' || !details.has(heading)) details.set(heading, text);
  return {
    ssRef: kept.ssRef,
    name: kept.name === '' ? other.name : kept.name,
    nhsNumber: kept.nhsNumber ?? other.nhsNumber,
    address: kept.address ?? other.address,
    serviceType: kept.serviceType ?? other.serviceType,
    other: [...details].map(([heading, text]) => ({ heading, text })),
  };
}

/** In what two records contradict each other, in the words of the screen; empty where they can be one person. */
export function contradictions(one: KnownPerson, other: KnownPerson): { field: string; from: string; to: string }[] {
  const all = [
    { field: 'Name', from: other.name, to: one.name, same: nameKey(one.name) === nameKey(other.name) },
    {
      field: 'NHS number',
      from: other.nhsNumber ?? '',
      to: one.nhsNumber ?? '',
      same: one.nhsNumber === other.nhsNumber,
    },
    { field: 'Address', from: other.address ?? '', to: one.address ?? '', same: one.address === other.address },
  ];
  return all.flatMap(({ field, from, to, same }) => (same || from === '' || to === '' ? [] : [{ field, from, to }]));
}

// Rows of a list that a person has said are somebody whose SS Ref is one slip away, or is another one by now.
import { type ListedPerson, onePersonEach, type ReadPeople } from './read-people.ts';

/**
 * Where a row of the list has the SS Ref already, what it says counts, and the paired one fills in what it leaves blank. Several
 * paired rows are one person where they agree, as rows of one SS Ref are.
 * @param pairs row → the SS Ref that it means
 */
export function pairPeople(read: ReadPeople, pairs: ReadonlyMap<number, string>): ReadPeople {
  if (pairs.size === 0) return read;
  const own = new Map(read.people.flatMap((one) => (pairs.has(one.row) ? [] : [[one.person.ssRef, one] as const])));
  const rest: ReadPeople['people'] = [];
  const warnings = [...read.warnings];
  for (const one of read.people) {
    const ssRef = pairs.get(one.row);
    if (ssRef === undefined) continue;
    const kept = own.get(ssRef);
    if (kept === undefined) {
      rest.push({ ...one, person: { ...one.person, ssRef } });
      continue;
    }
    own.set(ssRef, { ...kept, person: filledIn(kept.person, one.person) });
    const sentence = `Taken as SS Ref ${ssRef}, which row ${kept.row} has: only what that row leaves blank.`;
    warnings.push({ row: one.row, sentence });
  }
  // What was said of everybody on the list before stays said; only the paired rows can be of one person now.
  const paired = onePersonEach({ people: rest, rejected: [], warnings: [] });
  return {
    people: [...own.values(), ...paired.people].sort((a, b) => a.row - b.row),
    rejected: [...read.rejected, ...paired.rejected].sort((a, b) => a.row - b.row),
    warnings: [...warnings, ...paired.warnings].sort((a, b) => a.row - b.row),
  };
}

function filledIn(kept: ListedPerson, other: ListedPerson): ListedPerson {
  const headings = new Set(kept.other.flatMap(({ heading, text }) => (text === '' ? [] : [heading])));
  return {
    ssRef: kept.ssRef,
    name: kept.name ?? other.name,
    nhsNumber: kept.nhsNumber ?? other.nhsNumber,
    address: kept.address ?? other.address,
    serviceType: kept.serviceType ?? other.serviceType,
    other: [
      ...kept.other.filter(({ heading }) => headings.has(heading)),
      ...other.other.filter(({ heading }) => !headings.has(heading)),
    ],
  };
}

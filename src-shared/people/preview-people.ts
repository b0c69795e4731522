// What taking a list of people in would change, before anything is changed. A blank in the list says nothing and erases
// nothing; people who are no longer on it stay, and are named.
import type { Person } from '../domain/lines.ts';
import { formatNhsNumber } from '../domain/nhs-number.ts';
import { knownReferences } from '../readers/known-references.ts';
import { healedPeople, healPeople } from './heal-people.ts';
import type { ListedPerson, ReadPeople } from './read-people.ts';

/** Someone as they are kept: the portal's person, and what else the provider's list says of them. */
export interface KnownPerson extends Person {
  serviceType: string | null;
  other: { heading: string; text: string }[];
}

export interface PersonChange {
  row: number;
  after: KnownPerson;
  fields: { field: string; from: string; to: string }[];
}

export interface PeoplePreview {
  /** read = new + changed + unchanged + rejected, in people and refused rows. */
  added: { row: number; after: KnownPerson }[];
  changed: PersonChange[];
  unchanged: { row: number; ssRef: string }[];
  rejected: ReadPeople['rejected'];
  warnings: ReadPeople['warnings'];
  /** On the list, and no service line of the portal names them: their SS Ref may be wrong. */
  withoutLine: { row: number; ssRef: string; name: string }[];
  /** Planned by the portal, and neither on this list nor known by name. */
  withoutName: string[];
  /** Known by name before, and not on this list: they stay as they are. */
  notOnList: { ssRef: string; name: string }[];
  /** On the list under an SS Ref that is one slip away from a planned one: probably the same person. */
  pairs: NearMiss[];
  /** Kept under an SS Ref that lacks only the zeros of a planned one: from now on they are that person. */
  healed: { from: string; ssRef: string; name: string }[];
}

export interface NearMiss {
  row: number;
  /** As the list has it. */
  written: string;
  name: string;
  /** The planned SS Ref that it may be, of which the list has no row; or the one under which the person is kept now. */
  ssRef: string;
  /** Present where the person was kept under the written SS Ref before, until somebody put it right here. */
  former?: true;
}

/**
 * Compares what was read with who is known.
 * @param plannedSsRefs the SS Refs of the portal's lines
 * @param former under which SS Ref somebody was kept before → under which they are now
 */
export function previewPeople(
  read: ReadPeople,
  known: readonly KnownPerson[],
  plannedSsRefs: Iterable<string>,
  former: ReadonlyMap<string, string> = new Map(),
): PeoplePreview {
  const planned = new Set(plannedSsRefs);
  const preview: PeoplePreview = {
    added: [],
    changed: [],
    unchanged: [],
    rejected: read.rejected,
    warnings: read.warnings,
    withoutLine: [],
    withoutName: [],
    notOnList: [],
    pairs: [],
    healed: healPeople(known, planned),
  };
  const kept = healedPeople(known, planned);
  const before = new Map(kept.map((person) => [person.ssRef, person]));
  const listed = new Set<string>();
  for (const { row, person } of read.people) {
    listed.add(person.ssRef);
    if (!planned.has(person.ssRef)) {
      preview.withoutLine.push({ row, ssRef: person.ssRef, name: person.name ?? '' });
    }
    const was = before.get(person.ssRef) ?? null;
    const after = merged(was, person);
    if (was === null) {
      preview.added.push({ row, after });
      continue;
    }
    const fields = changedFields(was, after);
    if (fields.length === 0) preview.unchanged.push({ row, ssRef: person.ssRef });
    else preview.changed.push({ row, after, fields });
  }
  for (const person of kept) {
    if (!listed.has(person.ssRef) && person.name !== '') {
      preview.notOnList.push({ ssRef: person.ssRef, name: person.name });
    }
  }
  preview.withoutName = [...planned]
    .filter((ssRef) => !listed.has(ssRef) && (before.get(ssRef)?.name ?? '') === '')
    .sort();
  preview.pairs = [
    ...keptOtherwise(preview.withoutLine, former),
    ...nearMisses(
      preview.withoutLine.filter(({ ssRef }) => !former.has(ssRef)),
      listed,
      planned,
    ),
  ];
  preview.warnings = [...read.warnings, ...sharedWithOthers(read, kept)].sort((a, b) => a.row - b.row);
  return preview;
}

/** Listed people whom no line names, beside planned people whom the list does not name. */
function nearMisses(
  withoutLine: PeoplePreview['withoutLine'],
  listed: ReadonlySet<string>,
  planned: ReadonlySet<string>,
): NearMiss[] {
  const references = knownReferences([...planned].filter((ssRef) => !listed.has(ssRef)));
  return withoutLine.flatMap(({ row, ssRef: written, name }) =>
    references.near(written).map((ssRef) => ({ row, written, name, ssRef })),
  );
}

/** Listed people under an SS Ref that was put right here: taken as they are, they would be two again. */
function keptOtherwise(withoutLine: PeoplePreview['withoutLine'], former: ReadonlyMap<string, string>): NearMiss[] {
  return withoutLine.flatMap(({ row, ssRef: written, name }) => {
    const ssRef = former.get(written);
    return ssRef === undefined ? [] : [{ row, written, name, ssRef, former: true as const }];
  });
}

/** The NHS number of a listed person is that of somebody else who is known already. */
function sharedWithOthers(read: ReadPeople, known: readonly KnownPerson[]): ReadPeople['warnings'] {
  const holders = new Map<string, KnownPerson[]>();
  for (const person of known) {
    if (person.nhsNumber !== null) {
      holders.set(person.nhsNumber, [...(holders.get(person.nhsNumber) ?? []), person]);
    }
  }
  return read.people.flatMap(({ row, person }) => {
    const other = (holders.get(person.nhsNumber ?? '') ?? []).find(({ ssRef }) => ssRef !== person.ssRef);
    if (other === undefined) return [];
    const who = [other.name, `SS Ref ${other.ssRef}`].filter((part) => part !== '').join(', ');
    const sentence = `This NHS number is already that of ${who}: it is one person under two SS Refs, or one number is wrong.`;
    return [{ row, sentence }];
  });
}

function merged(was: KnownPerson | null, now: ListedPerson): KnownPerson {
  const other = new Map((was?.other ?? []).map(({ heading, text }) => [heading, text]));
  for (const { heading, text } of now.other) other.set(heading, text);
  return {
    ssRef: now.ssRef,
    name: now.name ?? was?.name ?? '',
    nhsNumber: now.nhsNumber ?? was?.nhsNumber ?? null,
    address: now.address ?? was?.address ?? null,
    serviceType: now.serviceType ?? was?.serviceType ?? null,
    other: [...other].map(([heading, text]) => ({ heading, text })),
  };
}

function changedFields(was: KnownPerson, now: KnownPerson): PersonChange['fields'] {
  const nhs = (number: string | null) => (number === null ? '' : formatNhsNumber(number));
  const otherOf = (person: KnownPerson, heading: string) =>
    person.other.find((detail) => detail.heading === heading)?.text ?? '';
  const all = [
    { field: 'Name', from: was.name, to: now.name },
    { field: 'NHS number', from: nhs(was.nhsNumber), to: nhs(now.nhsNumber) },
    { field: 'Address', from: was.address ?? '', to: now.address ?? '' },
    { field: 'Service type', from: was.serviceType ?? '', to: now.serviceType ?? '' },
    ...now.other.map(({ heading, text }) => ({ field: heading, from: otherOf(was, heading), to: text })),
  ];
  return all.filter(({ from, to }) => from !== to);
}

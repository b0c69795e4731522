// Which person an SS Ref means. SS Refs are text that may start with 0, and spreadsheets take them for numbers: lost
// zeros are found again by matching, but only where one person can be meant.
import type { ServiceLine } from '../domain/lines.ts';
import { plainBlanks, plainDashes, withoutInvisible } from '../readers/characters.ts';
import { type KnownReferences, knownReferences } from '../readers/known-references.ts';
import { ungarbled } from './encoding.ts';
import { type Note, type RowProblemCode, shown } from './problem.ts';
import type { FileRow } from './row.ts';

/** Everyone's lines by SS Ref. */
export interface PeopleBySsRef {
  exact: Map<string, ServiceLine[]>;
  references: KnownReferences;
  nameOf: NameOf;
}

/** The name of a person, where the provider's list told it; else null. */
export type NameOf = (ssRef: string) => string | null;

/** `0012345 (Ada Okafor)`, or the bare SS Ref while nobody told the name. */
export function ssRefAndName(ssRef: string, nameOf: NameOf): string {
  const name = nameOf(ssRef);
  return name === null || name === '' ? ssRef : `${ssRef} (${name})`;
}

/** Sorts lines by person, once for a whole file. */
export function peopleBySsRef(lines: readonly ServiceLine[], nameOf: NameOf): PeopleBySsRef {
  const exact = new Map<string, ServiceLine[]>();
  for (const line of lines) {
    const known = exact.get(line.ssRef);
    if (known === undefined) exact.set(line.ssRef, [line]);
    else known.push(line);
  }
  return { exact, references: knownReferences(exact.keys()), nameOf };
}

/** A service's text without what is no difference to a reader: unseen marks, blanks, dashes, capitals, normal forms. */
function foldService(text: string): string {
  return plainBlanks(plainDashes(withoutInvisible(text.normalize('NFKC')))).toLowerCase();
}

/** The same service to a reader, also where a spreadsheet garbled its dashes and accents. */
export function isSameService(line: ServiceLine, row: FileRow): boolean {
  const same = (written: string, known: string) =>
    foldService(written) === foldService(known) || ungarbled(written) === known;
  return same(row.service, line.service) && same(row.serviceLevel, line.serviceLevel);
}

export type FoundPerson =
  | { ok: true; ssRef: string; note: Note | null }
  | { ok: false; code: RowProblemCode; wrong: string; fix: string };

const asText = 'Copy the SS Ref from the portal into a cell that is formatted as text.';

/**
 * Finds the person of a row, or says why nobody can be sure who it is.
 * @param zerosIntact true when some SS Ref of the file has a leading zero: then no spreadsheet has taken them away
 */
export function findPerson(row: FileRow, people: PeopleBySsRef, zerosIntact: boolean): FoundPerson {
  const written = row.ssRef;
  const found = people.references.find(written);
  if (!found.ok) {
    switch (found.code) {
      case 'empty':
        return { ok: false, code: 'ss-ref-empty', wrong: 'the SS Ref is blank', fix: asText };
      case 'scientific': {
        const wrong = `Excel has turned the SS Ref into ${shown(written)}, a number in scientific form, and its digits are lost`;
        return { ok: false, code: 'ss-ref-scientific', wrong, fix: asText };
      }
      case 'damaged':
        return { ok: false, code: 'ss-ref-damaged', wrong: `${shown(written)} ${found.wrong}`, fix: asText };
      case 'ambiguous':
        return ambiguous(written, found.candidates, people.nameOf);
    }
  }
  if (!found.known) return unknown(written, found.reference, people);
  const { reference: ssRef, form, zerosRestored, rivals } = found;
  // `12345` may be what is left of `0012345`, when both exist and both have this service. A cell that has its zeros, or
  // a file in which any cell has them, has not been through that damage.
  const possible = zerosIntact || zerosRestored ? [] : rivals.filter((rival) => hasService(people, rival, row));
  if (possible.length > 0) return ambiguous(written, [ssRef, ...possible], people.nameOf);
  if (ssRef === written) return { ok: true, ssRef, note: null };
  const note: Note = zerosRestored
    ? { code: 'ss-ref-zeros', message: `SS Ref ${written} matched ${ssRef}: Excel removed the leading zeros.` }
    : { code: 'ss-ref-form', message: `SS Ref ${written} matched ${ssRef}: ${form ?? 'only its form differs'}.` };
  return { ok: true, ssRef, note };
}

function ambiguous(written: string, ssRefs: readonly string[], nameOf: NameOf): FoundPerson {
  const named = ssRefs.map((ssRef) => ssRefAndName(ssRef, nameOf));
  const wrong = `SS Ref ${written} may have lost its leading zeros, and could then be ${named.join(' or ')}`;
  return { ok: false, code: 'ss-ref-ambiguous', wrong, fix: asText };
}

function unknown(written: string, reference: string, people: PeopleBySsRef): FoundPerson {
  const near = people.references
    .near(reference)
    .slice(0, 3)
    .map((ssRef) => ssRefAndName(ssRef, people.nameOf));
  const hint = near.length === 0 ? '' : `; ${near.join(' and ')} ${near.length === 1 ? 'is' : 'are'} nearly the same`;
  const wrong = `SS Ref ${shown(written)} is not among the people of this provider${hint}`;
  const fix = 'Correct the SS Ref, or fetch the plan again if the person is new.';
  return { ok: false, code: 'ss-ref-unknown', wrong, fix };
}

function hasService(people: PeopleBySsRef, ssRef: string, row: FileRow): boolean {
  return (people.exact.get(ssRef) ?? []).some((line) => isSameService(line, row));
}

// Which person an SS Ref means. SS Refs are text that may start with 0, and spreadsheets take them for numbers: lost
// zeros are found again by matching, but only where one person can be meant.

import { foldText } from '../domain/fold.ts';
import type { ServiceLine } from '../domain/lines.ts';
import { ungarbled } from './encoding.ts';
import { type Note, type RowProblemCode, shown } from './problem.ts';
import { excelSays, longestNumber } from './quantities.ts';
import type { FileRow } from './row.ts';

/** Everyone's lines by SS Ref, and the SS Refs by what is left of them without leading zeros. */
export interface PeopleBySsRef {
  exact: Map<string, ServiceLine[]>;
  withoutZeros: Map<string, string[]>;
}

/** Sorts lines by person, once for a whole file. */
export function peopleBySsRef(lines: readonly ServiceLine[]): PeopleBySsRef {
  const people: PeopleBySsRef = { exact: new Map(), withoutZeros: new Map() };
  for (const line of lines) {
    const known = people.exact.get(line.ssRef);
    if (known !== undefined) {
      known.push(line);
      continue;
    }
    people.exact.set(line.ssRef, [line]);
    const bare = withoutZeros(line.ssRef);
    const others = people.withoutZeros.get(bare);
    if (others === undefined) people.withoutZeros.set(bare, [line.ssRef]);
    else others.push(line.ssRef);
  }
  return people;
}

function withoutZeros(ssRef: string): string {
  return ssRef.replace(/^0+(?=.)/, '');
}

/** The same service to a reader, also where a spreadsheet garbled its dashes and accents. */
export function isSameService(line: ServiceLine, row: FileRow): boolean {
  const same = (written: string, known: string) =>
    foldText(written) === foldText(known) || ungarbled(written) === known;
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
  if (written === '') return { ok: false, code: 'ss-ref-empty', wrong: 'the SS Ref is blank', fix: asText };
  if (/^\d+(?:[.,]\d+)?e[+-]?\d+$/i.test(written)) {
    const wrong = `Excel has turned the SS Ref into ${shown(written)}, a number in scientific form, and its digits are lost`;
    return { ok: false, code: 'ss-ref-scientific', wrong, fix: asText };
  }
  const damage = written.length > longestNumber ? 'is far too long' : excelSays(written);
  if (damage !== null) return { ok: false, code: 'ss-ref-damaged', wrong: `${shown(written)} ${damage}`, fix: asText };

  const { text, form } = plainSsRef(written, people);
  const noteOf = (ssRef: string): Note | null => {
    if (ssRef === written) return null;
    return ssRef === text
      ? { code: 'ss-ref-form', message: `SS Ref ${written} matched ${ssRef}: ${form}.` }
      : { code: 'ss-ref-zeros', message: `SS Ref ${written} matched ${ssRef}: Excel removed the leading zeros.` };
  };
  const others = (people.withoutZeros.get(withoutZeros(text)) ?? []).filter((ssRef) => ssRef !== text);
  const ambiguous = (ssRefs: string[]): FoundPerson => {
    const wrong = `SS Ref ${written} may have lost its leading zeros, and could then be ${ssRefs.join(' or ')}`;
    return { ok: false, code: 'ss-ref-ambiguous', wrong, fix: asText };
  };
  if (people.exact.has(text)) {
    // `12345` may be what is left of `0012345`, when both exist and both have this service. A cell that has its zeros,
    // or a file in which any cell has them, has not been through that damage.
    const rivals = zerosIntact || text.startsWith('0') ? [] : others.filter((ssRef) => hasService(people, ssRef, row));
    return rivals.length === 0 ? { ok: true, ssRef: text, note: noteOf(text) } : ambiguous([text, ...rivals]);
  }
  // Excel takes away every leading zero or none, so a cell that still has one was not damaged in this way.
  if (others.length > 0 && !text.startsWith('0')) {
    const [only, second] = others;
    if (only !== undefined && second === undefined) return { ok: true, ssRef: only, note: noteOf(only) };
    return ambiguous(others);
  }
  const wrong = `SS Ref ${shown(written)} is not among the people of this provider`;
  const fix = 'Correct the SS Ref, or fetch the plan again if the person is new.';
  return { ok: false, code: 'ss-ref-unknown', wrong, fix };
}

/** An SS Ref without what spreadsheets put around it, where it is not known as it stands; `form` says what that was. */
function plainSsRef(written: string, people: PeopleBySsRef): { text: string; form: string } {
  if (people.exact.has(written)) return { text: written, form: '' };
  const formula = /^="(.*)"$/.exec(written)?.[1];
  if (formula !== undefined) return { text: formula.trim(), form: 'it was written as a formula' };
  const apostrophe = /^['’](.+)$/.exec(written)?.[1];
  if (apostrophe !== undefined) return { text: apostrophe.trim(), form: 'an apostrophe stood before it' };
  if (/^\d+\.0+$/.test(written))
    return { text: written.replace(/\..*$/, ''), form: 'it was written as a decimal number' };
  if (/^\d{1,3}(?:,\d{3})+$/.test(written)) {
    return { text: written.replaceAll(',', ''), form: 'it was written with thousands separators' };
  }
  return { text: written, form: '' };
}

function hasService(people: PeopleBySsRef, ssRef: string, row: FileRow): boolean {
  return (people.exact.get(ssRef) ?? []).some((line) => isSameService(line, row));
}

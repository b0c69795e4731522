// An SS Ref as a list has it: cleaned and found as in every other file (readers/known-references.ts), in the words of
// the list of people. A form that could be two people is nobody's.
import { knownReferences } from '../readers/known-references.ts';

export type FoundSsRef =
  | { ok: true; ssRef: string; restoredFrom: string | null; known: boolean }
  | { ok: false; sentence: string };

/** `e.g. 1234567` of a template, the rest of an address, a name with a number: words beside a number are no reference. */
const words = /^[eE]\.?[gG]\b|^(?=.*\s).*\p{Ll}{2}/u;

/** Finds known SS Refs, also those that lost their zeros. */
export interface SsRefs {
  find(written: string): FoundSsRef;
  /** SS Refs of the portal that are one slip of the hand away. */
  near?(ssRef: string): string[];
}

/**
 * @param known the SS Refs of the portal's lines (and of people already on the list)
 * @param listed SS Refs that only a list had: one that lacks just the zeros of a known one is that one
 */
export function knownSsRefs(known: Iterable<string>, listed: Iterable<string> = []): SsRefs {
  const references = knownReferences(known, listed);
  return {
    near: (ssRef) => references.near(ssRef),
    find(written) {
      const found = references.find(written);
      if (found.ok) {
        const { reference: ssRef } = found;
        // Every reference has a digit; a line of text in its column is none.
        if (!found.known && (!/\d/.test(ssRef) || words.test(written)))
          return { ok: false, sentence: `${written.slice(0, 40)} is no SS Ref.` };
        return { ok: true, ssRef, restoredFrom: ssRef === written ? null : written, known: found.known };
      }
      switch (found.code) {
        case 'empty':
          return { ok: false, sentence: 'The SS Ref is blank.' };
        case 'scientific':
          return {
            ok: false,
            sentence: 'A spreadsheet turned the SS Ref into a power of ten and its digits are lost.',
          };
        case 'damaged':
          return /^#|^Err:/.test(written)
            ? { ok: false, sentence: 'The SS Ref is an error of the spreadsheet.' }
            : { ok: false, sentence: `The SS Ref ${written.slice(0, 40)} ${found.wrong}.` };
        case 'ambiguous':
          return {
            ok: false,
            sentence: `The SS Ref ${written} may have lost its zeros and could be ${found.candidates.join(' or ')}.`,
          };
      }
    },
  };
}

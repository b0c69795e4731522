// An SS Ref as a list has it, which spreadsheets take for a number: lost leading zeros are given back where exactly one
// person known from the portal fits; a form that could be two people is nobody's.

export type FoundSsRef =
  | { ok: true; ssRef: string; restoredFrom: string | null; known: boolean }
  | { ok: false; sentence: string };

/** Finds known SS Refs, also those that lost their zeros. */
export interface SsRefs {
  find(written: string): FoundSsRef;
}

const bare = (ssRef: string) => ssRef.replace(/^0+(?=.)/, '');

/** @param known the SS Refs of the portal's lines (and of people already on the list) */
export function knownSsRefs(known: Iterable<string>): SsRefs {
  const exact = new Set(known);
  const withoutZeros = new Map<string, string[]>();
  for (const ssRef of exact) {
    const same = withoutZeros.get(bare(ssRef));
    if (same === undefined) withoutZeros.set(bare(ssRef), [ssRef]);
    else same.push(ssRef);
  }
  return {
    find(written) {
      if (written === '') return { ok: false, sentence: 'The SS Ref is blank.' };
      if (/^\d+(?:[.,]\d+)?e[+-]?\d+$/i.test(written)) {
        return { ok: false, sentence: 'A spreadsheet turned the SS Ref into a power of ten and its digits are lost.' };
      }
      if (/^#/.test(written)) return { ok: false, sentence: 'The SS Ref is an error of the spreadsheet.' };
      if (exact.has(written)) return { ok: true, ssRef: written, restoredFrom: null, known: true };
      const text = plain(written);
      if (exact.has(text)) return { ok: true, ssRef: text, restoredFrom: written, known: true };
      // A spreadsheet takes every leading zero or none.
      const others = text.startsWith('0') ? [] : (withoutZeros.get(bare(text)) ?? []);
      const [only, second] = others;
      if (second !== undefined) {
        return {
          ok: false,
          sentence: `The SS Ref ${written} may have lost its zeros and could be ${others.join(' or ')}.`,
        };
      }
      if (only !== undefined) return { ok: true, ssRef: only, restoredFrom: written, known: true };
      if (text === '' || text.length > 40) return { ok: false, sentence: `${written.slice(0, 40)} is no SS Ref.` };
      return { ok: true, ssRef: text, restoredFrom: text === written ? null : written, known: false };
    },
  };
}

/** Without what spreadsheets put around it. */
function plain(written: string): string {
  const unwrapped = /^="(.*)"$/.exec(written)?.[1] ?? /^['’](.+)$/.exec(written)?.[1] ?? written;
  const text = unwrapped.trim();
  if (/^\d+\.0+$/.test(text)) return text.replace(/\..*$/, '');
  return /^\d{1,3}(?:,\d{3})+$/.test(text) ? text.replaceAll(',', '') : text;
}

// Which of the known references a written one means, for every way in alike. A text that is known as it stands is that
// one; else it is cleaned, else its zeros are given back where exactly one known reference has lost them. What could be
// two is nobody's: a guess would write one person's care into another's record.
import { cleanIdentifier, identifierKey, looseKey, withoutZeros } from './identifier.ts';

export type FoundReference =
  | {
      ok: true;
      reference: string;
      known: boolean;
      /** What was put right, as the end of a sentence; null where it stands as it is known. */
      form: string | null;
      zerosRestored: boolean;
      /** Known references of which this could be what a spreadsheet left; empty where nothing is in doubt. */
      rivals: string[];
    }
  | { ok: false; code: 'empty' | 'scientific' | 'damaged' | 'ambiguous'; wrong: string; candidates: string[] };

export interface KnownReferences {
  find(written: string): FoundReference;
  /** Known references that are one slip of the hand away: two digits swapped, one wrong, one too many or too few. */
  near(reference: string): string[];
}

/**
 * @param known as the council writes them
 * @param kept as other lists had them: one that lacks only the zeros of exactly one of `known` is that one
 */
export function knownReferences(known: Iterable<string>, kept: Iterable<string> = []): KnownReferences {
  const certain = new Set(known);
  const all = new Set([...certain, ...kept]);
  const byKey = once(() => grouped(all, identifierKey));
  const byLooseKey = once(() => grouped(all, looseKey));
  const byDigits = once(() => grouped(all, (reference) => withoutZeros(identifierKey(reference))));
  const healed = (reference: string): string => {
    if (certain.has(reference) || reference.startsWith('0') || !/^\d/.test(reference)) return reference;
    const [only, another] = (byDigits().get(reference.toLowerCase()) ?? []).filter((one) => certain.has(one));
    return only === undefined || another !== undefined ? reference : only;
  };

  return {
    find(written) {
      if (all.has(written)) return found(healed(written), written, null);
      const cleaned = cleanIdentifier(written);
      if (!cleaned.ok) {
        // What looks like a spreadsheet's date may be how the council writes its references.
        const [same, rival] = cleaned.code === 'damaged' ? (byKey().get(identifierKey(written)) ?? []) : [];
        if (same !== undefined && rival === undefined)
          return found(healed(same), same, 'only capitals or blanks differ');
        return { ok: false, code: cleaned.code, wrong: cleaned.wrong, candidates: [] };
      }
      const { text, form } = cleaned;
      if (all.has(text)) return found(healed(text), text, form);
      for (const same of [byKey().get(identifierKey(text)), byLooseKey().get(looseKey(text))]) {
        const [only, another] = same ?? [];
        if (only === undefined) continue;
        if (another !== undefined) return ambiguous(same ?? []);
        return found(healed(only), only, form ?? 'only capitals, blanks or dashes differ');
      }
      const several = text.split(/ *[/,;&+|] *| +(?:and|or) +| +/).filter((part) => part !== '');
      if (several.length > 1 && several.every((part) => all.has(part))) return ambiguous(several);
      // A spreadsheet takes every leading zero or none, so what still has one was not damaged in this way.
      const others = text.startsWith('0') ? [] : (byDigits().get(identifierKey(text)) ?? []);
      const [only, another] = others;
      if (another !== undefined) return ambiguous(others);
      if (only !== undefined) {
        return { ok: true, reference: only, known: true, form, zerosRestored: true, rivals: [] };
      }
      return { ok: true, reference: text, known: false, form, zerosRestored: false, rivals: [] };
    },
    near(reference) {
      return [...certain].filter((one) => one !== reference && isOneSlip(reference, one));
    },
  };

  function found(reference: string, asKnown: string, form: string | null): FoundReference {
    const rivals = asKnown.startsWith('0')
      ? []
      : (byDigits().get(identifierKey(asKnown)) ?? []).filter((one) => one !== reference && one !== asKnown);
    return { ok: true, reference, known: true, form, zerosRestored: reference !== asKnown, rivals };
  }
}

/** What most files never ask for is made when it is asked for. */
function once<Made>(make: () => Made): () => Made {
  let made: Made | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function ambiguous(candidates: readonly string[]): FoundReference {
  return { ok: false, code: 'ambiguous', wrong: 'could be more than one', candidates: [...candidates] };
}

function grouped(references: Iterable<string>, key: (reference: string) => string): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const reference of references) {
    const itsKey = key(reference);
    const same = groups.get(itsKey);
    if (same === undefined) groups.set(itsKey, [reference]);
    else same.push(reference);
  }
  return groups;
}

/** Shorter references are all near each other. */
const shortestToCompare = 4;

/** Two neighbours swapped, one character wrong, one too many or one too few. */
export function isOneSlip(one: string, other: string): boolean {
  const [a, b] = [identifierKey(one), identifierKey(other)];
  if (a === b || Math.min(a.length, b.length) < shortestToCompare) return false;
  if (Math.abs(a.length - b.length) > 1) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  const [restA, restB] = [a.slice(at), b.slice(at)];
  if (restA.length === restB.length) {
    if (restA.slice(1) === restB.slice(1)) return true;
    return restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
  }
  return restA.length > restB.length ? restA.slice(1) === restB : restB.slice(1) === restA;
}

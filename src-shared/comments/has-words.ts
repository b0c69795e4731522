// Whether a comment says anything. The council rejects payment for a difference without one (S-B), and "n/a" is none.

/** Written where there is nothing to say, with the marks between the letters left out. */
const saysNothing: ReadonlySet<string> = new Set(['na', 'none', 'nil', 'tbc']);

/** Format characters (zero-width ones among them) and the letters that are printed as blanks. */
const unseen = /\p{Cf}|\u034f|\u115f|\u1160|\u17b4|\u17b5|\u3164|\uffa0/gu;

/** True when a text has a word: two letters together in any script, "n/a", "none", "nil" and "tbc" aside. */
export function hasWords(text: string): boolean {
  // Most comments: what says nothing has no five letters in a row.
  if (/[a-z]{5}/i.test(text)) return true;
  return text
    .normalize('NFKC')
    .replace(unseen, '')
    .split(/\s+/u)
    .some((word) => {
      const letters = word.match(/\p{L}/gu) ?? [];
      return letters.length >= 2 && !saysNothing.has(letters.join('').toLowerCase());
    });
}

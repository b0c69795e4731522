// A recovery key as people write it down: six groups of five characters, of an alphabet without letters that look alike.
// What must stay true: whatever a person adds or confuses in writing (spaces, hyphens, capitals, O for 0, I or L for 1) is
// read as meant, also where it was pasted, and one wrong character, or two that changed places, is found together with its group.

/** Crockford’s alphabet: no I, L, O or U. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const groups = 6;
const lettersOfGroup = 4;
/** 120 bits: nobody guesses it, so nothing has to slow guessing down. */
export const recoveryKeyBytes = (groups * lettersOfGroup * 5) / 8;

/** `7KQ2M-…`, thirty characters in six groups; the last of each group is its check character. Throws for another length. */
export function writeRecoveryKey(bytes: Uint8Array): string {
  if (bytes.length !== recoveryKeyBytes) throw new Error(`a recovery key has ${recoveryKeyBytes} bytes`);
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const letters = (bits.match(/.{5}/g) ?? []).map((five) => Number.parseInt(five, 2));
  return Array.from({ length: groups }, (_, group) => {
    const own = letters.slice(group * lettersOfGroup, (group + 1) * lettersOfGroup);
    return [...own, checkOf(own, group)].map((letter) => alphabet[letter]).join('');
  }).join('-');
}

export type ReadRecoveryKey = { ok: true; bytes: Uint8Array } | { ok: false; sentence: string };

/** Reads what was typed. `sentence` says what is wrong, and in which group or in which word where that can be known. */
export function readRecoveryKey(typed: string): ReadRecoveryKey {
  const text = typed.normalize('NFKC').toUpperCase();
  // Whatever stands between its characters, seen or not: other hyphens, quotes, lines, what a text program adds.
  const asOne = readLetters(text.replace(/[^\p{L}\p{N}]/gu, '').replace(/^RECOVERYKEY/, ''));
  if (asOne.ok) return asOne;
  const words = text.replace(/\p{Cf}+/gu, '').match(/[\p{L}\p{N}]+/gu) ?? [];
  const ofGroups = words.filter((word) => word.length === lettersOfGroup + 1 && isOfKey(word));
  // Beside its groups stand a heading, a name, the numbers of a list: the check characters say which six they are.
  for (let from = 0; from + groups <= ofGroups.length; from += 1) {
    const found = readLetters(ofGroups.slice(from, from + groups).join(''));
    if (found.ok) return found;
  }
  const whole = words.find((word) => word.length === groups * (lettersOfGroup + 1));
  const alone = whole === undefined ? null : readLetters(whole);
  if (alone?.ok === true) return alone;
  // One as long as a group, or as the key, is one that was copied wrongly.
  const strange = words.find((word) => !/\d/.test(word) && word !== whole && word.length !== lettersOfGroup + 1);
  const isOnlyKey = strange === undefined || (ofGroups.length === 0 && whole === undefined);
  if (isOnlyKey && ofGroups.length === groups) return readLetters(ofGroups.join(''));
  if (isOnlyKey) return asOne;
  const sentence = `“${strange.slice(0, 20).toLowerCase()}” is no part of a recovery key, which is six groups of five characters. Leave out what stands beside them.`;
  return { ok: false, sentence };
}

/** The characters of a key as the alphabet has them. */
const lettersOf = (text: string): number[] =>
  [...text.replaceAll('O', '0').replace(/[IL]/g, '1')].map((character) => alphabet.indexOf(character));

const isOfKey = (word: string): boolean => !lettersOf(word).includes(-1);

function readLetters(text: string): ReadRecoveryKey {
  if (text === '') return { ok: false, sentence: 'Enter the recovery key.' };
  const letters = lettersOf(text);
  const strange = [...text].find((_, at) => letters[at] === -1);
  if (strange !== undefined) return { ok: false, sentence: `“${strange}” is in no recovery key.` };
  const wanted = groups * (lettersOfGroup + 1);
  if (letters.length !== wanted) {
    return { ok: false, sentence: `A recovery key has ${wanted} characters; these are ${letters.length}.` };
  }
  const own: number[] = [];
  for (let group = 0; group < groups; group += 1) {
    const five = letters.slice(group * (lettersOfGroup + 1), (group + 1) * (lettersOfGroup + 1));
    const data = five.slice(0, lettersOfGroup);
    if (checkOf(data, group) !== five[lettersOfGroup]) {
      return { ok: false, sentence: `Something in group ${group + 1} of 6 is not as it was printed.` };
    }
    own.push(...data);
  }
  const bits = own.map((letter) => letter.toString(2).padStart(5, '0')).join('');
  return { ok: true, bytes: Uint8Array.from(bits.match(/.{8}/g) ?? [], (eight) => Number.parseInt(eight, 2)) };
}

/**
 * The check character of a group: a polynomial over GF(32), so that every single wrong character and every two that changed
 * places change it. It begins with the group’s own number: groups that changed places are found, too.
 */
function checkOf(letters: readonly number[], group: number): number {
  return letters.reduce((check, letter) => twice(check ^ letter), group + 1);
}

/** Multiplies by x modulo x^5 + x^2 + 1. */
function twice(value: number): number {
  const doubled = value << 1;
  return doubled & 32 ? doubled ^ 0b100101 : doubled;
}

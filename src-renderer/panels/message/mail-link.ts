// A draft in the person's own mail program: what an address of the kind mailto: can carry.
import { readNhsNumber } from '../../../src-shared/domain/nhs-number.ts';
import { plainBlanks, plainDashes, withoutInvisible } from '../../../src-shared/readers/characters.ts';

/** Windows hands over a little more than two thousand characters; what is longer may be cut without a word. */
const longestLink = 2_000;

interface Draft {
  /** One address, as the council's profile has it. */
  address: string;
  subject: string;
  text: string;
}

/**
 * The draft as a link (RFC 6068).
 * @returns `whole`: false when the text is too long for it and left out; null when the address is none that can be written to
 */
export function mailLink({ address, subject, text }: Draft): { url: string; whole: boolean } | null {
  if (!/^[^\s@\p{Cs}]+@[^\s@\p{Cs}]+$/u.test(address)) return null;
  const to = encodeURIComponent(address).replace('%40', '@');
  const without = `mailto:${to}?subject=${encoded(subject)}`;
  const url = `${without}&body=${encoded(text.replace(/\r?\n/g, '\r\n'))}`;
  return url.length <= longestLink ? { url, whole: true } : { url: without, whole: false };
}

/** Half a sign, which a cut text may end in, cannot be encoded: it becomes the sign for what cannot be read. */
function encoded(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'));
}

/** Three, three and four digits, with blanks, dashes, points or slashes between them. */
const threeGroups = /(?<!\p{Nd})\p{Nd}{3}[ ./-]{0,3}\p{Nd}{3}[ ./-]{0,3}\p{Nd}{4}(?!\p{Nd})/gu;

/** Whether a text says somebody's NHS number: in one piece or in its three groups, whatever kind of blank or dash parts them. */
export function holdsNhsNumber(text: string): boolean {
  const plain = plainDashes(plainBlanks(withoutInvisible(text)));
  return [...plain.matchAll(threeGroups)].some(([found]) => readNhsNumber(found).ok);
}

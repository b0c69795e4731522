// A draft in the person's own mail program: what an address of the kind mailto: can carry.
import { isNhsNumber } from '../../../src-shared/domain/nhs-number.ts';

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
  if (!/^[^\s@]+@[^\s@]+$/.test(address)) return null;
  const to = encodeURIComponent(address).replace('%40', '@');
  const without = `mailto:${to}?subject=${encodeURIComponent(subject)}`;
  const url = `${without}&body=${encodeURIComponent(text.replace(/\r?\n/g, '\r\n'))}`;
  return url.length <= longestLink ? { url, whole: true } : { url: without, whole: false };
}

/** Whether a text says somebody's NHS number, in whatever groups it is written. */
export function holdsNhsNumber(text: string): boolean {
  for (const [found] of text.matchAll(/(?<!\d)\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)/g)) {
    if (isNhsNumber(found.replace(/\D/g, ''))) return true;
  }
  return false;
}

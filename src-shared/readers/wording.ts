// Whether two texts say the same words. Portals escape quotation marks and put entities for them, break lines anew,
// collapse blanks and store accents in another form; none of that is what somebody wrote. A changed letter is.
import { plainBlanks, plainDashes, withoutInvisible } from './characters.ts';

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  pound: '£',
  euro: '€',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  hellip: '…',
  eacute: 'é',
  egrave: 'è',
  frac12: '½',
  frac14: '¼',
  frac34: '¾',
};

/** `&#39;`, `&#x27;` and `&rsquo;` as the characters they stand for. */
export function withoutEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,8}\d{0,2}));/g,
    (whole, decimal, hex, name) => {
      const code = decimal !== undefined ? Number(decimal) : hex !== undefined ? Number.parseInt(hex, 16) : null;
      if (code === null) return entities[name] ?? whole;
      return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : whole;
    },
  );
}

/** What the words of a text are, whatever blanks, quotation marks, entities, line breaks and normal form it has. */
export function wordingOf(text: string): string {
  const plain = /^[\w .,;:()/-]*$/.test(text);
  if (plain) return plainBlanks(text);
  // Twice: a portal that escapes what it had escaped before writes &amp;#39;.
  const decoded = withoutEntities(withoutEntities(text))
    .replace(/<br ?\/?>|_x000[dDaA]_|\\r|\\n/g, ' ')
    .replace(/\\(?=["'\\])/g, '');
  const quotes = /["'‘’‚‛“”„‟«»‹›`´′″＂＇]+/g;
  return plainBlanks(
    plainDashes(withoutInvisible(decoded.normalize('NFC')))
      .replace(quotes, '')
      .replaceAll('…', '...'),
  );
}

/** True where only blanks, quotation marks, entities, line breaks, dashes or normal forms differ. */
export function isSameWording(one: string, other: string): boolean {
  return one === other || wordingOf(one) === wordingOf(other);
}

// JSON with one text for one value, so that a signature or a comparison over the text is one over the value: keys in
// order of their code units, no blanks, whole numbers only (RFC 8785, for the part of JSON that is used here).

/** The canonical text of a value that JSON can hold; throws on what it cannot hold exactly. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return text(value);
  if (typeof value === 'number') {
    // Fractions have several texts in several languages; quantities are hundredths and money is pence.
    if (!Number.isSafeInteger(value)) throw new RangeError('Only whole numbers have one text.');
    return Object.is(value, -0) ? '0' : String(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object') throw new TypeError(`JSON does not hold a ${typeof value}.`);
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([key, field]) => `${text(key)}:${canonicalJson(field)}`).join(',')}}`;
}

function text(value: string): string {
  // Half a surrogate pair is no text: other languages refuse it or replace it.
  if (/\p{Surrogate}/u.test(value)) throw new RangeError('Half a character has no text.');
  return JSON.stringify(value);
}

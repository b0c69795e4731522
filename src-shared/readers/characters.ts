// What a text is to a reader's eye: without marks that nobody sees, with one kind of blank, dash, apostrophe and digit.
// Programs and web pages put such look-alikes into cells, and two texts that look the same must compare as the same.
// Only for comparing and for what identifies; what people wrote is kept as they wrote it.

// Joiners, directional marks, soft hyphens, variation selectors: what Unicode says to leave out where it cannot be
// drawn. The annotation marks and the object replacement belong with them.
const invisible = /[\p{Default_Ignorable_Code_Point}\ufff9-\ufffc]+/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is being taken out
const controls = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f]+/g;
/** Every blank of Unicode, the braille one and NEL included. */
const blanks = /[\s\u0085\u2800]+/g;
const dashes = /[\p{Dash_Punctuation}\u2212\u2043\u02d7\u00ad]/gu;
const apostrophes = /[‘’‚‛ʹʻʼʽˈ`´′＇]/g;

/** Most texts by far: printable ASCII with single blanks between, of which there is nothing to put right. */
const plain = /^(?:[\x21-\x7e]+(?: [\x21-\x7e]+)*)?$/;

/** Without what no reader sees: joiners, directional marks, soft hyphens, control characters. */
export function withoutInvisible(text: string): string {
  return plain.test(text) ? text : text.replace(invisible, '').replace(controls, '');
}

/** Every run of blanks, no-break and line breaks included, as one space, and none at the ends. */
export function plainBlanks(text: string): string {
  return plain.test(text) ? text : text.replace(blanks, ' ').trim();
}

/** A text with LF for every line break, so that comments that differ only in their line ends are the same. */
export function plainLineBreaks(value: string): string {
  return value.includes('\r') ? value.replace(/\r\n?/g, '\n') : value;
}

/** Every dash, hyphen and minus sign as `-`. */
export function plainDashes(text: string): string {
  return text.replace(dashes, '-');
}

/** Every apostrophe, prime and accent that stands alone as `'`. */
export function plainApostrophes(text: string): string {
  return text.replace(apostrophes, "'");
}

// The zeros of the decimal digits that people who write to a British provider may type; full-width ones come by NFKC.
const zeros = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0be6, 0x0c66, 0x0e50];

/** Digits of other scripts as 0 to 9. */
export function plainDigits(text: string): string {
  return text.replace(/(?![0-9])\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    const zero = zeros.find((first) => code >= first && code < first + 10);
    return zero === undefined ? digit : String(code - zero);
  });
}

/** A text to keep, such as a name: tidy blanks, and nothing unseen but the joiners that Indic and Persian writing needs. */
export function tidyText(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return plainBlanks(text);
  const joined = /[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}]/u;
  const kept = joined.test(text)
    ? text.replace(invisible, (marks) => marks.replace(/[^\u200c\u200d]/g, ''))
    : text.replace(invisible, '');
  return plainBlanks(kept.replace(controls, ' '));
}

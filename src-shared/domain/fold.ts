// How two texts are compared that people typed, spelt or searched for.

/** A text without what is no difference to a reader: blanks, capitals, the form of accents. */
export function foldText(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
}

// The id of a service line that is known from the portal's files alone. The files have no line id, so it is made from
// what names a line in them, and is the same on every computer and in every week. It is a hash: ids stand in logs and
// sync subjects, where no SS Ref may be read. The folding here is frozen: ids that exist rest on it. Matching, search
// and sort have their own (readers).

/** SHA-256 in hex of a text; handed in, because nothing here may depend on a runtime's cryptography. */
export type Hash = (text: string) => string;

/** What names a line in the portal's files. */
export interface LineKey {
  /** With its leading zeros. */
  ssRef: string;
  service: string;
  serviceLevel: string;
}

/**
 * A service's text without what is no difference to a reader. Frozen, and therefore not the folding of domain/fold.ts,
 * which may learn: the ids of all lines that were ever taken from an export are made of it.
 */
export function foldService(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
}

/** One text for one line: equal exactly when the files mean the same line. */
export function lineKeyText({ ssRef, service, serviceLevel }: LineKey): string {
  return JSON.stringify([ssRef, foldService(service), foldService(serviceLevel)]);
}

/**
 * `line-` and 128 bits: chance meetings do not happen among all the lines of a country. Of several lines that the
 * council plans under one name, the first has that id, and the others have their place after it.
 * @param place from 1
 */
export function lineIdOf(key: LineKey, hash: Hash, place = 1): string {
  const id = `line-${hash(lineKeyText(key)).slice(0, 32)}`;
  return place === 1 ? id : `${id}-${place}`;
}

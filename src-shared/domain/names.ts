// What a person and a line are called on screen and in messages, where a name is missing too: the one owner of that.

/** `Ada Okafor`, or `SS Ref 0012345` where nobody told the name. */
export function personName(person: { name: string } | null | undefined, ssRef: string): string {
  return person?.name || `SS Ref ${ssRef}`;
}

/** `Ada Okafor’s Home Support`, within a sentence. */
export function lineName(
  line: { ssRef: string; service: string },
  person: { name: string } | null | undefined,
): string {
  return `${personName(person, line.ssRef)}’s ${line.service}`;
}

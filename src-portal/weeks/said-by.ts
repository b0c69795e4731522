// Who said something: whoever is signed in, at the portal's instant. A computer may send what somebody said earlier, or
// what a colleague said on another computer; that is kept beside it as what was reported.
import type { Acknowledgement, By, SaidBy } from '../../src-shared/portal-api/index.ts';

/**
 * Who said what a request claims to have been said.
 * @param sent what the request says; null: nobody said anything
 * @param current who is known to have said it already: whoever sends just that on, adds nothing to it
 * @param by who is signed in, and the portal's instant
 */
export function saidBy(sent: By | null, current: SaidBy | null, by: By): SaidBy | null {
  if (sent === null) return null;
  if (current !== null && (isSame(sent, current) || isSame(sent, current.reported))) return current;
  return stamped(sent, by);
}

/** Acknowledgements as they are kept. */
export function acknowledgedBy(
  acknowledgements: readonly Acknowledgement[],
  by: By,
): (Omit<Acknowledgement, 'by'> & { by: SaidBy })[] {
  return acknowledgements.map((one) => ({ ...one, by: stamped(one.by, by) }));
}

function stamped({ id, name, at }: By, by: By): SaidBy {
  return id === by.id && at === by.at ? by : { ...by, reported: { id, name, at } };
}

function isSame(a: By, b: By | undefined): boolean {
  return a.id === b?.id && a.at === b.at;
}

// What ends a run: a promise of the app that was not kept, by name, so that a shortened plan can be seen to break the
// same one; and the crash that a plan asks for, which is no violation.

/** The promises that the simulator holds the app to. */
export const promises = [
  /** An acknowledged edit is in the store, at the portal, in a visible conflict or refusal, or superseded. */
  'nothing-lost',
  /** A record at the portal is only replaced by somebody who saw what it said. */
  'nothing-overwritten-unseen',
  /** An idempotency key has one effect, and always the same bytes. */
  'one-effect',
  /** What is confirmed is what was on screen when the person agreed. */
  'confirmed-as-seen',
  /** The status and the sentence about the week say no more than is so. */
  'status-true',
  /** The change log's chain verifies, and a store opens again after a crash. */
  'store-whole',
  /** Once the network is well, everybody comes to show what the portal holds, and nothing waits. */
  'converges',
  /** No exception that should be impossible, no answer 500. */
  'no-bug',
] as const;
export type Promised = (typeof promises)[number];

export class Violation extends Error {
  readonly promised: Promised;
  constructor(promised: Promised, sentence: string, cause?: unknown) {
    super(sentence, cause === undefined ? undefined : { cause });
    this.promised = promised;
  }
}

/** What broke, without which desktop, line, version, step or id: the same for every run that breaks in the same way. */
export function reasonOf({ promised, message }: Violation): string {
  return `${promised}: ${message.replaceAll(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}|\d+/g, '#')}`;
}

/** Thrown where the plan lets a desktop's process end. Nothing that it did afterwards counts. */
export class SimulatedCrash extends Error {}

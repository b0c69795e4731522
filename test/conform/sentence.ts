// A sentence of the contract, and the three ways in which it can come out.
import type { Ground } from './ground.ts';

export interface Sentence {
  /** Names it in reports and tests: `keys/replayed`. */
  id: string;
  text: string;
  /** Returns when it holds. @throws DoesNotHold, NotTried */
  show(on: Ground): Promise<void>;
}

/** The portal does otherwise; the message says what was seen. */
export class DoesNotHold extends Error {}

/** What it takes to try is not there; the message says what. */
export class NotTried extends Error {}

/** @throws DoesNotHold unless it is so */
export function holds(isSo: boolean, seen: string): asserts isSo {
  if (!isSo) throw new DoesNotHold(seen);
}

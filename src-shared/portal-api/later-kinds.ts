// Records that came after the first version of the contract. A portal says at sign-in which of them it takes, and an app that
// asks for changes which of them it knows: neither is ever sent what it would refuse or could not read.
import type { CareRecord, Change } from './records.ts';

/** `absence`: an absence as a period. `not-claimed`: an entry of the log for care that cannot be claimed. */
export const laterKinds = ['absence', 'not-claimed'] as const;
export type LaterKind = (typeof laterKinds)[number];

/** Of what a portal or an app names, the kinds that are known here, in our order. */
export function knownLaterKinds(named: readonly string[]): LaterKind[] {
  return laterKinds.filter((kind) => named.includes(kind));
}

/** The later kind that a record is of, or null: every version of the contract has it. */
export function laterKindOf(record: CareRecord): LaterKind | null {
  if (record.kind === 'absence') return 'absence';
  return record.kind === 'log' && record.value.kind === 'not-claimed' ? 'not-claimed' : null;
}

/** The later kind that a change of the feed is of, or null. */
export function laterKindOfChange(change: Change): LaterKind | null {
  if (change.kind === 'care') return laterKindOf(change.record);
  return change.kind === 'gone' && change.what === 'absence' ? 'absence' : null;
}

// Whether a site packet that was made here holds all that is unsent. What must stay true: when in doubt it does not, since
// whoever asks is about to delete the only other copy.
import { subjectOf } from '../../src-shared/packet/index.ts';
import { notInPackets, type WorkPlace, workOf } from './gather.ts';

/** With something saved since the last packet was gathered, or with work that no packet spoke of, it is not. */
export function isPassedOn(place: WorkPlace): boolean {
  const { store } = place;
  if (store.changeLog.savedSincePacket() || notInPackets(place) > 0) return false;
  const spokenOf = new Set(store.device.made().flatMap(({ subjects }) => subjects.map(({ subject }) => subject)));
  // Of weeks and messages a packet remembers no subject: it holds all that were saved before it.
  return workOf(place).every((row) => (row.kind !== 'actual' && row.kind !== 'care') || spokenOf.has(subjectOf(row)));
}

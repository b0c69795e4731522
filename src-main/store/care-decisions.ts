// The decisions of a hospital stay, wherever a record of it comes in: a record of an older version knows no list, and never
// shortens the one that is held.
import { keepDecisions, withList } from '../../src-shared/domain/decisions.ts';
import type { CareRecord } from '../../src-shared/portal-api/index.ts';

/** The record to hold after `incoming` came in; of anything but a stay, `incoming` itself. */
export function keepCareDecisions(held: CareRecord | null, incoming: CareRecord | null): CareRecord | null {
  if (incoming?.kind !== 'stay' || held?.kind !== 'stay') return incoming;
  return { ...incoming, value: keepDecisions(held.value, incoming.value) };
}

/** The record with its list said out, so that an empty one takes the place of a longer one: for undoing a decision. */
export function withCareDecisions(record: CareRecord | null): CareRecord | null {
  return record?.kind === 'stay' ? { ...record, value: withList(record.value) } : record;
}

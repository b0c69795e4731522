// Which later kinds of record the portal takes. What it does not take is kept on this computer, in packets and in evidence, and
// waits for no sending: a portal that would refuse it is never sent it.
import { type CareRecord, knownLaterKinds, type LaterKind, laterKindOf } from '../../src-shared/portal-api/index.ts';
import type { Db } from './database.ts';

/** @param stored of the sync's state: a JSON list, or null before a portal said anything */
export function takesOf(stored: string | null): LaterKind[] {
  return stored === null ? [] : knownLaterKinds(JSON.parse(stored) as string[]);
}

/** True for a record that the portal of this store takes. */
export type IsTaken = (record: CareRecord) => boolean;

export function portalTakes(db: Db): IsTaken {
  const stored = db.prepare<[], { takes: string | null }>('SELECT takes FROM sync_state WHERE one = 1');
  return (record) => {
    const kind = laterKindOf(record);
    return kind === null || takesOf(stored.get()?.takes ?? null).includes(kind);
  };
}

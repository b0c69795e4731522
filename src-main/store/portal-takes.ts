// Which later kinds of record the portal takes. What it does not take is kept on this computer, in packets and in evidence, and
// waits for no sending: a portal that would refuse it is never sent it.
import { type CareRecord, knownLaterKinds, type LaterKind, laterKindOf } from '../../src-shared/portal-api/index.ts';
import type { Db } from './database.ts';

/** @param stored of the sync's state: a JSON list, or null before a portal said anything */
export function takesOf(stored: string | null): LaterKind[] {
  return stored === null ? [] : knownLaterKinds(JSON.parse(stored) as string[]);
}

/**
 * True for a record that the portal of this store takes.
 * @param there what it was last seen to hold of it: what it holds it takes, whatever it said at a sign-in before
 */
export type IsTaken = (record: CareRecord, there: CareRecord | null) => boolean;

export function portalTakes(db: Db): IsTaken {
  const stored = db.prepare<[], { takes: string | null }>('SELECT takes FROM sync_state WHERE one = 1');
  return (record, there) => {
    const kind = laterKindOf(record);
    if (there !== null && laterKindOf(there) === kind) return true;
    return kind === null || takesOf(stored.get()?.takes ?? null).includes(kind);
  };
}

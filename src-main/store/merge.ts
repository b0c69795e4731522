// What happens to one line's record when the portal tells something about it. Pure; the store calls it in the
// transaction that writes the outcome.
//
//                       edit                    takeBatch                 verdict
//   as-pulled ────────────────────▶ to-send ────────────────▶ sending ──────────────▶ as-pulled
//       ▲                            ▲  │                        │ no answer            to-send (rebased, or a later edit)
//       │ the portal holds the same  │  │ content differs        ▼                      conflict
//       └────────────────────────────┤  ▼ from what it          unknown ── verdict ──▶  rejected
//                                    └─ conflict   was based on
//
// Invariants, each with a property test:
//  1. An edit is only ever forgotten when the portal holds the same content or accepted it; until then `unsent` keeps
//     it, whatever arrives, in whatever order.
//  2. What the portal is seen to hold, and whether that is a conflict, depends on the newest version received, not on
//     the order or the number of times of receiving.
//  3. Nothing is chosen for the person: where the portal's content is neither what the edit was based on nor the edit
//     itself, both stand side by side. A plan that changed under a recorded actual is such a difference.
//  4. While a batch is in flight only its verdict decides; the feed is remembered beside it.
import type { WeeklyActual } from '../../src-shared/domain/actuals.ts';
import { type ActualContent, holdsAlready, sameContent, sameFigures } from '../../src-shared/portal-api/equality.ts';
import type { ActualRecord, By } from '../../src-shared/portal-api/index.ts';

/** A person's edit that the portal has not accepted. */
export interface UnsentEdit {
  actual: WeeklyActual;
  attested: By | null;
  /** What the portal held when the edit was made, or when it was last found to be the same in content. */
  base: ActualRecord;
  sendState: 'to-send' | 'sending' | 'unknown' | 'conflict' | 'rejected';
}

export interface LineHeld {
  /** The newest record that the portal was seen to hold. */
  portal: ActualRecord;
  unsent: UnsentEdit | null;
}

/** The portal's word on a change that was sent. */
export type Verdict =
  | { outcome: 'accepted'; version: number; exceptions: ActualRecord['exceptions']; changed: By }
  | { outcome: 'conflict'; current: ActualRecord }
  | { outcome: 'rejected' };

/** The feed brings a record. */
export function receive(held: LineHeld | null, incoming: ActualRecord): LineHeld {
  if (held === null) return { portal: incoming, unsent: null };
  const portal = newer(held.portal, incoming);
  if (held.unsent === null) return { portal, unsent: null };
  switch (held.unsent.sendState) {
    case 'sending':
    case 'unknown':
      return { portal, unsent: held.unsent };
    case 'rejected':
      // It stays until a person mends or withdraws it, unless the portal now holds just that.
      return { portal, unsent: holdsAlready(portal, held.unsent) ? null : held.unsent };
    case 'to-send':
    case 'conflict':
      return { portal, unsent: against(portal, held.unsent) };
  }
}

/**
 * The portal's verdict on `sent`, the frozen payload of this line.
 * The person may have edited the line again while it was in flight: `held.unsent` is then newer than `sent` and goes on.
 */
export function settle(held: LineHeld, sent: ActualContent, verdict: Verdict): LineHeld {
  const { unsent } = held;
  const editedSince = unsent !== null && !sameContent(unsent, sent);
  switch (verdict.outcome) {
    case 'accepted': {
      const { version, exceptions, changed } = verdict;
      const accepted: ActualRecord = { version, actual: sent.actual, attested: sent.attested, changed, exceptions };
      // A replayed answer may come after somebody else's later change was pulled: the later one stands.
      const portal = newer(accepted, held.portal);
      if (!editedSince) return { portal, unsent: null };
      return { portal, unsent: against(portal, { ...unsent, base: accepted }) };
    }
    case 'conflict': {
      const portal = newer(held.portal, verdict.current);
      return { portal, unsent: unsent === null ? null : against(portal, unsent) };
    }
    case 'rejected':
      if (unsent === null) return held;
      return { ...held, unsent: editedSince ? against(held.portal, unsent) : { ...unsent, sendState: 'rejected' } };
  }
}

/** What is left to send of an edit once the portal holds `portal`. */
function against(portal: ActualRecord, edit: UnsentEdit): UnsentEdit | null {
  if (holdsAlready(portal, edit)) return null;
  if (sameContent(portal, edit.base)) return { ...edit, base: portal, sendState: 'to-send' };
  // The same figures, and only who says so is missing there: no difference to look at, but something to send.
  if (sameFigures(portal.actual, edit.actual)) return { ...edit, base: portal, sendState: 'to-send' };
  return { ...edit, sendState: 'conflict' };
}

/** The record with the higher version; of two of the same version the second, whose exceptions may be fresher. */
function newer(first: ActualRecord, second: ActualRecord): ActualRecord {
  return second.version >= first.version ? second : first;
}

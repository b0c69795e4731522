// All packets that were brought in, against what stands here now. What must stay true: what is to be done follows from the
// packets and the store alone, never from the order in which they came; what was dealt with is not raised again, unless a
// later packet says otherwise of work that still waits here.
import {
  type BookEntry,
  type Decision,
  decidePackets,
  type LocalWork,
  mergePacket,
  type Packet,
  type PacketBook,
  type PacketRow,
  subjectOf,
} from '../../src-shared/packet/index.ts';
import { workSubject } from '../../src-shared/packet/work-subject.ts';
import { linesNamed } from '../../src-shared/portal-api/care.ts';
import { sameCareRecord, sameContent } from '../../src-shared/portal-api/equality.ts';
import type { CareRecord } from '../../src-shared/portal-api/records.ts';
import type { StoreReads } from '../store/store.ts';
import type { AccountContext } from '../use-case/account-context.ts';
import { whyClosed } from '../use-case/refusals.ts';

export interface PacketStatus {
  /** What is still open of every packet, and what was taken and still waits here. */
  book: PacketBook;
  decisions: Decision[];
}

export function packetStatus(context: AccountContext, fresh: Packet | null = null): PacketStatus {
  const { store } = context;
  const packets = [...store.device.packets().map(({ packet }) => packet), ...(fresh === null ? [] : [fresh])];
  const whole = packets.reduce(mergePacket, [] as PacketBook);
  const taken = takenHere(store, packets);
  const book = whole.filter(
    ({ packetId, subject, row }) => !store.device.isHandled(packetId, subject) || saysWhatIsHere(store, row),
  );
  return {
    book,
    decisions: decidePackets(book, hereOf(context, taken)).map((decision) => unlessNotHere(context, decision)),
  };
}

/** Subject → the device whose packet the unsent work here came from, as long as nobody edited it since. */
function takenHere(store: StoreReads, packets: readonly Packet[]): Map<string, string> {
  const taken = new Map<string, string>();
  for (const { packetId, device, rows } of packets) {
    for (const row of rows) {
      const subject = subjectOf(row);
      if (store.device.isHandled(packetId, subject) && saysWhatIsHere(store, row)) taken.set(subject, device.id);
    }
  }
  return taken;
}

/** Whether the unsent work on this computer is just what the row says. */
function saysWhatIsHere(store: StoreReads, row: PacketRow): boolean {
  if (row.kind === 'actual') {
    const own = ownActual(store, row.weekStart, row.lineId);
    return own !== null && sameContent(own, row);
  }
  if (row.kind !== 'care') return false;
  const own = ownCare(store, row.change.kind, row.change.id);
  return own !== null && sameCareRecord(own.content, row.change.record);
}

function ownActual(store: StoreReads, weekStart: string, lineId: string) {
  const held = store.actuals.get(weekStart, lineId);
  if (held === null || (held.portal !== null && sameContent(held, held.portal))) return null;
  return { actual: held.actual, attested: held.attested };
}

function ownCare(store: StoreReads, kind: CareRecord['kind'], id: string): { content: CareRecord | null } | null {
  const content = store.care.get(kind, id);
  return sameCareRecord(content, store.care.atPortal(kind, id).record) ? null : { content };
}

function hereOf({ store }: AccountContext, taken: ReadonlyMap<string, string>): LocalWork {
  return {
    isProcessed: (weekStart) => store.weeks.get(weekStart)?.status === 'payment-processed',
    needsGeneration: (weekStart) =>
      store.weeks.get(weekStart)?.generated !== true &&
      !store.outbox.unsent(weekStart).some(({ kind }) => kind === 'generate'),
    hasMessage: (rowId) =>
      store.outbox.isKnown(rowId) ||
      store.disputes.all().some(({ messages }) => messages.some(({ id }) => id === rowId)),
    line: (weekStart, lineId) => {
      const held = store.actuals.get(weekStart, lineId);
      if (held === null) return null;
      const content = ownActual(store, weekStart, lineId);
      const takenFrom = taken.get(workSubject.actual(weekStart, lineId)) ?? null;
      return { portal: held.portal, own: content === null ? null : { content, takenFrom }, handled: [] };
    },
    care: (kind, id) => {
      const own = ownCare(store, kind, id);
      const takenFrom = taken.get(workSubject.care(kind, id)) ?? null;
      return { portal: store.care.atPortal(kind, id), own: own === null ? null : { ...own, takenFrom }, handled: [] };
    },
  };
}

/** Work on what this computer does not know, or may not change, is kept until it does. */
function unlessNotHere(context: AccountContext, decision: Decision): Decision {
  if (decision.decision === 'stuck' || decision.decision === 'take-back') return decision;
  const entries: BookEntry[] = decision.decision === 'take' ? [decision.entry] : decision.sides;
  const row = entries[0]?.row;
  const sentence = row === undefined ? null : whyNotHere(context, row);
  return sentence === null ? decision : { decision: 'stuck', subject: decision.subject, entries, sentence };
}

function whyNotHere(context: AccountContext, row: PacketRow): string | null {
  const { store } = context;
  switch (row.kind) {
    case 'actual':
      return whyClosed(context, row.weekStart)?.problem.sentence ?? null;
    case 'generate':
      return context.account().connection.kind === 'files'
        ? 'A week by files is generated in the council’s portal.'
        : null;
    case 'dispute-message':
      return store.disputes.get(row.disputeId) === null
        ? 'It answers a dispute that is not on this computer yet. Sync first.'
        : null;
    case 'care': {
      const { record } = row.change;
      const lineIds = record === null ? [] : linesNamed(record);
      return lineIds.every((id) => store.lines.get(id) !== null)
        ? null
        : 'It names a line that this computer does not know. Bring in the portal’s export of the week, or sync, first.';
    }
    case 'withdrawn':
      return null;
  }
}

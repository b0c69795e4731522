// What goes along in a packet beside the work: that a line is not checked, and which messages to the council somebody noted as sent.
// Neither is known to a portal. What must stay true: nothing that is checked becomes unchecked by a packet that is brought in again.
import { count } from '../../src-shared/domain/count.ts';
import type { PlainDate } from '../../src-shared/domain/week.ts';
import { type Packet, type PacketRow, subjectOf } from '../../src-shared/packet/index.ts';
import { sameContent } from '../../src-shared/portal-api/equality.ts';
import { messageOf } from '../care/messages.ts';
import type { Write } from '../store/commands.ts';
import type { StoreReads } from '../store/store.ts';

type ActualRow = Extract<PacketRow, { kind: 'actual' }>;

/** The rows, with a mark on those that nobody has checked here. */
export function withNotChecked(store: StoreReads, rows: readonly PacketRow[]): PacketRow[] {
  const known = new Map<PlainDate, ReadonlySet<string>>();
  const notChecked = (weekStart: PlainDate) => {
    const found = known.get(weekStart) ?? new Set(store.changeLog.notChecked(weekStart));
    known.set(weekStart, found);
    return found;
  };
  return rows.map((row) =>
    row.kind === 'actual' && notChecked(row.weekStart).has(row.lineId) ? { ...row, notChecked: true } : row,
  );
}

/** Inside the command that takes the row: here, too, nobody has checked it. */
export function noteNotChecked(store: StoreReads, write: Write, { weekStart, lineId, notChecked }: ActualRow): void {
  if (notChecked !== true) return;
  const ssRef = store.lines.get(lineId)?.ssRef ?? null;
  write.note('take-continuing', { weekStart, lineId, ssRef, content: { kind: 'not-checked' } });
}

/** Inside the command: what came unchecked from a computer before, and is checked there now, is checked here. */
export function noteChecked(store: StoreReads, write: Write, fresh: Packet): void {
  const before = new Set(
    store.device
      .packets()
      .filter(({ packet }) => packet.device.id === fresh.device.id && packet.madeAt < fresh.madeAt)
      .flatMap(({ packet }) => packet.rows)
      .flatMap((row) => (row.kind === 'actual' && row.notChecked === true ? [subjectOf(row)] : [])),
  );
  for (const row of fresh.rows) {
    if (row.kind !== 'actual' || row.notChecked === true || !before.has(subjectOf(row))) continue;
    const { weekStart, lineId } = row;
    const here = store.actuals.get(weekStart, lineId);
    if (here === null || !sameContent(here, row) || !store.changeLog.notChecked(weekStart).includes(lineId)) continue;
    const ssRef = store.lines.get(lineId)?.ssRef ?? null;
    write.note('continuing-checked', { weekStart, lineId, ssRef, content: { kind: 'checked' } });
  }
}

/** A quarter: what was told longer ago is answered, or asked again. */
const keptMillis = 13 * 7 * 24 * 60 * 60_000;

type PacketMessage = NonNullable<Packet['messages']>[number];

/** Messages noted as sent here, and word of others that packets brought. @param now ISO */
export function messagesNoted(store: StoreReads, now: string): PacketMessage[] {
  return store.changeLog.allMessagesSent().flatMap(({ ssRef, entry }) => {
    const message = messageOf(entry);
    if (message === null || Date.parse(now) - Date.parse(message.by.at) > keptMillis) return [];
    const { topic, subject, by } = message;
    return [{ ssRef, topic, subject, by }];
  });
}

function newMessages(store: StoreReads, { messages = [] }: Packet): PacketMessage[] {
  const nameOf = ({ ssRef, subject, by }: Pick<PacketMessage, 'ssRef' | 'subject' | 'by'>) =>
    JSON.stringify([ssRef, subject, by.id, by.at]);
  const known = new Set(
    store.changeLog.allMessagesSent().flatMap(({ ssRef, entry }) => {
      const message = messageOf(entry);
      return message === null ? [] : [nameOf({ ssRef, ...message })];
    }),
  );
  return messages.filter((message) => !known.has(nameOf(message)));
}

/** What of the messages is news here, in a sentence or none. */
export function messagesWords(store: StoreReads, packet: Packet): string[] {
  const fresh = newMessages(store, packet);
  if (fresh.length === 0) return [];
  return [
    `With it ${count(fresh.length, 'message')} to the council ${fresh.length === 1 ? 'is' : 'are'} noted as sent.`,
  ];
}

export function bringInMessages(store: StoreReads, write: Write, packet: Packet): void {
  for (const { ssRef, topic, subject, by } of newMessages(store, packet)) {
    write.note('message-sent', { weekStart: null, ssRef, content: { kind: 'message', topic, subject, text: '', by } });
  }
}

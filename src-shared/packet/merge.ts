// Merging packets, as a set that only grows in knowledge. The book holds, for each subject and device, the newest that
// the device said of it. Merging is the union without what is outdated, so that by construction
//  1. a packet merged twice equals one merged once,
//  2. the order and grouping of merging never matter.
// Where one of two packets has the longer log and the other the later clock (a restored backup, a clock put back), neither
// is newer: both stay, and the difference is shown to a person rather than decided by a number.
import { type Packet, type PacketRow, subjectOf } from './format.ts';

/** What one device said of one subject, and in which packet. */
export interface BookEntry {
  subject: string;
  device: Packet['device'];
  packetId: string;
  madeAt: string;
  logId: number;
  row: PacketRow;
}

/** In the order of subject, device and packet: equal books are equal values. */
export type PacketBook = readonly BookEntry[];

/** The book with one more packet. */
export function mergePacket(book: PacketBook, packet: Packet): PacketBook {
  const { device, packetId, madeAt, changeLog } = packet;
  const entries = packet.rows.map((row): BookEntry => {
    return { subject: subjectOf(row), device, packetId, madeAt, logId: changeLog.id, row };
  });
  return mergeBooks(book, entries);
}

/** What two books know together. */
export function mergeBooks(a: PacketBook, b: PacketBook): PacketBook {
  const bySubject = new Map<string, BookEntry[]>();
  for (const entry of [...a, ...b]) {
    const key = JSON.stringify([entry.subject, entry.device.id]);
    const same = bySubject.get(key) ?? [];
    if (same.some((other) => other.packetId === entry.packetId || isNewer(other, entry))) continue;
    bySubject.set(key, [...same.filter((other) => !isNewer(entry, other)), entry]);
  }
  return [...bySubject.values()].flat().sort(inOrder);
}

function isNewer(a: BookEntry, b: BookEntry): boolean {
  if (a.logId < b.logId || a.madeAt < b.madeAt) return false;
  // Made twice of the same log at the same time: the same work under two ids.
  return a.logId > b.logId || a.madeAt > b.madeAt || a.packetId > b.packetId;
}

function inOrder(a: BookEntry, b: BookEntry): number {
  return compare(a.subject, b.subject) || compare(a.device.id, b.device.id) || compare(a.packetId, b.packetId);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

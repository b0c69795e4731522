// What a packet that someone brings is: to be merged, merged before, or none of ours. Nothing is merged by being
// recognised, and whatever is refused says what to do.
import { z } from 'zod';
import { formatWeek, type PlainDate } from '../domain/week.ts';
import { type Packet, packetFormat, packetFormatVersion, packetSchema } from './format.ts';

export interface MergedPacket {
  packetId: string;
  /** When it was merged here, in words of the screen, and by whom. */
  when: string;
  by: string;
}

export interface PacketReader {
  providerId: string;
  deviceId: string;
  merged: readonly MergedPacket[];
  /** Weeks whose payment is processed: they are read-only. */
  processedWeeks: ReadonlySet<PlainDate>;
}

export type RecognisedPacket =
  /** `notes`: what will not simply go through, a sentence each. */
  | { outcome: 'merge'; packet: Packet; notes: string[] }
  | { outcome: 'merged-before'; packet: Packet; sentence: string }
  | {
      outcome: 'refused';
      code: 'not-a-packet' | 'newer-format' | 'damaged' | 'another-provider' | 'own-device';
      sentence: string;
      action: string;
    };

const anyPacketSchema = z.object({ format: z.literal(packetFormat), formatVersion: z.int().min(1) });

/** Why the outer or the opened content is none that this version reads, or null. */
export function whyNotPacket(value: unknown): Extract<RecognisedPacket, { outcome: 'refused' }> | null {
  const any = anyPacketSchema.safeParse(value);
  if (!any.success) {
    return refused(
      'not-a-packet',
      'This file is not a packet of this app.',
      'Choose the file that the colleague’s app made.',
    );
  }
  if (any.data.formatVersion > packetFormatVersion) {
    return refused(
      'newer-format',
      'This packet was made by a newer version of the app.',
      'Update this computer’s app and open the packet again; nothing in it is lost.',
    );
  }
  return null;
}

/** Recognises the opened content of a packet (its signature already checked). */
export function recognisePacket(content: string, here: PacketReader): RecognisedPacket {
  const value = parsed(content);
  const wrong = whyNotPacket(value);
  if (wrong !== null) return wrong;
  const read = packetSchema.safeParse(value);
  if (!read.success) {
    return refused('damaged', 'This packet is damaged and was not merged.', 'Ask the colleague to make it once more.');
  }
  const packet = read.data;
  if (packet.provider.id !== here.providerId) {
    return refused(
      'another-provider',
      `This packet is of another provider, ${packet.provider.name}.`,
      'Do not pass it on: it holds data about their people. Tell whoever gave it to you.',
    );
  }
  if (packet.device.id === here.deviceId) {
    return refused(
      'own-device',
      'This packet was made on this computer: its work is already here.',
      'Open it on a colleague’s computer.',
    );
  }
  const before = here.merged.find(({ packetId }) => packetId === packet.packetId);
  if (before !== undefined) {
    const sentence = `This packet was already merged here, ${before.when} by ${before.by}. Merging it again changes nothing.`;
    return { outcome: 'merged-before', packet, sentence };
  }
  return { outcome: 'merge', packet, notes: lateWeeks(packet, here.processedWeeks) };
}

function refused(
  code: Extract<RecognisedPacket, { outcome: 'refused' }>['code'],
  sentence: string,
  action: string,
): Extract<RecognisedPacket, { outcome: 'refused' }> {
  return { outcome: 'refused', code, sentence, action };
}

function parsed(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return null;
  }
}

function lateWeeks({ rows }: Packet, processed: ReadonlySet<PlainDate>): string[] {
  const late = new Map<PlainDate, number>();
  for (const row of rows) {
    if (row.kind !== 'actual' || !processed.has(row.weekStart)) continue;
    late.set(row.weekStart, (late.get(row.weekStart) ?? 0) + 1);
  }
  return [...late]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([week, count]) => {
      const lines = count === 1 ? '1 line is' : `${count} lines are`;
      return `Late: ${lines} of the week ${formatWeek(week)}, whose payment is processed. They are kept and shown, and cannot be sent.`;
    });
}

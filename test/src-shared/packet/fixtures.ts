// Packets from invented devices, and a computer to merge them on; a test shows only what matters to it.

import type { WeeklyActual } from '../../../src-shared/domain/actuals.ts';
import type { OwnEdit } from '../../../src-shared/packet/decide.ts';
import {
  type Decision,
  decidePackets,
  type LocalWork,
  mergePacket,
  type Packet,
  type PacketBook,
  type PacketRow,
} from '../../../src-shared/packet/index.ts';
import type { ActualRecord } from '../../../src-shared/portal-api/records.ts';
import { actualRecord, monday, weeklyActual } from '../../builders.ts';

export const ben = { id: 'u-ben', name: 'Ben', at: '2025-03-05T10:00:00.000Z' };

/** So many hundredths missed on `line-1`. */
export function missedHours(missed: number): WeeklyActual {
  return weeklyActual({ missed, actual: 1000 - missed, comment: 'away' });
}

export function edit(actual: WeeklyActual, parts: Partial<Extract<PacketRow, { kind: 'actual' }>> = {}): PacketRow {
  return {
    kind: 'actual',
    rowId: 'row-1',
    weekStart: actual.weekStart,
    lineId: actual.lineId,
    actual,
    attested: null,
    commentSource: 'edited',
    base: actualRecord({ actual: weeklyActual({ lineId: actual.lineId, weekStart: actual.weekStart }) }),
    changed: ben,
    ...parts,
  };
}

export function packet(rows: PacketRow[], parts: Partial<Packet> & { from?: string } = {}): Packet {
  const { from = 'laptop-ben', ...others } = parts;
  return {
    format: 'provider-actuals-packet',
    formatVersion: 1,
    packetId: `packet of ${from} at ${others.changeLog?.id ?? 1}`,
    provider: { id: 'p-1', name: 'Bright Care' },
    device: { id: from, name: from },
    madeBy: { id: 'u-ben', name: 'Ben' },
    madeAt: `2025-03-05T10:00:${String(others.changeLog?.id ?? 1).padStart(2, '0')}.000Z`,
    changeLog: { id: 1, hash: null },
    lines: [],
    rows,
    ...others,
  };
}

type Own = OwnEdit<Pick<ActualRecord, 'actual' | 'attested'>>;

export interface LocalWorkParts {
  portal?: ActualRecord | null;
  own?: Own | null;
  handled?: Own['content'][];
  processed?: boolean;
  unknownLine?: boolean;
}

/** A computer that knows `line-1`, which went to plan as far as the portal knows. */
export function here({
  portal = actualRecord(),
  own = null,
  handled = [],
  processed = false,
  unknownLine = false,
}: LocalWorkParts = {}): LocalWork {
  return {
    isProcessed: (week) => processed && week === monday,
    needsGeneration: () => true,
    hasMessage: () => false,
    line: () => (unknownLine ? null : { portal, own, handled }),
    care: () => ({ portal: null, own: null, handled: [] }),
  };
}

/** What these packets know together, in the order of merging. */
export function merged(...packets: Packet[]): PacketBook {
  return packets.reduce(mergePacket, [] as PacketBook);
}

/** What these packets mean for the computer above. */
export function decide(parts: LocalWorkParts, ...packets: Packet[]): Decision[] {
  return decidePackets(merged(...packets), here(parts));
}

// Packets of a site laptop, as they are once they are opened.
import type { Packet, PacketRow } from '../../../src-shared/packet/index.ts';
import { ben, missedTwo, record, weekStart } from '../fixtures.ts';

const at = '2025-03-09T10:00:00.000Z';
export const changed = { ...ben, at };

/** As the fixture's provider has them. */
const plans: Record<string, number> = { 'line-1': 1000, 'line-2': 3500, 'line-3': 700 };
const visits: Record<string, number> = { 'line-1': 7, 'line-2': 21, 'line-3': 14 };
export const visitsOf = (lineId: string) => ({ visits: visits[lineId] ?? 0, generatedVisits: visits[lineId] ?? 0 });

export function actualRow(lineId: string, parts: Partial<Extract<PacketRow, { kind: 'actual' }>> = {}): PacketRow {
  const planned = plans[lineId] ?? 0;
  const actual = missedTwo({ lineId, planned, actual: planned - 200, ...visitsOf(lineId) });
  return {
    kind: 'actual',
    rowId: `row ${lineId}`,
    weekStart,
    lineId,
    actual,
    attested: null,
    commentSource: 'edited',
    base: record({ actual: { ...actual, actual: planned, missed: 0, comment: '', variations: [] } }),
    changed,
    ...parts,
  };
}

export function packetOf(rows: PacketRow[], parts: Partial<Packet> = {}): Packet {
  return {
    format: 'provider-actuals-packet',
    formatVersion: 1,
    packetId: 'packet-1',
    provider: { id: 'p-1', name: 'Mill House Care' },
    device: { id: 'site-laptop', name: 'Site laptop' },
    madeBy: ben,
    madeAt: at,
    changeLog: { id: 1, hash: null },
    lines: [],
    rows,
    ...parts,
  };
}

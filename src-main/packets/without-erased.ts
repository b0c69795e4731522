// A packet from another computer may speak of somebody who was erased on this one: that stays out, and is said. What must
// stay true: nothing of it is kept with the packet either.
import type { Packet, PacketRow } from '../../src-shared/packet/index.ts';
import type { CareRecord } from '../../src-shared/portal-api/index.ts';
import type { StoreReads } from '../store/store.ts';

/** The packet as it may be kept here, or null where nothing of it is left; and how many changes stay out. */
export function withoutErased(
  { erasures }: Pick<StoreReads, 'erasures'>,
  packet: Packet,
): { packet: Packet | null; left: number } {
  const ofLine = new Map(packet.lines.map(({ lineId, ssRef }) => [lineId, ssRef]));
  const isLineOut = (lineId: string) => erasures.isErasedLine(lineId) || erasures.isErased(ofLine.get(lineId) ?? '');
  const isRecordOut = ({ value }: CareRecord) =>
    'ssRef' in value ? erasures.isErased(value.ssRef) : isLineOut(value.lineId);
  const isOut = (row: PacketRow): boolean => {
    if (row.kind === 'actual') return isLineOut(row.lineId);
    if (row.kind !== 'care') return false;
    return [row.change.record, row.base].some((record) => record !== null && isRecordOut(record));
  };
  const rows = packet.rows.filter((row) => !isOut(row));
  const left = packet.rows.length - rows.length;
  const lines = packet.lines.filter(({ lineId }) => !isLineOut(lineId));
  if (left === 0 && lines.length === packet.lines.length) return { packet, left };
  const nearMisses = packet.nearMisses?.filter(
    ({ written, ssRef }) => !erasures.isErased(written) && !erasures.isErased(ssRef),
  );
  const kept = { ...packet, rows, lines, ...(nearMisses === undefined ? {} : { nearMisses }) };
  return { packet: rows.length === 0 ? null : kept, left };
}

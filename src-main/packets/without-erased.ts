// A packet from another computer may speak of somebody who was erased on this one: that stays out, and is said. What must
// stay true: nothing of it is kept with the packet either, whatever part of it speaks of them.
import type { Packet, PacketRow } from '../../src-shared/packet/index.ts';
import { recordNamed } from '../../src-shared/packet/work-subject.ts';
import type { CareRecord } from '../../src-shared/portal-api/index.ts';
import type { StoreReads } from '../store/store.ts';

/** The packet as it may be kept here, or null where nothing of it is left; and how many changes and messages stay out. */
export function withoutErased(
  { erasures }: Pick<StoreReads, 'erasures'>,
  packet: Packet,
): { packet: Packet | null; left: number } {
  const ofLine = new Map(packet.lines.map(({ lineId, ssRef }) => [lineId, ssRef]));
  const isLineOut = (lineId: string) => erasures.isErasedLine(lineId) || erasures.isErased(ofLine.get(lineId) ?? '');
  const rows = packet.rows.filter((row) => !isRowOut(erasures, row, isLineOut));
  const lines = packet.lines.filter(({ lineId }) => !isLineOut(lineId));
  const sameLines = packet.sameLines?.filter(({ ssRef }) => !erasures.isErased(ssRef));
  const nearMisses = packet.nearMisses?.filter(
    ({ written, ssRef }) => !erasures.isErased(written) && !erasures.isErased(ssRef),
  );
  const messages = packet.messages?.filter(({ ssRef }) => ssRef === null || !erasures.isErased(ssRef));
  const sites = packet.sites?.map((one) =>
    one.site === null
      ? one
      : { ...one, site: { ...one.site, lineIds: one.site.lineIds.filter((lineId) => !isLineOut(lineId)) } },
  );
  const sizeOf = (of: Pick<Packet, 'rows' | 'lines' | 'sameLines' | 'nearMisses' | 'messages' | 'sites'>) => [
    ...[of.rows, of.lines, of.sameLines, of.nearMisses, of.messages].map((all) => all?.length ?? 0),
    of.sites?.flatMap(({ site }) => site?.lineIds ?? []).length ?? 0,
  ];
  const kept: Packet = {
    ...packet,
    rows,
    lines,
    ...(sameLines === undefined ? {} : { sameLines }),
    ...(nearMisses === undefined ? {} : { nearMisses }),
    ...(messages === undefined ? {} : { messages }),
    ...(sites === undefined ? {} : { sites }),
  };
  const before = sizeOf(packet);
  const left = packet.rows.length - rows.length + (packet.messages?.length ?? 0) - (messages?.length ?? 0);
  if (sizeOf(kept).every((size, part) => size === before[part])) return { packet, left };
  return { packet: rows.length === 0 ? null : kept, left };
}

function isRowOut(erasures: StoreReads['erasures'], row: PacketRow, isLineOut: (lineId: string) => boolean): boolean {
  const isRecordOut = ({ value }: CareRecord) =>
    'ssRef' in value ? erasures.isErased(value.ssRef) : isLineOut(value.lineId);
  switch (row.kind) {
    case 'actual':
      return isLineOut(row.lineId);
    case 'care':
      return (
        erasures.isErasedRecord(row.change.kind, row.change.id) ||
        [row.change.record, row.base].some((record) => record !== null && isRecordOut(record))
      );
    case 'dispute-message':
      return erasures.isErasedRecord('dispute', row.disputeId);
    case 'withdrawn': {
      const named = recordNamed(row.subject);
      if (named?.of === 'line') return isLineOut(named.lineId);
      return named !== null && erasures.isErasedRecord(named.kind, named.id);
    }
    case 'generate':
      return false;
  }
}

// Sealed site packets: unsent work of a device without a network, merged on a colleague's machine.

export { type Decision, decidePackets, type LocalWork } from './decide.ts';
export {
  type Packet,
  type PacketRow,
  packetFormat,
  packetFormatVersion,
  packetRowSchema,
  packetSchema,
  packetText,
  type SealedPacket,
  sealedPacketSchema,
  subjectOf,
} from './format.ts';
export { type BookEntry, mergePacket, type PacketBook } from './merge.ts';
export { recognisePacket, whyNotPacket } from './recognise.ts';

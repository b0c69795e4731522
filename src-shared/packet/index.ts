// Sealed site packets: unsent work of a device without a network, merged on a colleague's machine.

export {
  type ConflictRules,
  type Decision,
  decidePackets,
  type Here,
  type OwnEdit,
  type SubjectStatus,
} from './decide.ts';
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
export { type BookEntry, emptyBook, mergeBooks, mergePacket, type PacketBook } from './merge.ts';
export {
  type MergedPacket,
  type PacketReader,
  type RecognisedPacket,
  recognisePacket,
  whyNotPacket,
} from './recognise.ts';

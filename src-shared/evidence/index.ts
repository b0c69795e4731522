// The evidence of a week as one signed file: its content, its canonical text and the sentences that follow from it.

export { canonicalJson } from './canonical-json.ts';
export {
  type EvidencePack,
  evidencePackSchema,
  type PackedService,
  packContradictions,
  packedServiceSchema,
  packedWeek,
  packFormat,
  packFormatVersion,
  packNotice,
  packSentences,
  packText,
  type RecordedLine,
  recordedLineSchema,
  type SignedPack,
  signedPackSchema,
} from './pack.ts';

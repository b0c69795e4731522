// The evidence of a week as one signed file: its content, its canonical text and the sentences that follow from it.

export {
  type EvidencePack,
  evidencePackSchema,
  packNotice,
  packSentences,
  packText,
  type RecordedLine,
  type SignedPack,
} from './pack.ts';

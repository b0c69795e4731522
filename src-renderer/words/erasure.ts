// Why somebody was erased, in words.
import type { ErasureReason } from '../../src-shared/app-api/held.ts';

export const erasureReasonWords: Readonly<Record<ErasureReason, string>> = {
  asked: 'They asked for it',
  'kept-long-enough': 'Kept for as long as it has to be',
  'by-mistake': 'Recorded here by mistake',
  other: 'Another reason',
};

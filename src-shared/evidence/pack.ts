// The evidence pack of a week, for machines: what was recorded by whom, what was sent, what was read back, what was
// reported, and where the change log stood. It is signed as one canonical text and verified offline by a script that
// knows nothing of this app. What must stay true: it holds the evidence, and every sentence about it is made from that
// evidence again, so that no pack can carry words which its content does not bear out. It names people by SS Ref only.
import { z } from 'zod';
import { absenceSchema } from '../domain/absences.ts';
import { knowledgeSchema, weeklyActualSchema } from '../domain/actuals.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import { logEntrySchema } from '../domain/log.ts';
import { plainDateSchema, weekStartSchema } from '../domain/week.ts';
import { bySchema, receiptSchema } from '../portal-api/records.ts';
import { type FileWeek, fileEvidenceSchema, fileWeek } from '../portal-export/evidence.ts';
import { fileWeekSentence } from '../portal-export/evidence-words.ts';
import { hubWeek, hubWeekSentence } from '../portal-export/hub-week.ts';
import { changedLines, intendedLineSchema, intendedText } from '../portal-export/intended.ts';
import type { Hash } from '../portal-export/line-id.ts';
import { instantSchema, personNameSchema } from '../portal-export/moment.ts';
import { exportSourceSchema } from '../portal-export/plan.ts';
import { lookedAtSchema } from '../portal-export/portal-visits.ts';

export const packFormat = 'provider-actuals-evidence';
export const packFormatVersion = 1;

const digestSchema = z.string().regex(/^[0-9a-f]{64}$/);

/** One line as it was recorded, by whom, and how that is known. */
export const recordedLineSchema = z.object({
  lineId: z.string().min(1),
  ssRef: z.string().min(1),
  service: z.string(),
  serviceLevel: z.string(),
  actual: weeklyActualSchema,
  knowledge: knowledgeSchema,
  attested: bySchema.nullable(),
  changed: bySchema.nullable(),
  /** Findings that somebody accepted, with why. */
  acknowledged: z.array(z.object({ rule: z.string(), reason: z.string(), by: bySchema })),
});
export type RecordedLine = z.infer<typeof recordedLineSchema>;

/** A cell that was written otherwise than exported. */
export const sentCellSchema = z.object({
  row: z.int().min(1),
  column: z.string(),
  from: z.string(),
  to: z.string(),
  cause: z.enum(['recorded', 'ss-ref-restored', 'date-restored']),
  /** Why it could not be written, or null. */
  refused: z.string().nullable(),
});

/** One service of the week, by files. */
export const packedServiceSchema = z.object({
  service: z.string(),
  /** The export that the plan is from; null: none was brought in. */
  source: exportSourceSchema.nullable(),
  /** What the portal is to hold, line by line. */
  intended: z.array(intendedLineSchema),
  /** What was written into the newest file. */
  sentCells: z.array(sentCellSchema),
  evidence: z.array(fileEvidenceSchema),
});
export type PackedService = z.infer<typeof packedServiceSchema>;

export const evidencePackSchema = z.object({
  format: z.literal(packFormat),
  formatVersion: z.literal(packFormatVersion),
  /** What this is and what it is not, for whoever opens the file. */
  notice: z.string(),
  provider: personNameSchema,
  council: z.object({ id: z.string(), name: z.string(), profileVersion: z.string(), timeZone: z.string() }),
  /** By what way the week reaches the council. */
  connection: z.enum(['files', 'hub', 'api', 'practice']),
  weekStart: weekStartSchema,
  madeAt: instantSchema,
  madeBy: personNameSchema,
  device: z.object({ id: z.string(), name: z.string() }),
  appVersion: z.string(),
  recorded: z.array(recordedLineSchema),
  services: z.array(packedServiceSchema),
  /** The hub's or portal's own receipts, superseded ones too. */
  receipts: z.array(receiptSchema),
  /** Absences with a day in the week, as they were recorded; absent where there are none, and in packs from before them. */
  absences: z.array(absenceSchema).optional(),
  /** What was given in the week and cannot be claimed, from the daily log; absent as above. */
  notClaimed: z.array(logEntrySchema).optional(),
  lookedAt: z.array(lookedAtSchema),
  /** When somebody last signed in at the council's portal, as ticked. */
  portalAccess: z.object({ day: plainDateSchema, by: z.string() }).nullable(),
  /** Where the hash chain of the change log stood, and whether it held when the pack was made. */
  changeLog: z.object({ entries: z.int().min(0), head: digestSchema.nullable(), verified: z.boolean() }),
});
export type EvidencePack = z.infer<typeof evidencePackSchema>;

/** What every pack says of itself. */
export const packNotice =
  'What this provider recorded, sent, compared and was told by its staff. It is the provider’s own evidence, not a receipt of the council’s. It is not encrypted and holds health data.';

/** The file: the pack, and a signature over `packText(pack)` in UTF-8. */
export const signedPackSchema = z.object({
  pack: evidencePackSchema,
  signature: z.object({ algorithm: z.literal('ed25519'), publicKey: z.base64(), value: z.base64() }),
});
export type SignedPack = z.infer<typeof signedPackSchema>;

/** The pack's one text: what is signed, and what a verifier rebuilds. */
export function packText(pack: EvidencePack): string {
  return canonicalJson(pack);
}

/** The state of a packed service, from its evidence alone. */
export function packedWeek({ source, intended, evidence }: PackedService, weekStart: string, hash: Hash): FileWeek {
  const figures = hash(intendedText(weekStart, intended));
  return fileWeek({ source, lines: intended.length, changed: changedLines(intended), figures, evidence });
}

/** The sentences for the readable side of the pack, one for each service, in the words of the screen. */
export function packSentences(pack: EvidencePack, hash: Hash): { service: string; sentence: string }[] {
  const { timeZone } = pack.council;
  return pack.services.map((packed) => {
    const files = packedWeek(packed, pack.weekStart, hash);
    const receipts = pack.receipts.filter(({ services }) => services.includes(packed.service));
    const sentence =
      pack.connection === 'hub'
        ? hubWeekSentence(hubWeek(receipts, files), timeZone)
        : fileWeekSentence(files, timeZone);
    return { service: packed.service, sentence };
  });
}

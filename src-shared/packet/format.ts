// The content of a sealed site packet: unsent work of one device, for a colleague's machine to merge when the device has
// no way to the office. It says everything that the merge needs and names nobody but by SS Ref. A version of the format
// that was once given out is never changed; a newer one gets the next number.
import { z } from 'zod';
import { contactTopicSchema } from '../council/schema.ts';
import { weeklyActualSchema } from '../domain/actuals.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import { longestText } from '../domain/limits.ts';
import { siteReportSchema, siteSchema } from '../domain/sites.ts';
import { weekStartSchema } from '../domain/week.ts';
import { nearMissAnswerSchema } from '../people/near-misses.ts';
import { careChangeSchema } from '../portal-api/care.ts';
import { laterKindOf } from '../portal-api/later-kinds.ts';
import { actualRecordSchema, bySchema, careRecordSchema } from '../portal-api/records.ts';
import { instantSchema, personNameSchema } from '../portal-export/moment.ts';
import { sameLinesAnswerSchema } from '../portal-export/same-lines.ts';
import { workSubject } from './work-subject.ts';

export const packetFormat = 'provider-actuals-packet';
/** The newest format that this version of the app writes and reads. */
export const packetFormatVersion = 1;

/** One unsent row of the outbox. `rowId` is the row's own (UUIDv7); `changed` is who recorded it and when. */
export const packetRowSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('actual'),
    rowId: z.string().min(1),
    weekStart: weekStartSchema,
    lineId: z.string().min(1),
    actual: weeklyActualSchema,
    attested: bySchema.nullable(),
    commentSource: z.enum(['written', 'edited', 'pulled']),
    /** What the edit was based on, with its version. */
    base: actualRecordSchema,
    changed: bySchema,
    /** It was taken from the week before, and nobody has checked it there. */
    notChecked: z.literal(true).optional(),
  }),
  z.object({
    kind: z.literal('care'),
    rowId: z.string().min(1),
    change: careChangeSchema,
    /** What the portal was seen to hold when it was recorded; null: nothing yet. */
    base: careRecordSchema.nullable(),
    changed: bySchema,
  }),
  z.object({ kind: z.literal('generate'), rowId: z.string().min(1), weekStart: weekStartSchema, changed: bySchema }),
  z.object({
    kind: z.literal('dispute-message'),
    rowId: z.string().min(1),
    disputeId: z.string().min(1),
    text: z.string().min(1).max(longestText),
    changed: bySchema,
  }),
  /** Work of an earlier packet that its person took back since; absence alone never means that. */
  z.object({ kind: z.literal('withdrawn'), rowId: z.string().min(1), subject: z.string().min(1), changed: bySchema }),
]);
export type PacketRow = z.infer<typeof packetRowSchema>;

/** What names a line, so that a colleague's machine can show one that it does not know yet. */
export const packetLineSchema = z.object({
  lineId: z.string().min(1),
  ssRef: z.string().min(1),
  service: z.string(),
  serviceLevel: z.string(),
});

/** A site of the provider's, with who last said so and when; null: it was removed. */
const packetSiteSchema = z.object({ id: siteSchema.shape.id, site: siteSchema.nullable(), changed: bySchema });

/** That a site has reported its week; null: that was taken back. */
const packetSiteReportSchema = siteReportSchema.extend({
  how: siteReportSchema.shape.how.nullable(),
  changed: bySchema,
});

/** A message to the council that somebody noted as sent. Without its text, which may name people and say more than an SS Ref. */
const packetMessageSchema = z.object({
  /** Null: about nobody. */
  ssRef: z.string().min(1).nullable(),
  /** Null: it went through the council's form. */
  topic: contactTopicSchema.nullable(),
  subject: z.string().max(longestText),
  by: bySchema,
});

export const packetSchema = z
  .object({
    format: z.literal(packetFormat),
    formatVersion: z.literal(packetFormatVersion),
    packetId: z.string().min(1),
    provider: personNameSchema,
    device: z.object({ id: z.string().min(1), name: z.string() }),
    madeBy: personNameSchema,
    madeAt: instantSchema,
    /** The head of the device's change log: anchored off the device, so that a rewritten log is found. */
    changeLog: z.object({ id: z.int().min(0), hash: z.string().nullable() }),
    lines: z.array(packetLineSchema).max(20_000),
    rows: z.array(packetRowSchema).max(20_000),
    /**
     * Rows that an app from before them could not read (`laterKinds`): apart from the others, so that it reads those. They are put
     * among the others where a packet is read.
     */
    laterRows: z.array(packetRowSchema).max(20_000).optional(),
    /** What a person said of lines alike, so that the same rows are the same lines at the office. Absent: nothing. */
    sameLines: z.array(sameLinesAnswerSchema).max(20_000).optional(),
    /** What was said of SS Refs that are nearly the same, so that the office asks nothing again. Absent: nothing. */
    nearMisses: z.array(nearMissAnswerSchema).max(20_000).optional(),
    /** The provider's sites, so that they are set up once. Absent: none. */
    sites: z.array(packetSiteSchema).max(20_000).optional(),
    /** Which of them have reported, as somebody said. Absent: nobody said anything. */
    siteReports: z.array(packetSiteReportSchema).max(20_000).optional(),
    /** So that nobody tells the council twice. Absent: none. */
    messages: z.array(packetMessageSchema).max(20_000).optional(),
  })
  .transform(({ laterRows = [], ...packet }) => ({ ...packet, rows: [...packet.rows, ...laterRows] }))
  .check(({ value, issues }) => {
    if (value.rows.length === 0) {
      issues.push({ code: 'custom', message: 'holds nothing', path: ['rows'], input: value.rows });
    }
    const subjects = new Set<string>();
    for (const [index, row] of value.rows.entries()) {
      const wrong = contradiction(row) ?? (subjects.has(subjectOf(row)) ? 'stands twice' : null);
      subjects.add(subjectOf(row));
      if (wrong !== null) issues.push({ code: 'custom', message: wrong, path: ['rows', index], input: row });
    }
  });
export type Packet = z.infer<typeof packetSchema>;

/** What a row is about, in the outbox's own words: two rows of one subject speak of the same thing. */
export function subjectOf(row: PacketRow): string {
  switch (row.kind) {
    case 'actual':
      return workSubject.actual(row.weekStart, row.lineId);
    case 'care':
      return workSubject.care(row.change.kind, row.change.id);
    case 'generate':
      return workSubject.generate(row.weekStart);
    case 'dispute-message':
      return workSubject.disputeMessage(row.rowId);
    case 'withdrawn':
      return row.subject;
  }
}

function contradiction(row: PacketRow): string | null {
  if (row.kind === 'actual') {
    const records = [row.actual, row.base.actual];
    const fits = records.every(({ lineId, weekStart }) => lineId === row.lineId && weekStart === row.weekStart);
    return fits ? null : 'speaks of another line or week than it says';
  }
  if (row.kind === 'care') {
    const records = [row.change.record, row.base].filter((record) => record !== null);
    const fits = records.every(({ kind, id }) => kind === row.change.kind && id === row.change.id);
    return fits ? null : 'speaks of another record than it says';
  }
  return null;
}

/** True for a row that an app from before the later kinds cannot read; the removal of a log entry is as old as the log. */
function isLater(row: PacketRow): boolean {
  if (row.kind !== 'care') return false;
  const records = [row.change.record, row.base].filter((record) => record !== null);
  return row.change.kind === 'absence' || records.some((record) => laterKindOf(record) !== null);
}

/** The packet's one text: what is sealed and signed. */
export function packetText(packet: Packet): string {
  const laterRows = packet.rows.filter(isLater);
  return canonicalJson(
    laterRows.length === 0 ? packet : { ...packet, rows: packet.rows.filter((row) => !isLater(row)), laterRows },
  );
}

/**
 * The file as it lies on a stick or in a mail: what it is can be read, what it holds cannot. The signature is over the
 * canonical text of everything else; sealing and signing are the caller's, with its own cryptography.
 */
export const sealedPacketSchema = z.object({
  format: z.literal(packetFormat),
  formatVersion: z.literal(packetFormatVersion),
  /** Base64 throughout. The key comes from a passphrase that is told by another way than the file. */
  key: z.object({ from: z.literal('scrypt'), salt: z.base64(), cost: z.int(), blockSize: z.int(), parallel: z.int() }),
  cipher: z.literal('aes-256-gcm'),
  nonce: z.base64(),
  content: z.base64(),
  signature: z.object({ algorithm: z.literal('ed25519'), publicKey: z.base64(), value: z.base64() }),
});
export type SealedPacket = z.infer<typeof sealedPacketSchema>;

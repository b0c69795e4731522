// The tables of a week that goes to the council by files, of the provider's own list of people, and of site packets.
// What came from the portal is kept byte for byte; evidence is only ever added to (triggers in the SQL see to it).
import { sql } from 'drizzle-orm';
import { blob, check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/** One service of a week as the portal's export planned it, with the export itself: the week is written back into it. */
export const servicePlan = sqliteTable(
  'service_plan',
  {
    weekStart: text('week_start').notNull(),
    service: text().notNull(),
    plan: text().notNull(),
    bytes: blob().notNull(),
    keepExtraColumns: integer('keep_extra_columns').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.weekStart, t.service] }),
    check('service_plan_is_json', sql`json_valid(${t.plan})`),
    check('service_plan_keeps', sql`${t.keepExtraColumns} IN (0, 1)`),
  ],
);

/** What a person said a service and level is; of two answers the later one holds. */
export const serviceTypeAnswer = sqliteTable('service_type_answer', {
  id: integer().primaryKey(),
  service: text().notNull(),
  serviceLevel: text('service_level').notNull(),
  serviceType: text('service_type').notNull(),
  byId: text('by_id').notNull(),
  byName: text('by_name').notNull(),
  at: text().notNull(),
});

/** What is known of a service's week and how; append-only. */
export const fileEvidence = sqliteTable(
  'file_evidence',
  {
    position: integer().primaryKey(),
    id: text().notNull(),
    weekStart: text('week_start').notNull(),
    service: text().notNull(),
    body: text().notNull(),
  },
  (t) => [
    uniqueIndex('file_evidence_by_id').on(t.id),
    index('file_evidence_of_week').on(t.weekStart, t.service),
    check('file_evidence_is_json', sql`json_valid(${t.body})`),
  ],
);

/** A file that the app made for upload, by the digest of its bytes: it is known again when it comes back. */
export const madeFile = sqliteTable(
  'made_file',
  {
    evidenceId: text('evidence_id').primaryKey(),
    digest: text().notNull(),
    weekStart: text('week_start').notNull(),
    service: text().notNull(),
    /** The cells that differ from the export, as JSON. */
    cells: text().notNull(),
    /** Where it was saved, to show it there again; null: made by a version that did not keep that. It never leaves the store. */
    path: text(),
  },
  (t) => [index('made_file_by_digest').on(t.digest), check('made_file_is_json', sql`json_valid(${t.cells})`)],
);

/** Pictures of the council's pages, by the digest of their bytes. */
export const evidencePicture = sqliteTable('evidence_picture', {
  digest: text().primaryKey(),
  fileName: text('file_name').notNull(),
  bytes: blob().notNull(),
  at: text().notNull(),
});

/** Somebody looked at the council's own pages for disputes or exceptions, and said so. */
export const portalLook = sqliteTable(
  'portal_look',
  {
    id: integer().primaryKey(),
    what: text().notNull(),
    weekStart: text('week_start'),
    byId: text('by_id').notNull(),
    byName: text('by_name').notNull(),
    at: text().notNull(),
  },
  (t) => [check('portal_look_what', sql`${t.what} IN ('disputes', 'exceptions')`)],
);

/** What else the provider's own list says of a person, beside what `person` holds. */
export const personDetail = sqliteTable(
  'person_detail',
  { ssRef: text('ss_ref').primaryKey(), serviceType: text('service_type'), other: text().notNull() },
  (t) => [check('person_detail_is_json', sql`json_valid(${t.other})`)],
);

/** Which column of the provider's list holds what, as a person agreed to it last. */
export const listMapping = sqliteTable('list_mapping', { one: integer().primaryKey(), body: text().notNull() }, (t) => [
  check('list_mapping_is_one', sql`${t.one} = 1`),
  check('list_mapping_is_json', sql`json_valid(${t.body})`),
]);

/** The key with which this computer signs evidence packs and site packets. It never leaves this encrypted file. */
export const deviceKey = sqliteTable(
  'device_key',
  { one: integer().primaryKey(), privateKey: blob('private_key').notNull(), publicKey: blob('public_key').notNull() },
  (t) => [check('device_key_is_one', sql`${t.one} = 1`)],
);

/** Site packets that were merged here. */
export const mergedPacket = sqliteTable(
  'merged_packet',
  {
    packetId: text('packet_id').primaryKey(),
    at: text().notNull(),
    byId: text('by_id').notNull(),
    byName: text('by_name').notNull(),
    packet: text().notNull(),
  },
  (t) => [check('merged_packet_is_json', sql`json_valid(${t.packet})`)],
);

/** What of a merged packet was taken or chosen on: a later look at all packets does not raise it again. */
export const packetDealt = sqliteTable(
  'packet_dealt',
  { packetId: text('packet_id').notNull(), subject: text().notNull() },
  (t) => [primaryKey({ columns: [t.packetId, t.subject] })],
);

/** Site packets that were made here, and what they spoke of: what was taken back since is said by the next one. */
export const madePacket = sqliteTable(
  'made_packet',
  {
    packetId: text('packet_id').primaryKey(),
    at: text().notNull(),
    byName: text('by_name').notNull(),
    subjects: text().notNull(),
  },
  (t) => [check('made_packet_subjects_is_json', sql`json_valid(${t.subjects})`)],
);

// The append-only history of everything that people, files and syncs changed. Each entry is chained to the one before by
// a hash over the hash of its content: one person's content can be erased and the chain still verifies, but nothing can
// be altered, left out or put in between without being found. Content is salted, or a short one could be guessed back
// from its hash after it was erased.

import { randomBytes } from 'node:crypto';
import type { CommandCode } from '../../src-shared/domain/command-words.ts';
import { type ServiceEnd, serviceEndSchema } from '../../src-shared/domain/lines.ts';
import type { PlainDate } from '../../src-shared/domain/week.ts';
import { hashBytes } from '../machine/hash.ts';
import type { Db } from './database.ts';
import { isNotChecked } from './not-checked.ts';

/** The sources of a change: a person's keyboard, a council file, a sync, or the daily log. */
export type ChangeSource = 'typed' | 'file' | 'sync' | 'log';

export interface ChangeLogEntry {
  id: number;
  at: string;
  by: { id: string; name: string };
  device: string;
  command: string;
  /** A `CommandCode`, or what another version of the app called it. */
  what: string;
  source: ChangeSource;
  weekStart: PlainDate | null;
  lineId: string | null;
  /** Null once the person's content was erased. */
  content: { before: unknown; after: unknown; why: string } | null;
}

export interface ChangeLogReads {
  ofLine(weekStart: PlainDate, lineId: string): ChangeLogEntry[];
  ofWeek(weekStart: PlainDate): ChangeLogEntry[];
  /** Lines that were taken from the week before on this computer, and that nobody has checked here since. */
  notChecked(weekStart: PlainDate): string[];
  /** Messages to the council about this person, or about nobody, that somebody noted as sent, newest first. */
  messagesSent(ssRef: string | null): ChangeLogEntry[];
  /** What of the daily log of a line was recorded on this computer, the oldest first. */
  logOfLine(lineId: string): ChangeLogEntry[];
  /** Sheets for carers of a week that were printed on this computer, the newest first. */
  sheetsPrinted(weekStart: PlainDate): ChangeLogEntry[];
  /** Reminders to sites about a week that somebody noted as sent, the oldest first. */
  sitesReminded(weekStart: PlainDate): ChangeLogEntry[];
  /** All of them, with whom they are about, the oldest first. */
  allMessagesSent(): { ssRef: string | null; entry: ChangeLogEntry }[];
  /**
   * Where the SS Ref of somebody became another one, two records made one or put right by hand, and what was said of two that are
   * nearly the same. The oldest first.
   */
  ofSsRefs(): ChangeLogEntry[];
  /** Anchored off the device in every sync and receipt; `hash` is null while the log is empty. */
  head(): { id: number; hash: string | null };
  /** Ends of service as they were recorded before they were corrected or taken back. */
  formerEnds(): ServiceEnd[];
  /** Recomputes the whole chain; erased content does not break it. */
  verify(): { ok: true; entries: number } | { ok: false; firstBroken: number };
  /**
   * The same in parts, since the chain of years is long.
   * @param after where the part before ended; null: from the beginning
   * @param most how many entries are looked at
   */
  verifyPart(after: VerifiedTo | null, most: number): VerifiedPart;
  /**
   * When this store began (ISO): the earliest time of any entry, since a computer may have been set up with its clock ahead.
   * Null while there is no entry.
   */
  beganAt(): string | null;
  /** When something was last saved by a person here (ISO), or null. */
  lastSavedAt(): string | null;
  /**
   * Whether something was saved here since the last site packet was gathered, or none ever was. One whose entry does not
   * say how far it goes, as earlier versions wrote it, does not count.
   */
  savedSincePacket(): boolean;
}

/** The last entry of a chain that was found whole so far. */
export interface VerifiedTo {
  entries: number;
  hash: Buffer;
}
export type VerifiedPart = { ok: true; to: VerifiedTo; isEnd: boolean } | { ok: false; firstBroken: number };

export interface ChangeLogRepository extends ChangeLogReads {
  /** Erases one person's content for good; the chain still verifies. @returns how many entries lost their content */
  eraseContent(ssRef: string): number;
}

/** What a new entry says. Whoever makes it is inside the transaction that writes what it describes. */
export interface NewEntry {
  what: CommandCode;
  by: { id: string; name: string };
  source: ChangeSource;
  /** Shared by all entries of one command; absent: an entry that stands alone. */
  command?: string;
  about?: EntrySubject;
  before?: unknown;
  after?: unknown;
  why?: string;
}

/** The week, line and person that an entry speaks of, as far as it speaks of any. */
export interface EntrySubject {
  weekStart: PlainDate | null;
  lineId: string | null;
  /** Whom erasing a person's content has to find. */
  ssRef: string | null;
}
export const aboutNobody: EntrySubject = { weekStart: null, lineId: null, ssRef: null };

/** Who changed what nobody here did. */
export const thePortal = { id: 'portal', name: 'The portal' };

interface Row {
  id: number;
  at: string;
  by_id: string;
  by_name: string;
  device: string;
  command: string;
  what: string;
  source: ChangeSource;
  week_start: string | null;
  line_id: string | null;
  ss_ref: string | null;
  content: string | null;
  content_hash: Buffer;
  previous_hash: Buffer;
  hash: Buffer;
}

const beginning: Buffer = Buffer.alloc(32);

interface ChangeLogParts {
  device: string;
  now: () => string;
  newId: () => string;
}

export function changeLogRepository(db: Db, { device, now, newId }: ChangeLogParts) {
  const insert = db.prepare(
    `INSERT INTO change_log (id, at, by_id, by_name, device, command, what, source, week_start, line_id, ss_ref,
       content, content_hash, previous_hash, hash)
     VALUES (@id, @at, @by_id, @by_name, @device, @command, @what, @source, @week_start, @line_id, @ss_ref,
       @content, @content_hash, @previous_hash, @hash)`,
  );
  const last = db.prepare<[], { id: number; hash: Buffer }>('SELECT id, hash FROM change_log ORDER BY id DESC LIMIT 1');
  const ofLine = db.prepare<[string, string], Row>(
    'SELECT * FROM change_log WHERE line_id = ? AND week_start = ? ORDER BY id DESC',
  );
  const ofWeek = db.prepare<[string], Row>('SELECT * FROM change_log WHERE week_start = ? ORDER BY id DESC');
  const takenLines = db
    .prepare<[string, number], string>(
      `SELECT DISTINCT line_id FROM change_log
       WHERE week_start = ? AND id > ? AND what = 'take-continuing' AND line_id IS NOT NULL`,
    )
    .pluck();
  // Asked at every look at a week, whose history may be long: only what was entered since is read again.
  const taken = new Map<PlainDate, { upTo: number; lineIds: Set<string> }>();
  const ofCommand = db.prepare<[string], Row>('SELECT * FROM change_log WHERE command = ? ORDER BY id');
  const everything = db.prepare<[number, number], Row>('SELECT * FROM change_log WHERE id > ? ORDER BY id LIMIT ?');
  const erase = db.prepare<[string]>(
    'UPDATE change_log SET content = NULL, line_id = NULL, ss_ref = NULL WHERE ss_ref = ?',
  );
  const earliest = db.prepare<[], { at: string | null }>('SELECT min(at) AS at FROM change_log');
  // Read once: entries are only added, and the history of a year is long.
  let began: string | null | undefined;
  const formerEnds = db
    .prepare<[], string>(
      `SELECT json_extract(content, '$.before.record.value') FROM change_log
       WHERE week_start IS NULL AND line_id IS NULL AND json_extract(content, '$.before.record.kind') = 'end'`,
    )
    .pluck();
  const sincePacket = db.prepare<[], { id: number }>(
    `SELECT id FROM change_log
     WHERE source <> 'sync' AND what <> 'looked' AND what <> 'make-packet'
       AND id > (SELECT coalesce(max(json_extract(content, '$.after.upTo')), -1) FROM change_log WHERE what = 'make-packet')
     LIMIT 1`,
  );
  const savedAt = db.prepare<[], { at: string | null }>(
    // That somebody looked is history, and no work that was saved.
    "SELECT at FROM change_log WHERE source <> 'sync' AND what <> 'looked' ORDER BY id DESC LIMIT 1",
  );

  /** The one way into the history; only inside the transaction that writes what the entry describes. */
  function enter({ what, by, source, command, about = aboutNobody, before = null, after = null, why = '' }: NewEntry) {
    if (!db.inTransaction) throw new Error('A change log entry belongs to the transaction of its change.');
    const previous = last.get();
    const { weekStart, lineId, ssRef } = about;
    // The salt is part of what is erased; where the entry leads (line, person) is hashed with the content.
    const content = JSON.stringify({ salt: randomBytes(16).toString('hex'), lineId, ssRef, before, after, why });
    const row: Omit<Row, 'hash'> = {
      id: (previous?.id ?? 0) + 1,
      at: now(),
      by_id: by.id,
      by_name: by.name,
      device,
      command: command ?? newId(),
      what,
      source,
      week_start: weekStart,
      line_id: lineId,
      ss_ref: ssRef,
      content,
      content_hash: hashBytes(content),
      previous_hash: previous?.hash ?? beginning,
    };
    insert.run({ ...row, hash: hashOf(row) });
    if (began === null || (typeof began === 'string' && row.at < began)) began = undefined;
  }

  const repository: ChangeLogRepository = {
    ...entriesOfKind(db),
    ofLine: (weekStart, lineId) => ofLine.all(lineId, weekStart).map(entryOf),
    ofWeek: (weekStart) => ofWeek.all(weekStart).map(entryOf),
    notChecked(weekStart) {
      const known = taken.get(weekStart) ?? { upTo: 0, lineIds: new Set() };
      for (const lineId of takenLines.all(weekStart, known.upTo)) known.lineIds.add(lineId);
      // What is entered inside a transaction may be taken back.
      if (!db.inTransaction) taken.set(weekStart, { ...known, upTo: last.get()?.id ?? 0 });
      return [...known.lineIds].filter((lineId) => isNotChecked(repository.ofLine(weekStart, lineId))).sort();
    },
    head() {
      const head = last.get();
      return { id: head?.id ?? 0, hash: head?.hash.toString('hex') ?? null };
    },
    formerEnds: () => formerEnds.all().map((value) => serviceEndSchema.parse(JSON.parse(value))),
    verify() {
      const part = repository.verifyPart(null, Number.MAX_SAFE_INTEGER);
      return part.ok ? { ok: true, entries: part.to.entries } : part;
    },
    verifyPart(after, most) {
      let { hash, entries } = after ?? { hash: beginning, entries: 0 };
      let seen = 0;
      for (const row of everything.iterate(entries, most)) {
        seen += 1;
        entries += 1;
        if (row.id !== entries || !isWhole(row, hash)) return { ok: false, firstBroken: entries };
        hash = row.hash;
      }
      return { ok: true, to: { hash, entries }, isEnd: seen < most };
    },
    eraseContent: (ssRef) => erase.run(ssRef).changes,
    beganAt() {
      if (began === undefined) began = earliest.get()?.at ?? null;
      return began;
    },
    savedSincePacket: () => sincePacket.get() !== undefined,
    lastSavedAt: () => savedAt.get()?.at ?? null,
  };
  return { ...repository, enter, ofCommand: (command: string) => ofCommand.all(command).map(entryOf) };
}
export type ChangeLog = ReturnType<typeof changeLogRepository>;

/** The entries of one kind, each by what it is asked for. */
function entriesOfKind(
  db: Db,
): Pick<
  ChangeLogReads,
  'messagesSent' | 'ofSsRefs' | 'logOfLine' | 'sheetsPrinted' | 'sitesReminded' | 'allMessagesSent'
> {
  const messagesSent = db.prepare<[string | null], Row>(
    "SELECT * FROM change_log WHERE ss_ref IS ? AND what = 'message-sent' ORDER BY id DESC",
  );
  const ofSsRefs = db.prepare<[], Row>(
    "SELECT * FROM change_log WHERE week_start IS NULL AND what IN ('merge-people', 'edit-person', 'near-miss') ORDER BY id",
  );
  const logOfLine = db.prepare<[string], Row>(
    "SELECT * FROM change_log WHERE line_id = ? AND week_start IS NULL AND source <> 'sync' ORDER BY id",
  );
  const sheetsPrinted = db.prepare<[string], Row>(
    "SELECT * FROM change_log WHERE week_start = ? AND what = 'print-sheet' ORDER BY id DESC",
  );
  const sitesReminded = db.prepare<[string], Row>(
    "SELECT * FROM change_log WHERE week_start = ? AND what = 'site-reminded' ORDER BY id",
  );
  const allMessagesSent = db.prepare<[], Row>("SELECT * FROM change_log WHERE what = 'message-sent' ORDER BY id");
  return {
    messagesSent: (ssRef) => messagesSent.all(ssRef).map(entryOf),
    ofSsRefs: () => ofSsRefs.all().map(entryOf),
    logOfLine: (lineId) => logOfLine.all(lineId).map(entryOf),
    sheetsPrinted: (weekStart) => sheetsPrinted.all(weekStart).map(entryOf),
    sitesReminded: (weekStart) => sitesReminded.all(weekStart).map(entryOf),
    allMessagesSent: () => allMessagesSent.all().map((row) => ({ ssRef: row.ss_ref, entry: entryOf(row) })),
  };
}

function isWhole(row: Row, previous: Buffer): boolean {
  if (!row.previous_hash.equals(previous) || !row.hash.equals(hashOf(row))) return false;
  if (row.content === null) return row.line_id === null && row.ss_ref === null;
  if (!hashBytes(row.content).equals(row.content_hash)) return false;
  const { lineId, ssRef } = JSON.parse(row.content) as { lineId: string | null; ssRef: string | null };
  return lineId === row.line_id && ssRef === row.ss_ref;
}

/** Over everything of the row that can never be erased. */
function hashOf(row: Omit<Row, 'hash'>): Buffer {
  return hashBytes(
    JSON.stringify([
      row.id,
      row.at,
      row.by_id,
      row.by_name,
      row.device,
      row.command,
      row.what,
      row.source,
      row.week_start,
      row.content_hash.toString('hex'),
      row.previous_hash.toString('hex'),
    ]),
  );
}

function entryOf(row: Row): ChangeLogEntry {
  return {
    id: row.id,
    at: row.at,
    by: { id: row.by_id, name: row.by_name },
    device: row.device,
    command: row.command,
    what: row.what,
    source: row.source,
    weekStart: row.week_start,
    lineId: row.line_id,
    content:
      row.content === null ? null : (JSON.parse(row.content) as { before: unknown; after: unknown; why: string }),
  };
}

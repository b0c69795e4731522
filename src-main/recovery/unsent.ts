// What of the unsent work can still be read in damaged records, or in a backup. What must stay true: a row that cannot
// be read is counted, never skipped in silence; damage in one place does not hide what stands before and after it.
import { randomUUID } from 'node:crypto';
import type { Account } from '../../src-shared/app-api/index.ts';
import { type Packet, type PacketRow, packetRowSchema, subjectOf } from '../../src-shared/packet/index.ts';
import { sameCareRecord } from '../../src-shared/portal-api/equality.ts';
import { type LaterKind, laterKinds } from '../../src-shared/portal-api/index.ts';
import type { Db } from '../store/database.ts';
import type { StoredRow } from '../store/outbox-rows.ts';
import { takesOf } from '../store/portal-takes.ts';

export interface Unsent {
  rows: PacketRow[];
  lines: Packet['lines'];
  /** Rows that are there and cannot be read, as far as that can be known. */
  unreadable: number;
}

type UnsentOwner = Pick<Account, 'user' | 'connection'>;

/** Throws when nothing at all can be read. */
export function readUnsent(db: Db, { user, connection }: UnsentOwner): Unsent {
  db.prepare('SELECT count(*) FROM sqlite_schema').get();
  const found = new Map<string, StoredRow>();
  const unsent = "SELECT * FROM outbox WHERE state NOT IN ('accepted', 'withdrawn')";
  // Forwards as far as it goes, then backwards to the other side of the damage.
  const broken = !gather(db, `${unsent} ORDER BY rowid`, found) && !gather(db, `${unsent} ORDER BY rowid DESC`, found);
  const stored = [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const rows = new Map<string, PacketRow>();
  let unreadable = broken ? 1 : 0;
  for (const row of stored) {
    // The newest of a subject says it all; it may be based on the one that is on its way.
    const earlier = stored.find(({ subject, base }) => subject === row.subject && base !== null);
    const read = packetRowSchema.safeParse(packetRow(row, earlier, user));
    if (read.success) rows.set(subjectOf(read.data), read.data);
    else unreadable += 1;
  }
  if (connection.kind !== 'files') {
    // Last, as in a packet: in the outbox it is gone, as far as the portal may know.
    const held = heldBack(db, user);
    for (const row of held.rows) rows.set(subjectOf(row), row);
    unreadable += held.unreadable;
  }
  return { rows: [...rows.values()], lines: linesOf(db, [...rows.values()]), unreadable };
}

/** What two places hold together: where both speak of the same thing, the first is the newer. */
export function together(first: Unsent, second: Unsent): Unsent {
  const rows = new Map([...second.rows, ...first.rows].map((row) => [subjectOf(row), row]));
  const lines = new Map([...second.lines, ...first.lines].map((line) => [line.lineId, line]));
  return { rows: [...rows.values()], lines: [...lines.values()], unreadable: first.unreadable };
}

/** A packet of its own device: also the computer that it comes from may take it in, once it works again. */
export function packetOf(
  { rows, lines }: Unsent,
  of: { account: Pick<Account, 'user' | 'provider'>; device: string; now: string; newId: () => string },
): Packet {
  return {
    format: 'provider-actuals-packet',
    formatVersion: 1,
    packetId: of.newId(),
    provider: of.account.provider,
    device: { id: `rescued-${randomUUID()}`, name: of.device },
    madeBy: of.account.user,
    madeAt: of.now,
    changeLog: { id: 0, hash: null },
    lines,
    rows,
  };
}

/** @returns false when the reading broke off */
function gather<T extends { id: string }>(db: Db, sql: string, into: Map<string, T>): boolean {
  try {
    for (const row of db.prepare<[], T>(sql).iterate()) into.set(row.id, row);
    return true;
  } catch {
    return false;
  }
}

interface HeldBackRow {
  id: string;
  /** Of an absence: as JSON. */
  lineIds?: string | null;
  version: number | null;
  record: string | null;
}

/** By the later kind that it is of: the kind of its record, its table, and what is read of it. */
const heldBackIn = {
  absence: {
    kind: 'absence',
    table: 'absence',
    columns: `own.ss_ref AS ssRef, own.kind AS kind, own.line_ids AS lineIds, own.first_day AS firstDay,
      own.last_day AS lastDay, own.told_on AS toldOn, own.note AS note`,
    which: '1 = 1',
  },
  'not-claimed': {
    kind: 'log',
    table: 'log_entry',
    columns: `own.line_id AS lineId, own.day AS day, own.kind AS kind, own.reason AS reason, own.minutes AS minutes,
      own.note AS note`,
    which: "own.kind = 'not-claimed'",
  },
} as const satisfies Record<LaterKind, unknown>;

/** What the portal takes no records of: it is in no outbox, and nowhere but here. */
function heldBack(db: Db, user: UnsentOwner['user']): Pick<Unsent, 'rows' | 'unreadable'> {
  const takes = takesOf(firstText(db, 'SELECT takes FROM sync_state WHERE one = 1'));
  // Its own time is nowhere beside it.
  const at = firstText(db, 'SELECT at FROM change_log ORDER BY id DESC LIMIT 1') ?? '1970-01-01T00:00:00.000Z';
  const rows: PacketRow[] = [];
  let unreadable = 0;
  for (const later of laterKinds.filter((kind) => !takes.includes(kind))) {
    const { kind, table, columns, which } = heldBackIn[later];
    // Records of before there was such a thing hold none.
    if (firstText(db, `SELECT name FROM sqlite_schema WHERE type = 'table' AND name = '${table}'`) === null) continue;
    const sql = `SELECT own.id AS id, ${columns}, there.version AS version, there.record AS record FROM ${table} AS own
      LEFT JOIN care_at_portal AS there ON there.kind = '${kind}' AND there.id = own.id WHERE ${which}`;
    const found = new Map<string, HeldBackRow>();
    if (!gather(db, `${sql} ORDER BY own.rowid`, found) && !gather(db, `${sql} ORDER BY own.rowid DESC`, found))
      unreadable += 1;
    for (const { version, record, ...own } of found.values()) {
      const { id } = own;
      const base = parsed(record);
      const value = own.lineIds === undefined ? own : { ...own, lineIds: parsed(own.lineIds) };
      const change = { kind, id, baseVersion: version ?? 0, record: { kind, id, value } };
      const row = { kind: 'care', rowId: `${kind} ${id}`, change, base, changed: { ...user, at } };
      const read = packetRowSchema.safeParse(row);
      if (!read.success) unreadable += 1;
      else if (read.data.kind === 'care' && !sameCareRecord(read.data.base, read.data.change.record))
        rows.push(read.data);
    }
  }
  return { rows, unreadable };
}

/** Null also where it cannot be read. */
function firstText(db: Db, sql: string): string | null {
  try {
    return db.prepare<[], string | null>(sql).pluck().get() ?? null;
  } catch {
    return null;
  }
}

function packetRow(row: StoredRow, earlier: StoredRow | undefined, user: UnsentOwner['user']): unknown {
  const common = { rowId: row.id, changed: { ...user, at: row.created_at } };
  const body = parsed(row.body) as Record<string, unknown> | null;
  const base = parsed(row.base ?? earlier?.base ?? null);
  switch (row.kind) {
    case 'actual':
      return {
        ...common,
        kind: 'actual',
        weekStart: row.week_start,
        lineId: row.line_id,
        actual: body?.actual,
        attested: body?.attested,
        commentSource: 'edited',
        base,
      };
    case 'care': {
      const change = { ...body, baseVersion: row.base_version ?? earlier?.base_version ?? 0 };
      return { ...common, kind: 'care', change, base };
    }
    case 'generate':
      return { ...common, kind: 'generate', weekStart: row.week_start };
    case 'dispute-message':
      return { ...common, kind: 'dispute-message', disputeId: body?.disputeId, text: body?.text };
  }
}

function parsed(text: string | null): unknown {
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** What names the lines; without it the rows still say which they are. */
function linesOf(db: Db, rows: readonly PacketRow[]): Packet['lines'] {
  try {
    const select = db.prepare<[string], Packet['lines'][number]>(
      `SELECT id AS lineId, ss_ref AS ssRef, service, service_level AS serviceLevel FROM service_line WHERE id = ?`,
    );
    const ids = new Set(rows.flatMap((row) => (row.kind === 'actual' ? [row.lineId] : [])));
    return [...ids].flatMap((id) => select.get(id) ?? []);
  } catch {
    return [];
  }
}

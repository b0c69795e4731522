// Erases everything that the store holds of one person, in one transaction: rows, what files and packets say of them, the
// content of the history. What must stay true: either all of it goes or nothing does, and before it is kept every table is
// searched for what led to them; the chain of the history still verifies; what names nobody (totals of weeks, receipts,
// payments) stays; the old copies beside the store go next, after a kill at the next start.
import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { ErasureReason } from '../../src-shared/app-api/held.ts';
import { intendedLines, intendedText, servicePlanSchema } from '../../src-shared/portal-export/index.ts';
import { hash } from '../machine/hash.ts';
import type { Actuals } from './actuals.ts';
import { type BackupPlace, makeBackup } from './backup.ts';
import type { ChangeLog } from './change-log.ts';
import { type Db, inTransaction } from './database.ts';
import type { Erased, ErasedKind } from './erased.ts';
import { type HeldOfPerson, heldOfPerson } from './held-of-person.ts';
import type { TableName } from './holdings.ts';
import { mentionsOf, shortestWord } from './mentions.ts';

export interface ErasePersonRequest {
  ssRef: string;
  by: { id: string; name: string };
  why: ErasureReason;
}

export interface PersonErased {
  id: string;
  /** Texts about others that still name them. */
  namedElsewhere: number;
}

/** Something that leads to the person would have stayed: nothing was erased. */
export class NotAllErased extends Error {
  readonly table: string;
  constructor(table: string) {
    super(`Something of the person would have stayed in ${table}.`);
    this.table = table;
  }
}

interface EraseParts {
  actuals: Pick<Actuals, 'ofWeek'>;
  log: ChangeLog;
  erased: Erased;
  newId: () => string;
}

export function personEraser(db: Db, { actuals, log, erased, newId }: EraseParts) {
  return ({ ssRef, by, why }: ErasePersonRequest): PersonErased =>
    inTransaction(db, () => {
      // Until the commit a row may point at one that has gone already.
      db.pragma('defer_foreign_keys = ON');
      const id = newId();
      erased.begin(id, by, why);
      const held = heldOfPerson(db, ssRef);
      keepTotals(db, held, id);
      for (const one of erasedIds(held)) erased.remember(id, one.kind, one.id);
      const keepFigures = figuresOf(db, actuals, held);
      for (const { table, rows } of held.tables) for (const row of rows) takeOut(db, table, row);
      keepFigures();
      log.enter({ what: 'erase-person', by, source: 'typed', after: { kind: 'erasure', id, why } });
      const namedElsewhere = search(db, held);
      erased.rowsErased();
      return { id, namedElsewhere };
    });
}

/** Deletes the row, or writes what is left of it. */
function takeOut(db: Db, table: TableName, { rowid, kept }: HeldOfPerson['tables'][number]['rows'][number]): void {
  if (table === 'change_log') {
    db.prepare('UPDATE change_log SET content = NULL, line_id = NULL, ss_ref = NULL WHERE id = ?').run(rowid);
  } else if (kept === null) {
    db.prepare(`DELETE FROM ${table} WHERE rowid = ?`).run(rowid);
  } else {
    const set = Object.keys(kept).map((column) => `${column} = ?`);
    if (set.length > 0) {
      db.prepare(`UPDATE ${table} SET ${set.join(', ')} WHERE rowid = ?`).run(...Object.values(kept), rowid);
    }
  }
}

/**
 * Evidence is tied to the figures that it speaks of by their digest, which is another one without the person's lines.
 * @returns what ties it to those that are left, once they are gone; else a week that was done would be one that changed since
 */
function figuresOf(db: Db, actuals: Pick<Actuals, 'ofWeek'>, { tables }: HeldOfPerson): () => void {
  const plan = db.prepare<[number | bigint], { week_start: string; service: string; plan: string }>(
    'SELECT week_start, service, plan FROM service_plan WHERE rowid = ?',
  );
  const bodies = db.prepare<[string, string], { position: number; body: string }>(
    'SELECT position, body FROM file_evidence WHERE week_start = ? AND service = ?',
  );
  const save = db.prepare<[string, number]>('UPDATE file_evidence SET body = ? WHERE position = ?');
  const digestOf = (of: { week_start: string; plan: string }) => {
    const ofWeek = actuals.ofWeek(of.week_start).map(({ actual }) => actual);
    return hash(intendedText(of.week_start, intendedLines(servicePlanSchema.parse(JSON.parse(of.plan)), ofWeek)));
  };
  const rows = tables.find(({ table }) => table === 'service_plan')?.rows ?? [];
  const before = rows.flatMap(({ rowid }) => {
    const row = plan.get(rowid);
    return row === undefined ? [] : [{ rowid, digest: digestOf(row) }];
  });
  return () => {
    for (const { rowid, digest } of before) {
      const row = plan.get(rowid);
      if (row === undefined) continue;
      const now = digestOf(row);
      for (const { position, body } of bodies.all(row.week_start, row.service)) {
        const piece = JSON.parse(body) as { figures?: string };
        if (piece.figures === digest) save.run(JSON.stringify({ ...piece, figures: now }), position);
      }
    }
  };
}

/** What the lines came to, week by week and service by service: it names nobody, and stays. */
function keepTotals(db: Db, { identifiers }: HeldOfPerson, erasureId: string): void {
  const add = db.prepare<[string, string]>(
    `INSERT INTO week_total (erasure_id, week_start, service, lines, planned, actual, frustrated, missed, extra)
     SELECT ?, actual.week_start, service, count(*), sum(planned), sum(actual), sum(frustrated), sum(missed), sum(extra)
     FROM actual JOIN service_line ON service_line.id = actual.line_id
     WHERE line_id = ? GROUP BY actual.week_start, service
     ON CONFLICT DO UPDATE SET lines = lines + excluded.lines, planned = planned + excluded.planned,
       actual = actual + excluded.actual, frustrated = frustrated + excluded.frustrated,
       missed = missed + excluded.missed, extra = extra + excluded.extra`,
  );
  for (const lineId of identifiers.lineIds) add.run(erasureId, lineId);
}

function erasedIds({ identifiers, tables }: HeldOfPerson): { kind: ErasedKind; id: string }[] {
  const idsIn = (table: TableName, kind: ErasedKind) =>
    (tables.find((one) => one.table === table)?.rows ?? []).map(({ said }) => ({ kind, id: String(said.id) }));
  const atPortal = (tables.find(({ table }) => table === 'care_at_portal')?.rows ?? []).map(({ said }) => ({
    kind: said.kind as ErasedKind,
    id: String(said.id),
  }));
  return [
    ...identifiers.ssRefs.map((id) => ({ kind: 'person' as const, id })),
    ...identifiers.lineIds.map((id) => ({ kind: 'line' as const, id })),
    ...idsIn('hospital_stay', 'stay'),
    ...idsIn('absence', 'absence'),
    ...idsIn('adjustment_request', 'adjustment'),
    ...idsIn('service_end', 'end'),
    ...idsIn('log_entry', 'log'),
    ...idsIn('dispute', 'dispute'),
    ...atPortal,
  ];
}

/**
 * Looks through every table that there is, those included that nobody thought of. Throws where something is left that is about
 * the person.
 * @returns in how many rows about others the person is still named
 */
function search(db: Db, { identifiers, mentions }: HeldOfPerson): number {
  // An SS Ref may be a word in what somebody wrote of others; the rest leads to nobody else.
  const ids = mentionsOf({ ...identifiers, ssRefs: [], names: [] });
  const quoted = identifiers.ssRefs.flatMap((ref) => {
    const value = JSON.stringify(ref);
    return ref.length < shortestWord ? [`"ssRef":${value}`] : [value];
  });
  const isLeft = (text: string) => ids.hasId(text) || quoted.some((ref) => text.includes(ref));
  let named = 0;
  for (const table of tablesOf(db)) {
    for (const row of db.prepare<[], Record<string, unknown>>(`SELECT * FROM ${table}`).iterate()) {
      const texts = Object.values(row).flatMap(textsOf);
      const isOfThem = identifiers.ssRefs.includes(String(row.ss_ref));
      if (isOfThem || texts.some(isLeft)) throw new NotAllErased(table);
      if (texts.some(mentions.in)) named += 1;
    }
  }
  return named;
}

function tablesOf(db: Db): string[] {
  return db
    .prepare<[], string>(
      "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite^_%' ESCAPE '^'",
    )
    .pluck()
    .all();
}

/** Bytes as the letters that files are written in. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (!Buffer.isBuffer(value) || value.length <= 32) return [];
  return [value.toString('latin1'), value.toString('utf16le')];
}

/**
 * Has the file itself forget what was erased, and puts a new backup in the place of all copies from before: backups, records
 * that were set aside, and what was being restored. Throws what the disk refuses; it can be done again.
 */
export function renewCopies(db: Db, file: string, backups: BackupPlace, now: string): void {
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.exec('VACUUM');
  db.pragma('wal_checkpoint(TRUNCATE)');
  const fresh = makeBackup(db, backups, now);
  for (const name of readdirSync(backups.folder)) {
    const old = path.join(backups.folder, name);
    if (old !== fresh && /\.backup(\.unfinished(-journal)?)?$/.test(name) && name.startsWith(`${backups.name}.`)) {
      rmSync(old, { force: true, maxRetries: 5 });
    }
  }
  const folder = path.dirname(file);
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    if (name.startsWith('set-aside-') || name === `${path.basename(file)}.restoring`) {
      rmSync(path.join(folder, name), { recursive: true, force: true, maxRetries: 5 });
    }
  }
}

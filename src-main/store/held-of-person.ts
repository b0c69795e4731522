// Everything that the store holds of one person, by the one list of what is kept (holdings.ts): for their own copy of it, and
// for erasing it. Each table gives what it says of them, and what is to be written where it speaks of others too.
import { withBlankRows } from '../../src-shared/council-csv/blank-rows.ts';
import type { ChangedCell } from '../../src-shared/council-csv/index.ts';
import type { Db } from './database.ts';
import { holdingOf, type OfPerson, type TableName, tableNames } from './holdings.ts';
import { isAbout, type Mentions, mentionsOf, type PersonIdentifiers, withoutPerson } from './mentions.ts';
import { identifiersOf } from './person-identifiers.ts';

type Row = Record<string, unknown>;

/** A row of a table with what it says of the person, and what becomes of it when they are erased. */
export interface HeldRow {
  rowid: number | bigint;
  /** What it says of them: the row, its parts, or the rows of a file. */
  said: Row;
  /** Null: the row goes. Else what stands in these columns from then on. */
  kept: Row | null;
}

export interface HeldOfPerson {
  identifiers: PersonIdentifiers;
  mentions: Mentions;
  /** Tables with anything of theirs, in the order of the list. */
  tables: { table: TableName; rows: HeldRow[] }[];
}

/** Reads it. Call it in the transaction that then writes. */
export function heldOfPerson(db: Db, ssRef: string): HeldOfPerson {
  const identifiers = identifiersOf(db, ssRef);
  const mentions = mentionsOf(identifiers);
  nameHeld(db, identifiers);
  const files = filesOfPerson(db, mentions);
  const history = historyRows(db, mentions);
  const context: Looking = { db, mentions, files, history };
  const tables = tableNames.flatMap((table) => {
    const { ofPerson } = holdingOf(table);
    const rows = ofPerson === null ? [] : rowsOf(context, table, ofPerson);
    return rows.length === 0 ? [] : [{ table, rows }];
  });
  db.exec('DELETE FROM temp.held');
  return { identifiers, mentions, tables };
}

interface Looking {
  db: Db;
  mentions: Mentions;
  files: FilesOfPerson;
  /** Entries of theirs in the history. */
  history: Row[];
}

function rowsOf(looking: Looking, table: TableName, of: OfPerson): HeldRow[] {
  const { db, mentions, files } = looking;
  switch (of.as) {
    case 'rows':
      return all(db, table, of.where).map(gone);
    case 'mentions':
      return mentioning(looking, table, of.columns).map(gone);
    case 'parts':
      return mentioning(looking, table, of.columns).map((row) =>
        partsOf(row, withoutInColumns(row, of.columns, mentions, of.keep ?? false)),
      );
    case 'file':
      return fileRows(looking, table, of);
    case 'cells':
      return cellRows(looking, files);
    case 'pictures':
      return [...files.pictures].flatMap((digest) => all(db, table, 'digest = ?', digest)).map(gone);
    case 'history':
      return looking.history.map((row) => ({
        rowid: row.rowid as number,
        said: entrySaid(row, mentions),
        kept: {},
      }));
    case 'steps': {
      const commands = new Set(looking.history.map(({ command }) => command));
      const isTheirs = (row: Row) => commands.has(row.command) || mentions.in(String(row.label));
      return those(db, table, '1', isTheirs).map(gone);
    }
  }
}

const gone = ({ rowid, ...said }: Row): HeldRow => ({ rowid: rowid as number, said, kept: null });

/** The rows of a table that meet a condition, by a name for their place that no table has a column of. */
function all(db: Db, table: string, where: string, ...values: unknown[]): Row[] {
  return db.prepare<unknown[], Row>(`SELECT rowid AS rowid, * FROM ${table} WHERE ${where}`).all(...values);
}

function mentioning({ db, mentions }: Looking, table: TableName, columns: readonly string[]): Row[] {
  return those(db, table, '1', (row) => columns.some((column) => saysOf(row[column], mentions)));
}

/** The same, of those that a test picks out: of a table of years, not all of it is kept in memory. */
function those(db: Db, table: string, where: string, isOne: (row: Row) => boolean): Row[] {
  const found: Row[] = [];
  const rows = db.prepare<[], Row>(`SELECT rowid AS rowid, * FROM ${table} WHERE ${where}`);
  for (const row of rows.iterate()) if (isOne(row)) found.push(row);
  return found;
}

function saysOf(value: unknown, mentions: Mentions): boolean {
  if (typeof value !== 'string') return false;
  if (!/^[[{]/.test(value)) return mentions.hasId(value);
  return mentions.words.some((word) => value.includes(word)) && isAbout(JSON.parse(value), mentions);
}

interface InColumns {
  kept: Row;
  taken: unknown[];
}

function withoutInColumns(row: Row, columns: readonly string[], mentions: Mentions, blank: boolean): InColumns {
  const kept: Row = {};
  const taken: unknown[] = [];
  for (const column of columns) {
    const text = row[column];
    if (typeof text !== 'string') continue;
    const without = withoutPerson(JSON.parse(text), mentions, blank);
    taken.push(...without.taken);
    kept[column] = JSON.stringify(without.kept);
  }
  return { kept, taken };
}

function partsOf(row: Row, { kept, taken }: InColumns): HeldRow {
  return { rowid: row.rowid as number, said: { ...placeOf(row), parts: taken }, kept: stillValid(row, kept) };
}

/** A packet has at least one change, a plan at least one line: one that says nothing takes the place of those that are gone. */
function stillValid(row: Row, kept: Row): Row {
  if (typeof kept.plan === 'string') {
    const plan = JSON.parse(kept.plan) as { service: string; lines: unknown[] };
    return plan.lines.length > 0
      ? kept
      : { ...kept, plan: JSON.stringify({ ...plan, lines: [erasedLine(plan.service)] }) };
  }
  if (typeof kept.packet !== 'string') return kept;
  const packet = JSON.parse(kept.packet) as { rows: unknown[]; madeBy: { id: string; name: string }; madeAt: string };
  if (packet.rows.length > 0) return kept;
  const changed = { ...packet.madeBy, at: packet.madeAt };
  const nothing = { kind: 'withdrawn', rowId: 'erased', subject: 'erased', changed };
  return { ...kept, packet: JSON.stringify({ ...packet, rows: [nothing], packetId: row.packet_id }) };
}

const erasedLine = (service: string) => ({
  lineId: 'erased',
  ssRef: 'erased',
  service,
  serviceLevel: '',
  planned: 0,
  visits: 0,
  exported: { actual: null, frustrated: null, missed: null, extra: null, visits: null, comment: null },
});

/** What tells where a row of several people belongs, without what it says of anybody. */
function placeOf(row: Row): Row {
  const named = ['id', 'week_start', 'service', 'name', 'packet_id', 'at', 'number'];
  return Object.fromEntries(Object.entries(row).filter(([column]) => named.includes(column)));
}

interface FilesOfPerson {
  /** The rows of theirs in the files of a week, by week. */
  rows: ReadonlyMap<string, ReadonlySet<number>>;
  /** Digests of the pictures that were made of weeks of theirs. */
  pictures: ReadonlySet<string>;
  /** Weeks with a line of theirs. */
  weeks: ReadonlySet<string>;
}

function filesOfPerson(db: Db, mentions: Mentions): FilesOfPerson {
  const rows = new Map<string, Set<number>>();
  for (const { week_start, bytes } of db
    .prepare<[], { week_start: string; bytes: Buffer }>(
      'SELECT week_start, bytes FROM service_plan UNION ALL SELECT week_start, bytes FROM council_file',
    )
    .iterate()) {
    const blanked = withBlankRows(bytes, mentions.isCell)?.blanked ?? [];
    const known = rows.get(week_start) ?? new Set();
    for (const { row } of blanked) known.add(row);
    rows.set(week_start, known);
  }
  const ofWeeks = db
    .prepare<[], string>(
      `SELECT DISTINCT week_start FROM actual WHERE line_id IN (SELECT id FROM held WHERE kind = 'line')
       UNION SELECT DISTINCT service_plan.week_start FROM service_plan, json_each(service_plan.plan, '$.lines') AS line
         WHERE json_extract(line.value, '$.lineId') IN (SELECT id FROM held WHERE kind = 'line')`,
    )
    .pluck()
    .all();
  const weeks = new Set(ofWeeks);
  const pictures = db
    .prepare<[], { week_start: string; digest: string }>(
      `SELECT week_start, json_extract(body, '$.picture.digest') AS digest FROM file_evidence
       WHERE json_extract(body, '$.picture.digest') IS NOT NULL`,
    )
    .all()
    .filter(({ week_start }) => weeks.has(week_start))
    .map(({ digest }) => digest);
  return { rows, weeks, pictures: new Set(pictures) };
}

function fileRows(
  looking: Looking,
  table: TableName,
  { column, json = [] }: Extract<OfPerson, { as: 'file' }>,
): HeldRow[] {
  const { db, mentions } = looking;
  return all(db, table, '1').flatMap((row): HeldRow[] => {
    const blank = withBlankRows(row[column] as Buffer, mentions.isCell);
    const { kept, taken } = withoutInColumns(row, json, mentions, false);
    // What is no text cannot be looked through: it goes whole, where the plan beside it is theirs.
    const bytes = blank === null ? (taken.length > 0 ? Buffer.alloc(0) : null) : Buffer.from(blank.bytes);
    const fileRowsSaid = blank?.blanked ?? [];
    if (fileRowsSaid.length === 0 && taken.length === 0) return [];
    const said = { ...placeOf(row), ...(taken.length === 0 ? {} : { parts: taken }), rows: fileRowsSaid };
    return [
      {
        rowid: row.rowid as number,
        said,
        kept: { ...stillValid(row, kept), ...(bytes === null ? {} : { [column]: bytes }) },
      },
    ];
  });
}

function cellRows({ db, mentions }: Looking, files: FilesOfPerson): HeldRow[] {
  return all(db, 'made_file', '1').flatMap((row): HeldRow[] => {
    const rows = files.rows.get(String(row.week_start)) ?? new Set();
    const cells = JSON.parse(String(row.cells)) as ChangedCell[];
    const isTheirs = (cell: ChangedCell) => rows.has(cell.row) || [cell.from, cell.to].some(mentions.isCell);
    const theirs = cells.filter(isTheirs);
    if (theirs.length === 0) return [];
    const empty = cells.map((cell) =>
      isTheirs(cell) ? { ...cell, from: '', to: '', refused: cell.refused === null ? null : '' } : cell,
    );
    const kept = { cells: JSON.stringify(empty) };
    return [{ rowid: row.rowid as number, said: { ...placeOf(row), cells: theirs }, kept }];
  });
}

/** Entries about them; of those that are about nobody in particular, the ones that name them or have something of theirs. */
function historyRows(db: Db, mentions: Mentions): Row[] {
  const about =
    "ss_ref IN (SELECT id FROM held WHERE kind = 'person') OR line_id IN (SELECT id FROM held WHERE kind = 'line')";
  const found = new Map(all(db, 'change_log', about).map((row) => [row.id, row]));
  const ofNobody = 'content IS NOT NULL AND line_id IS NULL AND ss_ref IS NULL';
  const naming = those(db, 'change_log', ofNobody, ({ content }) => mentions.in(String(content)));
  for (const row of naming) found.set(row.id, row);
  const words = mentions.words.map(() => 'instr(content, ?) > 0').join(' OR ');
  for (const row of all(db, 'change_log', `content IS NOT NULL AND (${words})`, ...mentions.words)) {
    if (!found.has(row.id) && saysOf(row.content, mentions)) found.set(row.id, row);
  }
  return [...found.values()].sort((a, b) => Number(a.id) - Number(b.id));
}

/** An entry as it is exported; of one that others stand in too, only what is said of this person. */
function entrySaid(row: Row, mentions: Mentions): Row {
  const { id, at, by_name, device, what, source, week_start, line_id, ss_ref, content } = row;
  const place = { id, at, by_name, device, what, source, week_start };
  if (typeof content !== 'string') return place;
  const { before, after, why } = JSON.parse(content) as { before: unknown; after: unknown; why: string };
  if (line_id !== null || ss_ref !== null) return { ...place, line_id, before, after, why };
  return { ...place, parts: withoutPerson({ before, after, why }, mentions).taken };
}

function nameHeld(db: Db, { ssRefs, lineIds, recordIds }: PersonIdentifiers): void {
  db.exec('CREATE TEMP TABLE IF NOT EXISTS held (kind TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (kind, id)) STRICT');
  db.exec('DELETE FROM temp.held');
  const name = db.prepare<[string, string]>('INSERT OR IGNORE INTO temp.held (kind, id) VALUES (?, ?)');
  for (const id of ssRefs) name.run('person', id);
  for (const id of lineIds) name.run('line', id);
  for (const id of recordIds) name.run('record', id);
}

// What was written to this store since it was opened, and of which week and line: whoever keeps a week in memory brings
// it up to date by reading just that again. SQLite itself tells it, by temporary triggers on every table, so that no
// writer can forget to. What a transaction wrote and took back is told too: it is then read for nothing.
import type { PlainDate } from '../../src-shared/domain/week.ts';
import type { Db } from './database.ts';

/** One row that was written, by what it is of where its table says that. */
export interface WrittenRow {
  table: string;
  weekStart: PlainDate | null;
  lineId: string | null;
}

/** For what is kept in memory of the store. */
export interface WrittenRepository {
  /** Names this moment. */
  mark(): number;
  /** What was written since that moment, oldest first; null: so long ago that everything may have been. */
  since(mark: number): readonly WrittenRow[] | null;
}

/** Whoever has not asked for at least half as many reads everything. */
const mostRemembered = 100_000;
/** Written with nearly everything else, and kept in nobody's memory. */
const unheard = ['change_log', 'staged_change'];

/** Begins to listen. Call it once the tables are there. */
export function writtenRepository(db: Db): WrittenRepository {
  let remembered: WrittenRow[] = [];
  let forgotten = 0;
  db.function('note_written', (table, weekStart, lineId) => {
    if (remembered.length === mostRemembered) {
      remembered = remembered.slice(mostRemembered / 2);
      forgotten += mostRemembered / 2;
    }
    remembered.push({ table, weekStart, lineId } as WrittenRow);
    return null;
  });
  const heard = columnsByTable(db).filter(({ table }) => !unheard.includes(table));
  // One transaction: each trigger by itself takes SQLite several times as long, at every start.
  db.exec(`BEGIN; ${heard.flatMap(triggersOf).join('; ')}; COMMIT`);
  return {
    mark: () => forgotten + remembered.length,
    since: (mark) => (mark < forgotten ? null : remembered.slice(mark - forgotten)),
  };
}

interface TableColumns {
  table: string;
  columns: ReadonlySet<string>;
}

function columnsByTable(db: Db): TableColumns[] {
  const found = new Map<string, Set<string>>();
  const all = db.prepare<[], { name: string; field: string }>(
    `SELECT one.name, field.name AS field FROM main.sqlite_schema AS one, pragma_table_info(one.name) AS field
     WHERE one.type = 'table' AND one.name NOT LIKE 'sqlite^_%' ESCAPE '^'`,
  );
  for (const { name, field } of all.iterate()) found.set(name, (found.get(name) ?? new Set()).add(field));
  return [...found].map(([table, columns]) => ({ table, columns }));
}

function triggersOf({ table, columns }: TableColumns): string[] {
  const key = (row: 'NEW' | 'OLD') =>
    ['week_start', 'line_id'].map((column) => (columns.has(column) ? `${row}.${column}` : 'NULL')).join(', ');
  const note = (row: 'NEW' | 'OLD') => `SELECT note_written('${table}', ${key(row)})`;
  const moved = `WHERE (${key('OLD')}) IS NOT (${key('NEW')})`;
  const bodies = {
    INSERT: `${note('NEW')};`,
    DELETE: `${note('OLD')};`,
    UPDATE: `${note('NEW')}; ${note('OLD')} ${moved};`,
  };
  return Object.entries(bodies).map(
    ([event, body]) =>
      `CREATE TEMP TRIGGER written_${table}_${event} AFTER ${event} ON main.${table} BEGIN ${body} END`,
  );
}

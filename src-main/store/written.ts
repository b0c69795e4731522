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
  for (const table of tablesOf(db)) if (!unheard.includes(table)) listenTo(db, table);
  return {
    mark: () => forgotten + remembered.length,
    since: (mark) => (mark < forgotten ? null : remembered.slice(mark - forgotten)),
  };
}

function tablesOf(db: Db): string[] {
  return db
    .prepare<[], string>(
      "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite^_%' ESCAPE '^'",
    )
    .pluck()
    .all();
}

function listenTo(db: Db, table: string): void {
  const columns = new Set(db.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table));
  const key = (row: 'NEW' | 'OLD') =>
    ['week_start', 'line_id'].map((column) => (columns.has(column) ? `${row}.${column}` : 'NULL')).join(', ');
  const note = (row: 'NEW' | 'OLD') => `SELECT note_written('${table}', ${key(row)})`;
  const moved = `WHERE (${key('OLD')}) IS NOT (${key('NEW')})`;
  const bodies = {
    INSERT: `${note('NEW')};`,
    DELETE: `${note('OLD')};`,
    UPDATE: `${note('NEW')}; ${note('OLD')} ${moved};`,
  };
  for (const [event, body] of Object.entries(bodies)) {
    db.exec(`CREATE TEMP TRIGGER written_${table}_${event} AFTER ${event} ON main.${table} BEGIN ${body} END`);
  }
}

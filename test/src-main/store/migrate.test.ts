// Migrations: nothing that people recorded is lost on the way, and one that fails leaves the store as it was.
import { expect, test } from 'vitest';
import { openDatabase } from '../../../src-main/store/database.ts';
import { migrate, migrationOf, schemaState } from '../../../src-main/store/migrate.ts';
import { now } from '../fixtures.ts';

const first = migrationOf(
  '0000_first',
  `CREATE TABLE parent (id TEXT PRIMARY KEY) STRICT;
--> statement-breakpoint
CREATE TABLE child (id TEXT PRIMARY KEY, parent_id TEXT NOT NULL REFERENCES parent(id) ON DELETE CASCADE) STRICT;`,
);
/** How drizzle-kit rebuilds a table. With foreign keys on, dropping the old one takes its children along. */
const rebuild = migrationOf(
  '0001_rebuild',
  `PRAGMA foreign_keys=OFF;
--> statement-breakpoint
CREATE TABLE __new_parent (id TEXT PRIMARY KEY, name TEXT) STRICT;
--> statement-breakpoint
INSERT INTO __new_parent (id) SELECT id FROM parent;
--> statement-breakpoint
DROP TABLE parent;
--> statement-breakpoint
ALTER TABLE __new_parent RENAME TO parent;`,
);

function filled() {
  const db = openDatabase(':memory:', { readonly: false, mustExist: false });
  db.pragma('foreign_keys = ON');
  migrate(db, [first], now);
  db.exec("INSERT INTO parent VALUES ('p'); INSERT INTO child VALUES ('c', 'p')");
  return db;
}

const children = (db: ReturnType<typeof filled>) => db.prepare('SELECT * FROM child').all();

test('rebuilding a table keeps its child rows', () => {
  const db = filled();
  migrate(db, [rebuild], now);
  expect(children(db)).toEqual([{ id: 'c', parent_id: 'p' }]);
  expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
  expect(schemaState(db, [first, rebuild])).toEqual({ state: 'current' });
});

test('the trap is real: the same SQL with foreign keys on in a transaction deletes the child rows', () => {
  const db = filled();
  db.transaction(() => {
    for (const statement of rebuild.sql.split('--> statement-breakpoint')) db.exec(statement);
  })();
  expect(children(db)).toEqual([]);
});

test('a migration that loses rows without saying so is rolled back', () => {
  const db = filled();
  expect(() => migrate(db, [migrationOf('0001_loses', 'DELETE FROM child;')], now)).toThrow(
    /0 rows in child, which had 1/,
  );
  expect(children(db)).toHaveLength(1);
  expect(schemaState(db, [first])).toEqual({ state: 'current' });
  migrate(db, [migrationOf('0001_declares', '-- changes rows of: child\nDELETE FROM child;')], now);
  expect(children(db)).toEqual([]);
});

test('a migration that leaves a foreign key pointing nowhere is rolled back', () => {
  const db = filled();
  const breaks = migrationOf('0001_breaks', "UPDATE child SET parent_id = 'nobody';");
  expect(() => migrate(db, [breaks], now)).toThrow(/broke 1 foreign key/);
  expect(children(db)).toEqual([{ id: 'c', parent_id: 'p' }]);
});

test('a migration that fails half way leaves nothing of it', () => {
  const db = filled();
  const fails = migrationOf(
    '0001_fails',
    'CREATE TABLE extra (a TEXT) STRICT;\n--> statement-breakpoint\nCREATE TABLE extra (a TEXT) STRICT;',
  );
  expect(() => migrate(db, [fails], now)).toThrow();
  expect(db.prepare("SELECT name FROM sqlite_schema WHERE name = 'extra'").get()).toBeUndefined();
});

test('line ends do not make another migration of the same SQL', () => {
  expect(migrationOf('x', 'SELECT 1;\r\nSELECT 2;').hash).toBe(migrationOf('x', 'SELECT 1;\nSELECT 2;').hash);
});

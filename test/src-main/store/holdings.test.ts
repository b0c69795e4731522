// The one list of what is kept: no table and no kind of file is missing from it, and the document says the same.
import { readFileSync } from 'node:fs';
import { getTableName } from 'drizzle-orm';
import { getTableConfig, type SQLiteTable } from 'drizzle-orm/sqlite-core';
import { describe, expect, it, test } from 'vitest';
import { fileHoldings, holdingOf, tableNames } from '../../../src-main/store/holdings.ts';
import * as schema from '../../../src-main/store/schema.ts';
import { privacyFile, privacyText } from '../../docs/privacy.ts';

const tables: SQLiteTable[] = Object.values(schema);

describe('the list of tables', () => {
  it('has every table of the store, and no other', () => {
    expect([...tableNames].sort()).toEqual(tables.map((table) => getTableName(table)).sort());
  });

  it('says how what is about a person is found, of each table that is about people', () => {
    const without = tableNames.filter(
      (table) => holdingOf(table).about === 'person' && holdingOf(table).ofPerson === null,
    );
    expect(without).toEqual([]);
  });

  it.each(tables.map((table) => [getTableName(table), getTableConfig(table).columns.map(({ name }) => name)] as const))(
    '%s: a table with an SS Ref or a line says whose it is',
    (name, columns) => {
      const leads = columns.some((column) => ['ss_ref', 'line_id', 'nhs_number'].includes(column));
      const { ofPerson } = holdingOf(name as (typeof tableNames)[number]);
      expect(leads && ofPerson === null).toBe(false);
    },
  );
});

test.each([
  'accounts/0190/store.db',
  'accounts/0190/store.db-wal',
  'accounts/0190/store.db.key-check',
  'accounts/0190/backups/store.20250310T091200000Z.backup',
  'accounts/0190/set-aside-20250310T091200000Z/store.db',
  'accounts/0190/recovery-new',
  'accounts/known',
  'accounts/known.unreadable-0190-2',
  'logs/app.1.log',
  'settings.json',
])('%s is of one kind of file', (file) => {
  expect(fileHoldings.filter(({ path }) => path.test(file))).toHaveLength(1);
});

test('docs/privacy.md says what the lists say', () => {
  const text = readFileSync(privacyFile, 'utf8');
  expect(text).toBe(privacyText(text));
});

// The tables of erasing one person: that it was done, and what may not come back with a sync. Nothing in them names
// anybody: the ids of what was erased are kept as keyed hashes.
import { sql } from 'drizzle-orm';
import { blob, check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** `rows`: under way in this very transaction; `files`: old copies still lie beside the store; `done`. */
export const erasure = sqliteTable(
  'erasure',
  {
    id: text().primaryKey(),
    at: text().notNull(),
    byId: text('by_id').notNull(),
    byName: text('by_name').notNull(),
    /** One of a few reasons: free text could name whom it is about. */
    why: text().notNull(),
    state: text().notNull(),
    /** The key of the hashes; the same in every row. */
    salt: blob().notNull(),
  },
  (t) => [check('erasure_state', sql`${t.state} IN ('rows', 'files', 'done')`)],
);

/** What was erased, as a keyed hash of its kind and id: what the portal sends of it again is left out. */
export const erasedId = sqliteTable(
  'erased_id',
  {
    hash: blob().primaryKey(),
    erasureId: text('erasure_id')
      .notNull()
      .references(() => erasure.id),
  },
  (t) => [index('erased_id_by_erasure').on(t.erasureId), check('erased_id_hash', sql`length(${t.hash}) = 32`)],
);

/** What lines came to that are no longer here, in all; it names nobody. */
export const weekTotal = sqliteTable(
  'week_total',
  {
    /** The erasure that took the lines: where their person comes back, this goes. */
    erasureId: text('erasure_id')
      .notNull()
      .references(() => erasure.id),
    weekStart: text('week_start').notNull(),
    service: text().notNull(),
    lines: integer().notNull(),
    planned: integer().notNull(),
    actual: integer().notNull(),
    frustrated: integer().notNull(),
    missed: integer().notNull(),
    extra: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.erasureId, t.weekStart, t.service] }),
    index('week_total_of_week').on(t.weekStart),
    check('week_total_lines', sql`${t.lines} > 0`),
  ],
);

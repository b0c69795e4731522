// The council file last imported for each week, byte for byte.
import type { PlainDate } from '../../src-shared/domain/week.ts';
import type { Db } from './database.ts';

/** The file last imported for a week, as it was: an export writes into it, so that untouched cells keep their bytes. */
export interface ImportedFile {
  weekStart: PlainDate;
  name: string;
  bytes: Uint8Array;
  keepExtraColumns: boolean;
}

export interface CouncilFileRepository {
  get(weekStart: PlainDate): ImportedFile | null;
}

interface Row {
  name: string;
  bytes: Buffer;
  keep_extra_columns: number;
}

export function councilFileRepository(db: Db, now: () => string) {
  const get = db.prepare<[string], Row>('SELECT * FROM council_file WHERE week_start = ?');
  const save = db.prepare<[string, string, Uint8Array, number, string]>(
    `INSERT OR REPLACE INTO council_file (week_start, name, bytes, keep_extra_columns, imported_at)
     VALUES (?, ?, ?, ?, ?)`,
  );
  const repository: CouncilFileRepository = {
    get(weekStart) {
      const row = get.get(weekStart);
      if (row === undefined) return null;
      // A Buffer of a pool would drag its neighbours along.
      const bytes = new Uint8Array(row.bytes);
      return { weekStart, name: row.name, bytes, keepExtraColumns: row.keep_extra_columns === 1 };
    },
  };
  return {
    ...repository,
    save: (file: ImportedFile) =>
      void save.run(file.weekStart, file.name, Buffer.from(file.bytes), file.keepExtraColumns ? 1 : 0, now()),
  };
}
export type CouncilFiles = ReturnType<typeof councilFileRepository>;

// What is held of one person, and erasing it: what the use cases are handed for it.
import type { Actuals } from './actuals.ts';
import type { ChangeLog } from './change-log.ts';
import { type Db, inTransaction } from './database.ts';
import { type ErasePersonRequest, type PersonErased, personEraser } from './erase-person.ts';
import type { Erased } from './erased.ts';
import { type HeldRow, heldOfPerson } from './held-of-person.ts';
import type { TableName } from './holdings.ts';
import { storageProblem } from './open-problems.ts';

export interface Erasing {
  /** What each table says of the person, in the order of the list of what is kept; tables without anything are left out. */
  held(ssRef: string): { table: TableName; rows: HeldRow['said'][] }[];
  /**
   * Erases them in one transaction; throws where something would be left (`NotAllErased`). The copies beside the store are
   * `finish`ed afterwards.
   */
  erase(request: ErasePersonRequest): PersonErased;
  /** Takes away what copies there are from before the last erasure. @returns false where the disk refuses it for now */
  finish(): boolean;
}

interface ErasingParts {
  actuals: Pick<Actuals, 'ofWeek'>;
  log: ChangeLog;
  erased: Erased;
  newId: () => string;
  renewCopies: () => void;
}

export function erasing(db: Db, { actuals, log, erased, newId, renewCopies }: ErasingParts): Erasing {
  return {
    held: (ssRef) =>
      inTransaction(db, () =>
        heldOfPerson(db, ssRef).tables.map(({ table, rows }) => ({ table, rows: rows.map(({ said }) => said) })),
      ),
    erase: personEraser(db, { actuals, log, erased, newId }),
    finish() {
      if (!erased.areFilesLeft()) return true;
      try {
        renewCopies();
      } catch (error) {
        if (storageProblem(error) === null && !(error instanceof Error && 'code' in error)) throw error;
        return false;
      }
      erased.filesErased();
      return true;
    },
  };
}

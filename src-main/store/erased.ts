// What was erased, and what of it a portal sends again. What must stay true: nothing here says who it was; what comes again
// is left out while it says nothing new; who is cared for again, is asked about, or stands in a week that is open again comes
// back whole, and the history says so.
import { createHmac, randomBytes } from 'node:crypto';
import type { ErasureReason } from '../../src-shared/app-api/held.ts';
import type { PlainDate } from '../../src-shared/domain/week.ts';
import type { Change } from '../../src-shared/portal-api/index.ts';
import type { ServiceTotal } from '../../src-shared/report/overview.ts';
import { type ChangeLog, type NewEntry, thePortal } from './change-log.ts';
import type { Db } from './database.ts';

export interface Erasure {
  id: string;
  at: string;
  byName: string;
  why: ErasureReason;
  /** False while old copies lie beside the store that could not be taken away yet. */
  isDone: boolean;
}

export interface ErasureReads {
  /** The newest first. */
  all(): Erasure[];
  /** True for the SS Ref of somebody who was erased and has not come back. */
  isErased(ssRef: string): boolean;
  isErasedLine(lineId: string): boolean;
  /** The same of a record of care, or a dispute. */
  isErasedRecord(kind: Exclude<ErasedKind, 'person' | 'line'>, id: string): boolean;
  /** What lines of the week came to that are no longer here, by service. */
  totals(weekStart: PlainDate): ServiceTotal[];
}

export type ErasedKind = 'person' | 'line' | 'stay' | 'absence' | 'adjustment' | 'end' | 'log' | 'dispute';

/** Who says it, and by what, as the history has it. */
export type SaidBy = Pick<NewEntry, 'by' | 'source' | 'command'>;

interface Row {
  id: string;
  at: string;
  by_name: string;
  why: ErasureReason;
  state: string;
}

export function erasedRepository(db: Db, { log, now }: { log: ChangeLog; now: () => string }) {
  const all = db.prepare<[], Row>('SELECT id, at, by_name, why, state FROM erasure ORDER BY at DESC, id DESC');
  const saltOf = db.prepare<[], Buffer>('SELECT salt FROM erasure ORDER BY at, id LIMIT 1').pluck();
  const insert = db.prepare<[string, string, string, string, string, Buffer]>(
    "INSERT INTO erasure (id, at, by_id, by_name, why, state, salt) VALUES (?, ?, ?, ?, ?, 'rows', ?)",
  );
  const setState = db.prepare<[string, string]>('UPDATE erasure SET state = ? WHERE state = ?');
  const add = db.prepare<[Buffer, string]>('INSERT OR REPLACE INTO erased_id (hash, erasure_id) VALUES (?, ?)');
  const any = db.prepare<[], { one: 1 }>('SELECT 1 AS one FROM erased_id LIMIT 1');
  const find = db.prepare<[Buffer], string>('SELECT erasure_id FROM erased_id WHERE hash = ?').pluck();
  const forget = db.prepare<[string]>('DELETE FROM erased_id WHERE erasure_id = ?');

  const totals = db.prepare<[string], ServiceTotal>(
    `SELECT service, sum(lines) AS lines, sum(planned) AS planned, sum(actual) AS actual, sum(frustrated) AS frustrated,
       sum(missed) AS missed, sum(extra) AS extra
     FROM week_total WHERE week_start = ? GROUP BY service ORDER BY service`,
  );

  const salt = () => saltOf.get() ?? randomBytes(32);
  const hashOf = (kind: ErasedKind, id: string) => createHmac('sha256', salt()).update(`${kind} ${id}`).digest();
  const erasureOf = (kind: ErasedKind, id: string): string | null => find.get(hashOf(kind, id)) ?? null;

  const forgetTotals = db.prepare<[string]>('DELETE FROM week_total WHERE erasure_id = ?');

  function comeBack(id: string, said: SaidBy): void {
    forget.run(id);
    log.enter({ what: 'erased-came-back', ...said, after: { kind: 'erasure', id } });
  }

  return {
    reads: {
      all: () => all.all().map(({ by_name, state, ...row }) => ({ ...row, byName: by_name, isDone: state === 'done' })),
      isErased: (ssRef) => any.get() !== undefined && erasureOf('person', ssRef) !== null,
      isErasedLine: (lineId) => any.get() !== undefined && erasureOf('line', lineId) !== null,
      isErasedRecord: (kind, id) => any.get() !== undefined && erasureOf(kind, id) !== null,
      totals: (weekStart) => totals.all(weekStart),
    } satisfies ErasureReads,
    /** In the transaction that erases. */
    begin: (id: string, by: { id: string; name: string }, why: ErasureReason) =>
      void insert.run(id, now(), by.id, by.name, why, salt()),
    remember: (erasureId: string, kind: ErasedKind, id: string) => void add.run(hashOf(kind, id), erasureId),
    rowsErased: () => void setState.run('files', 'rows'),
    filesErased: () => void setState.run('done', 'files'),
    areFilesLeft: () => all.all().some(({ state }) => state === 'files'),
    /**
     * Somebody brought them in from a file or by hand, knowingly: they are here again. Their past weeks do not come with that, so
     * the totals of these stay.
     */
    broughtBack(ssRef: string, said: SaidBy): void {
      const id = any.get() === undefined ? null : erasureOf('person', ssRef);
      if (id !== null) comeBack(id, said);
    },
    /**
     * What becomes of a change of the feed: `as-usual`; `left-out`; or `came-back`, after which all of the portal is to be read
     * again, since what was left out before belongs to it.
     * @param isOpen whether a week is open at the portal
     */
    judge(change: Change, isOpen: (weekStart: PlainDate) => boolean): 'as-usual' | 'left-out' | 'came-back' {
      if (any.get() === undefined) return 'as-usual';
      const { of, isNews } = subjectOf(change, { erasureOf, isOpen, today: now().slice(0, 10) });
      if (of === null) return 'as-usual';
      if (!isNews) return 'left-out';
      comeBack(of, { by: thePortal, source: 'sync' });
      // The portal's full copy brings their weeks with them, which would count twice.
      forgetTotals.run(of);
      return 'came-back';
    },
  };
}
export type Erased = ReturnType<typeof erasedRepository>;

interface Known {
  erasureOf: (kind: ErasedKind, id: string) => string | null;
  isOpen: (weekStart: PlainDate) => boolean;
  today: PlainDate;
}

/** Which erasure a change belongs to, and whether it says that its person is of concern again. */
function subjectOf(change: Change, { erasureOf, isOpen, today }: Known): { of: string | null; isNews: boolean } {
  switch (change.kind) {
    case 'person':
      return { of: erasureOf('person', change.person.ssRef), isNews: false };
    case 'line': {
      const { id, ssRef, endDate } = change.line;
      return { of: erasureOf('line', id) ?? erasureOf('person', ssRef), isNews: endDate === null || endDate >= today };
    }
    case 'actual': {
      const { lineId, weekStart } = change.record.actual;
      return { of: erasureOf('line', lineId), isNews: isOpen(weekStart) };
    }
    case 'dispute': {
      const known = erasureOf('dispute', change.dispute.id);
      return { of: known ?? erasureOf('line', change.dispute.lineId), isNews: change.dispute.state === 'open' };
    }
    case 'care': {
      const { kind, id, value } = change.record;
      const ofRecord = erasureOf(kind, id);
      const ofPerson = 'ssRef' in value ? erasureOf('person', value.ssRef) : erasureOf('line', value.lineId);
      return { of: ofRecord ?? ofPerson, isNews: false };
    }
    default:
      return { of: null, isNews: false };
  }
}

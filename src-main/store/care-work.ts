// What becomes of a care record when a person saves it, the feed brings it, or the portal gives its verdict. The same
// care as for actuals: unsent work is never overwritten; a difference that matters is a conflict, which saving the
// record again resolves in favour of what was saved.
import type { AppProblem } from '../../src-shared/app-api/index.ts';
import { workSubject } from '../../src-shared/packet/work-subject.ts';
import { sameCareRecord } from '../../src-shared/portal-api/equality.ts';
import type { CareRecord, CareRecordKind } from '../../src-shared/portal-api/index.ts';
import type { Care } from './care.ts';
import { keepCareDecisions } from './care-decisions.ts';
import type { OutboxRows, StoredRow } from './outbox-rows.ts';
import type { IsTaken } from './portal-takes.ts';

interface CareBody {
  kind: CareRecordKind;
  id: string;
  record: CareRecord | null;
}

interface CareWorkParts {
  care: Care;
  rows: OutboxRows;
  now: () => string;
  /** False for an account whose weeks go by files: its care records are in no outbox. */
  sends: () => boolean;
  /** False for a record that the portal would refuse: it stays here. */
  isTaken: IsTaken;
  /** True where the portal plans for the person, or the line, that a record is about. */
  isPlanned: (record: CareRecord) => boolean;
}

export function careWork(parts: CareWorkParts) {
  const { care, rows, now, sends, isTaken, isPlanned } = parts;
  const merge = careMerge(parts);
  const { against, show } = merge;

  /** A person's save or removal, on top of what the portal was last seen to hold. */
  function edit(kind: CareRecordKind, id: string, record: CareRecord | null): void {
    if (record === null) care.remove(kind, id);
    else care.put(record);
    if (sends()) send(kind, id, record);
  }

  /** Puts what the portal has to know of a record into the outbox, on top of what it was last seen to hold. */
  function send(kind: CareRecordKind, id: string, own: CareRecord | null): void {
    const held = care.atPortal(kind, id);
    // What the portal does not take is not there, whatever it was before.
    const record = own !== null && isTaken(own, held.record) ? own : null;
    const subject = workSubject.care(kind, id);
    const body: CareBody = { kind, id, record };
    const open = rows.openToEdits(subject);
    const base = rows.onItsWay(subject) === null ? held : { version: null, record: null };
    if (base.version !== null && sameCareRecord(record, held.record)) {
      if (open !== null) rows.close(open, 'withdrawn', now());
    } else if (open !== null) rows.reopen(open, { state: 'pending', body, base });
    else rows.insert({ kind: 'care', subject, weekStart: null, lineId: null, body, base, at: now() });
  }

  /** The feed brings a record, or `null` when the portal removed it. @returns whether anything on screen changed */
  function receive(
    kind: CareRecordKind,
    id: string,
    version: number,
    given: CareRecord | null,
  ): 'nothing' | 'changed' | 'conflict' {
    const held = care.atPortal(kind, id);
    // Against what was last seen there, not what is recorded here: else unsent decisions would pass for accepted.
    const record = keepCareDecisions(held.record, given);
    if (record !== null && version < held.version) return 'nothing';
    const subject = workSubject.care(kind, id);
    const onItsWay = rows.onItsWay(subject) !== null;
    if (onItsWay && record === null) care.rememberRemoval(kind, id);
    else care.rememberPortal(kind, id, version, record);
    if (onItsWay) return 'nothing';
    const open = rows.openToEdits(subject) ?? ownBeside(kind, id, held.version, record);
    if (open === null) return show(kind, id, record, held.record);
    return against(open, version, record);
  }

  /**
   * A record of this account's time by files, where it was in no outbox: if the portal says otherwise, it is unsent work
   * like any other. @returns its row, or null where there is nothing of its own
   */
  function ownBeside(kind: CareRecordKind, id: string, seen: number, record: CareRecord | null): StoredRow | null {
    const own = care.get(kind, id);
    if (seen > 0 || own === null || record === null || sameCareRecord(own, record)) return null;
    const subject = workSubject.care(kind, id);
    const body: CareBody = { kind, id, record: own };
    rows.insert({ kind: 'care', subject, weekStart: null, lineId: null, body, base: nothingSeen, at: now() });
    return rows.openToEdits(subject);
  }

  /** After the portal said what it takes: what was held back goes to it, what it takes no longer is taken out of the queue. */
  function alignToPortal(): void {
    if (!sends()) return;
    for (const own of care.ofLaterKinds()) {
      const { kind, id } = own;
      const subject = workSubject.care(kind, id);
      const open = rows.openToEdits(subject);
      const newest = open ?? rows.onItsWay(subject);
      const there = care.atPortal(kind, id).record;
      if (!isTaken(own, there)) {
        if (open !== null) send(kind, id, own);
        continue;
      }
      // A row may say that it is gone: the portal did not take it when that was made.
      if (sameCareRecord(newest === null ? there : bodyOf(newest).record, own)) continue;
      if (open?.state === 'conflict') reopenConflict(open, own);
      else if (newest !== null || isPlanned(own)) send(kind, id, own);
    }
  }

  /** Which of the two it is to be is still for a person to say. */
  function reopenConflict(open: StoredRow, own: CareRecord): void {
    const record: unknown = JSON.parse(open.base ?? 'null');
    const body: CareBody = { kind: own.kind, id: own.id, record: own };
    rows.reopen(open, { state: 'conflict', body, base: { version: open.base_version ?? 0, record } });
  }

  /** Gives up a refused change: the record is again what the portal holds. */
  function withdraw(row: StoredRow): void {
    const { kind, id, record } = bodyOf(row);
    rows.close(row, 'withdrawn', now());
    show(kind, id, care.atPortal(kind, id).record, record);
  }

  return { edit, receive, settleRow: careVerdict(care, rows, now, merge), withdraw, alignToPortal };
}
export type CareWork = ReturnType<typeof careWork>;

/** What a record shows, and what is left to send of a change once the portal holds another. */
function careMerge({ care, rows, now, isTaken }: CareWorkParts) {
  function against(open: StoredRow, version: number, record: CareRecord | null): 'nothing' | 'conflict' {
    const body = bodyOf(open);
    const based = open.base === null ? null : (JSON.parse(open.base) as CareRecord);
    if (sameCareRecord(body.record, record)) {
      rows.close(open, 'accepted', now());
      return 'nothing';
    }
    const theirs = { version: record === null ? 0 : version, record };
    if (sameCareRecord(based, record)) {
      rows.reopen(open, { state: 'pending', body, base: theirs });
      return 'nothing';
    }
    rows.reopen(open, { state: 'conflict', body, base: { version: open.base_version ?? 0, record: based } });
    return 'conflict';
  }

  /** @param before what the portal held of it, or was sent, before that */
  function show(
    kind: CareRecordKind,
    id: string,
    record: CareRecord | null,
    before: CareRecord | null,
  ): 'nothing' | 'changed' {
    const own = care.get(kind, id);
    if (sameCareRecord(own, record)) return 'nothing';
    // Kept here because the portal takes no such record: that it is not there takes nothing away.
    if (record === null && own !== null && !isTaken(own, before)) return 'nothing';
    if (record === null) care.remove(kind, id);
    else care.put(record);
    return 'changed';
  }

  return { against, show };
}

function careVerdict(care: Care, rows: OutboxRows, now: () => string, { against, show }: ReturnType<typeof careMerge>) {
  /** The portal's verdict on a frozen row. @returns true when the record can be sent again at once */
  function settleRow(
    row: StoredRow,
    verdict:
      | { outcome: 'accepted'; version: number }
      | { outcome: 'conflict'; current: { version: number; record: CareRecord } | null }
      | { outcome: 'rejected'; problem: AppProblem },
  ): boolean {
    const { kind, id, record } = bodyOf(row);
    const held = care.atPortal(kind, id);
    const removed = care.wasRemoved(kind, id);
    if (removed) care.rememberPortal(kind, id, 0, null);
    if (verdict.outcome === 'accepted' && removed) return settleRemoved(row);
    if (verdict.outcome === 'accepted' && verdict.version >= held.version) {
      care.rememberPortal(kind, id, verdict.version, record);
    }
    if (verdict.outcome === 'conflict') {
      // A repeated key is answered as it was the first time, which may have been before the removal.
      const current = removed && row.attempts > 1 ? null : verdict.current;
      const record = keepCareDecisions(held.record, current?.record ?? null);
      care.rememberPortal(kind, id, current?.version ?? 0, record);
    }
    const portal = care.atPortal(kind, id);
    const open = rows.openToEdits(row.subject);
    if (verdict.outcome === 'accepted') {
      rows.close(row, 'accepted', now());
      if (open === null) {
        show(kind, id, portal.record, held.record);
        return false;
      }
      // Somebody else's later change may have come in between: then the later edit is against that.
      if (sameCareRecord(portal.record, record)) {
        rows.reopen(open, { state: 'pending', body: bodyOf(open), base: portal });
        return true;
      }
      return against(open, portal.version, portal.record) === 'nothing';
    }
    if (open !== null) rows.close(row, 'withdrawn', now());
    const carrier = open ?? row;
    if (verdict.outcome === 'conflict') {
      return against({ ...carrier, base: carrier.base ?? row.base }, portal.version, portal.record) === 'nothing';
    }
    if (open !== null) rows.reopen(open, { state: 'pending', body: bodyOf(open), base: portal });
    else rows.reopen(row, { state: 'rejected', body: bodyOf(row), base: portal, problem: verdict.problem });
    return open !== null;
  }

  /**
   * Accepted, and the portal said before this answer that the record is gone. A repeated key is answered as it was the
   * first time, so this may be old: the record is taken for gone, and the pull that follows brings it if it is not.
   */
  function settleRemoved(row: StoredRow): boolean {
    const { kind, id, record } = bodyOf(row);
    const open = rows.openToEdits(row.subject);
    rows.close(row, 'accepted', now());
    if (open === null) show(kind, id, null, record);
    else against({ ...open, base: JSON.stringify(record) }, 0, null);
    return false;
  }

  return settleRow;
}

const nothingSeen = { version: 0, record: null };
const bodyOf = (row: StoredRow) => JSON.parse(row.body ?? 'null') as CareBody;

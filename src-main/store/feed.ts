// What a change of the portal's feed does to the records here. What must stay true: unsent work is never touched, and the same
// change applied twice changes nothing.
import type { PlainDate } from '../../src-shared/domain/week.ts';
import { sameCareRecord } from '../../src-shared/portal-api/equality.ts';
import { type Change, nameOfChange } from '../../src-shared/portal-api/index.ts';
import type { Actuals } from './actuals.ts';
import type { Care } from './care.ts';
import type { CareWork } from './care-work.ts';
import type { Disputes } from './disputes.ts';
import type { Erased } from './erased.ts';
import type { LineWork } from './line-work.ts';
import type { Payments } from './payments.ts';
import type { Planned } from './planned.ts';
import type { PutAside } from './put-aside.ts';
import type { Receipts } from './receipts.ts';
import type { Weeks } from './weeks.ts';

export interface Applied {
  weeks: PlainDate[];
  /** Something that concerns every week changed (a person, a line, a stay). */
  everyWeek: boolean;
  /** Unsent lines whose portal state differs in content from what they were based on. */
  conflicts: number;
  /** Recorded actuals under which the plan changed: `lineId` and a sentence. */
  planChanges: { weekStart: PlainDate; lineId: string }[];
}

export interface SyncParts {
  planned: Planned;
  weeks: Weeks;
  actuals: Actuals;
  care: Care;
  receipts: Receipts;
  payments: Payments;
  disputes: Disputes;
  lineWork: LineWork;
  careWork: CareWork;
  putAside: PutAside;
  erased: Erased;
  /** True for a week that came by another way than this feed's: nothing of it is the feed's to change. */
  isFromFormerConnection: (weekStart: string) => boolean;
}

/** What a change of the feed does to the records here. */
export function feed({
  planned,
  weeks,
  care,
  receipts,
  payments,
  disputes,
  lineWork,
  careWork,
  putAside,
  erased,
  isFromFormerConnection,
}: SyncParts) {
  function applyOne(change: Change, applied: Tally): void {
    if (applied.isAnyAside) putAside.drop(nameOfChange(change).name);
    if (isFromFormerConnection(weekOfChange(change))) return;
    const judged = erased.judge(change, (weekStart) => weeks.get(weekStart)?.status === 'open');
    if (judged === 'left-out') return;
    if (judged === 'came-back') applied.cameBack = true;
    switch (change.kind) {
      case 'person':
        planned.savePerson(change.person);
        applied.everyWeek = true;
        return;
      case 'line':
        planned.saveLine(change.line);
        applied.everyWeek = true;
        return;
      case 'week':
        weeks.save(change.week);
        applied.weeks.add(change.week.weekStart);
        return;
      case 'actual': {
        const { weekStart, lineId } = change.record.actual;
        applied.weeks.add(weekStart);
        const received = lineWork.receiveRecord(change.record);
        if (received === 'conflict') applied.conflicts += 1;
        if (received === 'plan-changed') applied.planChanges.push({ weekStart, lineId });
        return;
      }
      case 'receipt':
        receipts.save(change.receipt);
        applied.weeks.add(change.receipt.weekStart);
        return;
      case 'payment':
        payments.save(change.payment);
        applied.weeks.add(change.payment.weekStart);
        return;
      case 'dispute':
        disputes.save(change.dispute);
        applied.weeks.add(change.dispute.weekStart);
        return;
      case 'care':
        applied.everyWeek = true;
        careWork.receive(change.record.kind, change.record.id, change.version, change.record);
        noteWhoLogged(change);
        return;
      case 'gone':
        remove(change, applied);
        return;
    }
  }

  /** The record of a log entry names nobody: who made it is kept beside it, as long as it stands as it came. */
  function noteWhoLogged({ record, changed }: Extract<Change, { kind: 'care' }>): void {
    if (record.kind === 'log' && sameCareRecord(care.get('log', record.id), record))
      care.noteSaidBy(record.id, changed);
  }

  function remove({ what, id, weekStart }: Extract<Change, { kind: 'gone' }>, applied: Tally): void {
    switch (what) {
      case 'person':
        planned.forgetPerson(id);
        applied.everyWeek = true;
        return;
      case 'line':
        planned.removeLine(id);
        applied.everyWeek = true;
        return;
      case 'actual':
        if (weekStart === null) return;
        lineWork.remove(weekStart, id);
        applied.weeks.add(weekStart);
        return;
      default:
        careWork.receive(what, id, 0, null);
        applied.everyWeek = true;
    }
  }

  /** What the full copy does not name is gone at the portal. What was never sent, or is unsent, stays. */
  function removeUnnamed(
    changes: readonly Change[],
    actuals: readonly { week_start: string; line_id: string }[],
    applied: Tally,
  ): void {
    const named = new Set(changes.map(nameOf));
    for (const { id } of planned.lines.all()) {
      if (!named.has(`line ${id}`)) remove({ kind: 'gone', what: 'line', id, weekStart: null }, applied);
    }
    for (const { week_start, line_id } of actuals) {
      if (isFromFormerConnection(week_start) || named.has(`actual ${week_start} ${line_id}`)) continue;
      remove({ kind: 'gone', what: 'actual', id: line_id, weekStart: week_start }, applied);
    }
    for (const { kind, id } of care.allAtPortal()) {
      if (!named.has(`${kind} ${id}`)) remove({ kind: 'gone', what: kind, id, weekStart: null }, applied);
    }
  }

  return { applyOne, removeUnnamed };
}

export interface Tally {
  /** Asked once for all changes that are written together. */
  isAnyAside: boolean;
  weeks: Set<string>;
  everyWeek: boolean;
  conflicts: number;
  planChanges: Applied['planChanges'];
  /** Somebody who was erased is: what was left out of them before is to be fetched. */
  cameBack: boolean;
}

/** What is told of changes that were written together. */
export const told = ({ isAnyAside: _, cameBack: __, weeks, ...applied }: Tally): Applied => ({
  ...applied,
  weeks: [...weeks].sort(),
});

/** The week whose figures or status a change speaks of; empty for what concerns no week or looks back on one. */
function weekOfChange(change: Change): string {
  switch (change.kind) {
    case 'week':
      return change.week.weekStart;
    case 'actual':
      return change.record.actual.weekStart;
    case 'receipt':
      return change.receipt.weekStart;
    case 'gone':
      return change.weekStart ?? '';
    default:
      return '';
  }
}

function nameOf(change: Change): string {
  switch (change.kind) {
    case 'line':
      return `line ${change.line.id}`;
    case 'actual':
      return `actual ${change.record.actual.weekStart} ${change.record.actual.lineId}`;
    case 'care':
      return `${change.record.kind} ${change.record.id}`;
    default:
      return '';
  }
}

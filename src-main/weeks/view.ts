// What the week's screen shows, put together from the facts. Pure: every sentence and count on the screen follows from
// what is in the store, so that the screen cannot claim what is not so.

import type { Account, Conflict, WeekRow, WeekView } from '../../src-shared/app-api/index.ts';
import { wasEdited } from '../../src-shared/comments/write-comment.ts';
import { isAsPlanned, type WeeklyActual } from '../../src-shared/domain/actuals.ts';
import { formerConnectionSentence, isOnlyToRead, wayOfWeek } from '../../src-shared/domain/connection.ts';
import { deadlines } from '../../src-shared/domain/deadline.ts';
import { claimableLog, givenNotClaimable } from '../../src-shared/domain/given-not-claimable.ts';
import { coversADay } from '../../src-shared/domain/hospital.ts';
import type { ServiceLine } from '../../src-shared/domain/lines.ts';
import type { LogEntry } from '../../src-shared/domain/log.ts';
import { type LogSummary, logStatus, rollUpLog } from '../../src-shared/domain/log-roll-up.ts';
import { sundayOf } from '../../src-shared/domain/week.ts';
import { holdsSentence, weekHeld } from '../../src-shared/domain/week-held.ts';
import { worklistOf } from '../../src-shared/rules/worklist.ts';
import type { StoredActual } from '../store/actuals.ts';
import { findingsOf, isForSomebody } from './attention.ts';
import { checklistOf } from './checklist.ts';
import type { WeekFacts } from './facts.ts';
import { knowledgeOf } from './knowledge.ts';
import { nextStep } from './next-step.ts';

export interface ViewContext {
  account: Account;
  /** Ids of the lines that were taken from the week before and not checked. */
  notChecked: readonly string[];
  sending: { online: boolean; canSend: boolean };
}

export function weekViewOf(facts: WeekFacts, { account, notChecked, sending }: ViewContext): WeekView {
  const { weekStart, week, now, council } = facts;
  const kept = formerConnectionSentence(account, weekStart);
  const generated = week?.generated ?? false;
  const status = week?.status ?? 'open';
  const rows = rowsOf(facts, notChecked);
  const findings = findingsOf(facts);
  const services = servicesOf(facts, rows);
  const counts = countsOf(rows);
  const conflicts = rows.filter(({ sendState }) => sendState === 'conflict');
  const toDo = worklistOf(findings.filter(isForSomebody)).map(({ finding }) => finding);
  const errors = toDo.filter(({ level }) => level === 'error').length;
  const warnings = toDo.filter(({ level, acknowledged }) => level === 'warning' && acknowledged === null).length;
  const notConfirmed = services.filter(({ state }) => state !== 'confirmed').map(({ service }) => service);
  const held = weekHeld({
    week,
    receipts: facts.receipts,
    toSend: facts.unsent.length,
    confirmationUnknown: facts.confirmationUnknown,
  });
  return {
    weekStart,
    now,
    status,
    generated,
    readOnly: status === 'payment-processed' || isOnlyToRead(account, weekStart),
    ...(kept === null ? {} : { kept }),
    deadline: deadlines(weekStart, council),
    services,
    rows,
    findings,
    counts,
    checklist: checklistOf({
      generated,
      lines: counts.lines,
      untouched: counts.untouched,
      commentsToWrite: findings.filter(({ rule }) => rule === 'comment-missing').length,
      errors,
      warnings,
      services: services.length,
      confirmed: services.length - notConfirmed.length,
    }),
    next: nextStep({
      readOnly: status === 'payment-processed' || isOnlyToRead(account, weekStart),
      generated,
      generationWaits: facts.unsent.some(({ kind, state }) => kind === 'generate' && state !== 'rejected'),
      finished: !findings.some(({ rule }) => rule === 'week-not-finished'),
      conflicts: conflicts.length,
      rejected: facts.unsent.filter(({ state }) => state === 'rejected').length,
      errors,
      warnings,
      open: notConfirmed,
      toSend: facts.unsent.length,
      mayConfirm: account.roles.includes('confirmer'),
      ...sending,
    }),
    holds: holdsSentence(held, { authority: wayOfWeek(account, weekStart).authority, councilName: council.name }),
    stays: facts.stays,
    absences: facts.absences,
    ends: facts.ends,
    adjustments: facts.adjustments,
    log: facts.log,
    recentlyLogged: linesByLastEntry([...facts.logBefore, ...facts.log]),
    conflicts: conflicts.flatMap(({ line }) => conflictOf(facts.actuals.get(line.id))),
  };
}

/** What a row is made of, beside its own record: where none of it was read again, neither is the row made again. */
type RowsFrom = Pick<WeekFacts, 'lines' | 'people' | 'stays' | 'log' | 'council'>;
interface RowsMade {
  from: RowsFrom;
  notChecked: string;
  rows: WeekRow[];
  /** The record that each row shows, at the same place. */
  stored: (StoredActual | undefined)[];
}
const rowsKept = new WeakMap<ServiceLine[], RowsMade>();

/** The rows; after one line was edited, only that line's row is a new one. */
function rowsOf(facts: WeekFacts, unchecked: readonly string[]): WeekRow[] {
  const notChecked = unchecked.join();
  const { lines, people, stays, log, council, actuals } = facts;
  const kept = rowsKept.get(lines);
  const same =
    kept !== undefined &&
    kept.notChecked === notChecked &&
    kept.from.people === people &&
    kept.from.stays === stays &&
    kept.from.log === log &&
    kept.from.council === council;
  const rowOf = rowMaker(facts, new Set(unchecked));
  const stored = lines.map((line) => actuals.get(line.id));
  const rows = lines.map((line, index) => {
    const before = same && kept.stored[index] === stored[index] ? kept.rows[index] : undefined;
    return before ?? rowOf(line);
  });
  rowsKept.set(lines, { from: { lines, people, stays, log, council }, notChecked, rows, stored });
  return rows;
}

function rowMaker(facts: WeekFacts, notChecked: ReadonlySet<string>): (line: ServiceLine) => WeekRow {
  const sunday = sundayOf(facts.weekStart);
  const log = new Map<string, LogEntry[]>();
  for (const entry of facts.log) {
    const own = log.get(entry.lineId);
    if (own === undefined) log.set(entry.lineId, [entry]);
    else own.push(entry);
  }
  const stays = new Map<string, string[]>();
  for (const stay of facts.stays) {
    if (coversADay(stay, facts.weekStart, sunday)) stays.set(stay.ssRef, [...(stays.get(stay.ssRef) ?? []), stay.id]);
  }
  return (line) => {
    const stored = facts.actuals.get(line.id);
    const knowledge = knowledgeOf(
      stored?.actual ?? null,
      stored?.attested ?? null,
      claimableLog(log.get(line.id) ?? [], line, facts.council),
    );
    return {
      line,
      person: facts.people.get(line.ssRef) ?? null,
      actual: stored?.actual ?? null,
      knowledge,
      // An attestation says "as planned": on a line that differs it says nothing.
      attested: stored !== undefined && isAsPlanned(stored.actual) ? stored.attested : null,
      changed: stored?.changed ?? null,
      sendState: stored?.sendState ?? 'as-pulled',
      rejection: stored?.rejection?.sentence ?? null,
      commentEdited: stored !== undefined && isCommentEdited(stored, facts),
      stayIds: stays.get(line.ssRef) ?? [],
      ...(knowledge === 'changed' && notChecked.has(line.id) ? { notChecked: true as const } : {}),
      log: logSummary(line, stored?.actual ?? null, log.get(line.id) ?? [], facts),
    };
  };
}

function logSummary(
  line: ServiceLine,
  actual: WeeklyActual | null,
  entries: readonly LogEntry[],
  { weekStart, stays, council, logBefore, earlier }: WeekFacts,
): LogSummary | null {
  if (entries.length === 0) return null;
  const planned = actual?.planned ?? line.plannedQuantity;
  const rolledUp = rollUpLog(claimableLog(entries, line, council), { line, weekStart, planned }, stays, council);
  const { delivered, minutes, quantities } = rolledUp;
  const before = logBefore.filter(({ lineId }) => lineId === line.id);
  const actuals = [...(actual === null ? [] : [actual]), ...(earlier[line.id] ?? [])];
  const given = givenNotClaimable(line, { entries, before }, actuals, council);
  return {
    status: logStatus(actual, rolledUp),
    entries: entries.length,
    delivered,
    minutes,
    quantities,
    ...(given.length === 0
      ? {}
      : {
          notClaimable: {
            entryIds: given.map(({ id }) => id),
            minutes: given.reduce((sum, entry) => sum + entry.minutes, 0),
          },
        }),
  };
}

/** The newest entry first: ids of entries are ordered by creation. */
function linesByLastEntry(entries: readonly LogEntry[]): string[] {
  const last = new Map<string, string>();
  for (const { lineId, id } of entries) if (id > (last.get(lineId) ?? '')) last.set(lineId, id);
  return [...last].sort(([, a], [, b]) => (a > b ? -1 : 1)).map(([lineId]) => lineId);
}

/** A comment that came with the portal's record counts as a person's unless it reads just like the app's own. */
export function isCommentEdited(
  stored: StoredActual,
  { stays, weekStart, council }: Pick<WeekFacts, 'stays' | 'weekStart' | 'council'>,
): boolean {
  switch (stored.commentSource) {
    case 'written':
      return false;
    case 'edited':
      return true;
    case 'pulled':
      return wasEdited(stored.actual, stays, weekStart, council);
  }
}

/** A service is confirmed only while its receipt is here and nothing in it waits to be sent. */
function servicesOf(facts: WeekFacts, rows: readonly WeekRow[]): WeekView['services'] {
  const records = new Map((facts.week?.services ?? []).map((record) => [record.service, record]));
  const errorsOfLine = new Map<string, number>();
  for (const { finding } of worklistOf(facts.findings)) {
    const { level, lineId } = finding;
    if (level === 'error' && lineId !== null) errorsOfLine.set(lineId, (errorsOfLine.get(lineId) ?? 0) + 1);
  }
  const sums = new Map([...records.keys()].map((service) => [service, { lines: 0, errors: 0, waits: false }]));
  for (const { line, sendState } of rows) {
    const sum = sums.get(line.service) ?? { lines: 0, errors: 0, waits: false };
    sum.lines += 1;
    sum.errors += errorsOfLine.get(line.id) ?? 0;
    sum.waits ||= sendState !== 'as-pulled';
    sums.set(line.service, sum);
  }
  return [...sums].map(([service, { lines, errors, waits }]) => {
    const record = records.get(service);
    const receipt = facts.receipts.find(({ id, superseded }) => id === record?.receiptId && !superseded);
    const proven = record?.state === 'confirmed' && receipt !== undefined;
    return {
      service,
      state: proven ? (waits ? 'reopened' : 'confirmed') : record?.state === 'reopened' ? 'reopened' : 'open',
      receiptNumber: proven ? receipt.number : null,
      errors,
      lines,
    };
  });
}

function conflictOf(stored: StoredActual | undefined): Conflict[] {
  if (stored?.sendState !== 'conflict' || stored.portal === null) return [];
  return [
    {
      lineId: stored.actual.lineId,
      mine: stored.actual,
      theirs: stored.portal.actual,
      theirsBy: stored.portal.changed,
      base: stored.base?.actual ?? null,
    },
  ];
}

function countsOf(rows: readonly WeekRow[]): WeekView['counts'] {
  const counts = { lines: rows.length, untouched: 0, attested: 0, evidenced: 0, changed: 0 };
  for (const { knowledge } of rows) counts[knowledge] += 1;
  return counts;
}

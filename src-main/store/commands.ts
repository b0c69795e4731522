// A person's commands. Whatever a command writes goes through `Write`, which puts the domain row, the outbox row and
// the change_log row into the one transaction of the command. A command that writes and leaves no entry in the change
// log is a fault, and is taken back.

import type { CouncilProfile } from '../../src-shared/council/schema.ts';
import type { CommandCode } from '../../src-shared/domain/command-words.ts';
import type { PlainDate } from '../../src-shared/domain/week.ts';
import { workSubject } from '../../src-shared/packet/work-subject.ts';
import type { ActualRecord, CareRecord, CareRecordKind } from '../../src-shared/portal-api/index.ts';
import type { ActualEdit, Actuals } from './actuals.ts';
import { bringingBack } from './brought-back.ts';
import type { Care } from './care.ts';
import { keepCareDecisions } from './care-decisions.ts';
import type { CareWork } from './care-work.ts';
import { aboutNobody, type ChangeLog, type ChangeSource, type EntrySubject } from './change-log.ts';
import type { Confirmations, NewConfirmation } from './confirmations.ts';
import type { CouncilFiles, ImportedFile } from './council-files.ts';
import { type Db, inTransaction, type Synchronous } from './database.ts';
import type { DeferredConfirmations, NewDeferredConfirmation } from './deferred-confirmations.ts';
import type { DeviceStore, DeviceWriter } from './device.ts';
import type { Disputes } from './disputes.ts';
import type { Erased } from './erased.ts';
import { loggedActual } from './line-screen.ts';
import type { LineWork } from './line-work.ts';
import type { OutboxRows, StoredRow } from './outbox-rows.ts';
import type { PeopleListStore, PeopleListWriter } from './people-list.ts';
import type { Planned } from './planned.ts';
import type { PortalAccess } from './portal-access.ts';
import type { PortalExportStore, PortalExportWriter } from './portal-exports.ts';
import type { Profile } from './profile.ts';
import { type Sites, type SiteWriter, siteWriter } from './sites.ts';
import type { Acknowledged, Acknowledgements } from './weeks.ts';

/** What a command may do; each call writes the domain row, the outbox row and the change_log row together. */
export interface Write extends SiteWriter {
  actual(edit: ActualEdit): void;
  /** `record: null` removes it. */
  care(kind: CareRecordKind, id: string, record: CareRecord | null, why?: string): void;
  /** Asks the portal to generate the week; a second request while one waits is the same request. */
  generate(weekStart: PlainDate): void;
  /** `id`: of a message that was written elsewhere, so that it is known when it comes again. */
  disputeMessage(disputeId: string, text: string, id?: string): void;
  acknowledge(weekStart: PlainDate, acknowledged: Omit<Acknowledged, 'by'>, lineId: string | null): void;
  resolveConflict(weekStart: PlainDate, lineId: string, keep: 'mine' | 'theirs'): void;
  /** Work from a file, based on a record that the portal has changed since: both versions are shown side by side. */
  broughtIn(edit: ActualEdit, base: ActualRecord): void;
  /** Gives up work that was refused or is in conflict: what the portal holds takes its place. Throws for any other. */
  withdraw(outboxRowId: string): void;
  /** Keeps a confirmation as being sent, before its request leaves. */
  confirmation(attempt: NewConfirmation): void;
  /** Keeps a confirmation for when the portal is in reach, in place of an earlier one for the week. */
  deferConfirmation(deferred: NewDeferredConfirmation): void;
  withdrawDeferredConfirmation(weekStart: PlainDate): void;
  /** Takes the council's rules from a file; `fileName` null: those that come with the app. */
  profileTaken(profile: CouncilProfile, fileName: string | null): void;
  /** Somebody has read this change of the council's rules, and those before it. */
  profileSeen(changeId: number): void;
  /** Somebody says on which day they last signed in to the council's own portal. */
  portalAccess(day: PlainDate): void;
  /** Keeps an imported file for its week, in place of the one before. Its note is the caller's. */
  councilFile(file: ImportedFile): void;
  /** What a week by files is made of. Its note is the caller's. */
  readonly portalExports: PortalExportWriter;
  /** The provider's own list of people. Its note is the caller's. */
  readonly peopleList: PeopleListWriter;
  /** What came by site packets. Its note is the caller's. */
  readonly device: DeviceWriter;
  /** Notes an event without a domain row of its own: a file written, an import, a sign-in. `ssRef`: whom it is about. */
  note(
    what: CommandCode,
    details: { weekStart: PlainDate | null; lineId?: string | null; ssRef?: string | null; content: unknown },
  ): void;
}

export interface CommandMeta {
  what: CommandCode;
  by: { id: string; name: string };
  source: ChangeSource;
  /** Set when it can be undone: what the undo menu says, e.g. "the change to Ada Okafor's Home Support". */
  undo?: { label: string; weekStart: PlainDate | null };
  why?: string;
  /** Absent: a fresh one. A confirmation's is its key, which the entry of its receipt then shares. */
  id?: string;
}

/**
 * Runs a person's command in one transaction: what it writes, its outbox rows and its change_log rows are all there
 * after it returns, and none of them if it throws. An async callback does not compile.
 */
export type RunCommand = <T>(meta: CommandMeta, run: (write: Write) => Synchronous<T>) => T;

export interface CommandParts {
  actuals: Actuals;
  care: Care;
  planned: Planned;
  acknowledgements: Acknowledgements;
  disputes: Disputes;
  councilFiles: CouncilFiles;
  portalExports: PortalExportStore;
  peopleList: PeopleListStore;
  erased: Pick<Erased, 'broughtBack'>;
  device: DeviceStore;
  confirmations: Confirmations;
  deferredConfirmations: DeferredConfirmations;
  profile: Profile;
  portalAccess: PortalAccess;
  sites: Sites;
  rows: OutboxRows;
  lineWork: LineWork;
  careWork: CareWork;
  log: ChangeLog;
  now: () => string;
  newId: () => string;
  /** False for an account, or a week of it, that goes by files. */
  sends: (weekStart?: string) => boolean;
}

/** The content of a change_log entry about a care record, on either side. */
export interface LoggedCare {
  kind: 'care';
  record: CareRecord | null;
}

export function commandRunner(db: Db, parts: CommandParts): RunCommand {
  const pushStep = db.prepare<[string, string, string | null]>(
    "INSERT INTO undo_step (command, label, week_start, state) VALUES (?, ?, ?, 'done')",
  );
  const dropUndone = db.prepare("UPDATE undo_step SET state = 'dropped' WHERE state = 'undone'");
  const totalChanges = db.prepare<[], number>('SELECT total_changes()').pluck();

  return function command<T>(meta: CommandMeta, run: (write: Write) => Synchronous<T>): T {
    const work = () => {
      const id = meta.id ?? parts.newId();
      const before = { entries: parts.log.head().id, changes: totalChanges.get() };
      const result = run(writerOf(parts, meta, id));
      const isNoted = parts.log.head().id > before.entries;
      if (!isNoted && totalChanges.get() !== before.changes) {
        throw new Error(`The command ${meta.what} writes, and says nothing of it in the change log.`);
      }
      if (meta.undo !== undefined && isNoted) {
        // What was undone cannot be redone on top of something else.
        dropUndone.run();
        pushStep.run(id, meta.undo.label, meta.undo.weekStart);
      }
      return result;
    };
    return inTransaction<T>(db, work);
  };
}

type Note = (what: CommandCode, about: EntrySubject, before: unknown, after: unknown, why?: string) => void;

function writerOf(parts: CommandParts, meta: CommandMeta, command: string): Write {
  const { by, source } = meta;
  const note: Note = (what, about, before, after, why = meta.why ?? '') =>
    parts.log.enter({ what, by, source, command, about, before, after, why });
  return {
    ...recordsWriter(parts, meta, note),
    ...outboxWriter(parts, meta, note),
    ...weekWriter(parts, meta, note),
    ...siteWriter(parts, meta, note),
    councilFile: (file) => parts.councilFiles.save(file),
    ...bringingBack(parts, { by, source, command }),
    device: parts.device.writer,
    note: (what, { weekStart, lineId = null, ssRef = null, content }) =>
      note(what, { weekStart, lineId, ssRef }, null, content),
  };
}

/** Records of care: lines of a week, stays, requests, ends, log entries. */
function recordsWriter(
  { actuals, care, planned, acknowledgements, lineWork, careWork, now }: CommandParts,
  meta: CommandMeta,
  note: Note,
): Pick<Write, 'actual' | 'care' | 'acknowledge' | 'resolveConflict' | 'broughtIn'> {
  return {
    actual(edit) {
      const { weekStart, lineId } = edit.actual;
      const before = actuals.get(weekStart, lineId);
      lineWork.edit(edit, { ...meta.by, at: now() });
      const after = loggedActual(edit);
      const about = aboutLine(planned, weekStart, lineId);
      note(meta.what, about, before && loggedActual(before), after, edit.why ?? meta.why);
    },
    care(kind, id, given, why) {
      const before = care.get(kind, id);
      // A packet or rescue file of an older version knows no list of decisions, and takes none away.
      const record = keepCareDecisions(before, given);
      careWork.edit(kind, id, record);
      const about = aboutCare(record ?? before, planned);
      const logged = (of: CareRecord | null): LoggedCare => ({ kind: 'care', record: of });
      note(meta.what, about, logged(before), logged(record), why ?? meta.why);
    },
    acknowledge(weekStart, acknowledged, lineId) {
      const earlier = acknowledgements.ofWeek(weekStart).find(({ key }) => key === acknowledged.key) ?? null;
      acknowledgements.save(weekStart, { ...acknowledged, by: { ...meta.by, at: now() } });
      const about = lineId === null ? { ...aboutNobody, weekStart } : aboutLine(planned, weekStart, lineId);
      note(meta.what, about, { kind: 'acknowledgement', of: earlier }, { kind: 'acknowledgement', of: acknowledged });
    },
    resolveConflict(weekStart, lineId, keep) {
      const mine = lineWork.resolve(weekStart, lineId, keep);
      if (mine.portal === null) return;
      const theirs = loggedActual({ ...mine.portal, commentSource: 'pulled' });
      const about = aboutLine(planned, weekStart, lineId);
      // The base is kept, so that undo puts both sides back next to each other: taking a choice back is no choice.
      if (keep === 'mine') note('keep-mine', about, { ...theirs, base: mine.base }, loggedActual(mine));
      else note('keep-theirs', about, { ...loggedActual(mine), base: mine.base, gaveWay: true }, theirs);
    },
    broughtIn(edit, base) {
      const { weekStart, lineId } = edit.actual;
      const before = actuals.get(weekStart, lineId);
      lineWork.bringIn(edit, base, { ...meta.by, at: now() });
      const about = aboutLine(planned, weekStart, lineId);
      note(meta.what, about, before && loggedActual(before), loggedActual(edit), edit.why);
    },
  };
}

/** What has a row of its own in the outbox alone, and giving up what stands there. */
function outboxWriter(
  { planned, disputes, rows, lineWork, careWork, sends, now, newId }: CommandParts,
  meta: CommandMeta,
  note: Note,
): Pick<Write, 'generate' | 'disputeMessage' | 'withdraw'> {
  const onNothing = { version: null, record: null };
  return {
    generate(weekStart) {
      if (!sends(weekStart)) return;
      const subject = workSubject.generate(weekStart);
      const open = rows.openToEdits(subject);
      if (open === null && rows.onItsWay(subject) === null) {
        rows.insert({ kind: 'generate', subject, weekStart, lineId: null, body: null, base: onNothing, at: now() });
      } else if (open?.state === 'rejected') rows.reopen(open, { state: 'pending', body: null, base: onNothing });
      note(meta.what, { ...aboutNobody, weekStart }, null, { kind: 'generate' });
    },
    disputeMessage(disputeId, text, id = newId()) {
      const held = disputes.get(disputeId);
      if (!sends() && held !== null) {
        // Kept beside what the council said; a person copies it into the council's page.
        const message = { id, from: 'provider' as const, by: { ...meta.by, at: now() }, text };
        disputes.save({ ...held, messages: [...held.messages, message] });
      } else if (rows.get(id)?.state === 'rejected') {
        rows.reopen({ id }, { state: 'pending', body: { disputeId, text }, base: onNothing });
      } else {
        rows.insert({
          id,
          kind: 'dispute-message',
          subject: workSubject.disputeMessage(id),
          weekStart: null,
          lineId: null,
          body: { disputeId, text },
          base: onNothing,
          at: now(),
        });
      }
      const about = held === null ? aboutNobody : aboutLine(planned, held.weekStart, held.lineId);
      note(meta.what, about, null, { kind: 'dispute-message', disputeId, text });
    },
    withdraw(outboxRowId) {
      const row = rows.get(outboxRowId);
      if (row === null || (row.state !== 'rejected' && row.state !== 'conflict')) {
        throw new Error('Only what was refused or is in conflict can be withdrawn.');
      }
      note('withdraw', aboutRow(row, planned), { kind: 'withdrawn', body: row.body, problem: row.problem }, null);
      if (row.kind === 'actual') lineWork.withdraw(row);
      else if (row.kind === 'care') careWork.withdraw(row);
      else rows.close(row, 'withdrawn', now());
    },
  };
}

/** What a person says of a week as a whole, of the council's rules and of its portal. */
function weekWriter(
  { confirmations, deferredConfirmations, profile, portalAccess, now }: CommandParts,
  { what, by }: CommandMeta,
  note: Note,
): Pick<
  Write,
  | 'confirmation'
  | 'deferConfirmation'
  | 'withdrawDeferredConfirmation'
  | 'profileTaken'
  | 'profileSeen'
  | 'portalAccess'
> {
  return {
    confirmation(attempt) {
      confirmations.begin(attempt);
      const { weekStart, services, digest, statement } = attempt;
      note(what, { ...aboutNobody, weekStart }, null, { kind: 'confirmation', services, digest, statement });
    },
    deferConfirmation(deferred) {
      deferredConfirmations.keep(deferred, by);
      const { weekStart, services } = deferred;
      note(what, { ...aboutNobody, weekStart }, null, { kind: 'confirmation-wish', services });
    },
    withdrawDeferredConfirmation(weekStart) {
      deferredConfirmations.withdraw(weekStart);
      note(what, { ...aboutNobody, weekStart }, null, { kind: 'confirmation-wish', services: [] });
    },
    profileTaken(taken, fileName) {
      const sentences = profile.take(taken, fileName);
      note(what, aboutNobody, null, { kind: 'profile', fileName, version: taken.version, sentences });
    },
    profileSeen(changeId) {
      if (profile.see(changeId, by)) note(what, aboutNobody, null, { kind: 'profile', id: changeId });
    },
    portalAccess(day) {
      portalAccess.report(day, { ...by, at: now() });
      note(what, aboutNobody, null, { kind: 'portal-access', day });
    },
  };
}

function aboutLine(planned: Planned, weekStart: string, lineId: string): EntrySubject {
  return { weekStart, lineId, ssRef: planned.lines.get(lineId)?.ssRef ?? null };
}

/** Whom an outbox row is about, so that erasing a person's content finds what was said of the row. */
function aboutRow(row: StoredRow, planned: Planned): EntrySubject {
  if (row.kind === 'care')
    return aboutCare((JSON.parse(row.body ?? '{}') as { record?: CareRecord }).record ?? null, planned);
  const ssRef = row.line_id === null ? null : (planned.lines.get(row.line_id)?.ssRef ?? null);
  return { weekStart: row.week_start, lineId: row.line_id, ssRef };
}

function aboutCare(record: CareRecord | null, planned: Planned): EntrySubject {
  if (record === null) return aboutNobody;
  switch (record.kind) {
    case 'log': {
      const { lineId } = record.value;
      return { weekStart: null, lineId, ssRef: planned.lines.get(lineId)?.ssRef ?? null };
    }
    case 'stay':
    case 'absence':
    case 'adjustment':
    case 'end':
      return { ...aboutNobody, ssRef: record.value.ssRef };
  }
}

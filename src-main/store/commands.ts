// A person's commands. Whatever a command writes goes through `Write`, which puts the domain row, the outbox row and
// the change_log row into the one transaction of the command: there is no other way to write, so none can be forgotten.

import type { PlainDate } from '../../src-shared/domain/week.ts';
import type { ActualRecord, CareRecord, CareRecordKind } from '../../src-shared/portal-api/index.ts';
import type { ActualEdit, Actuals } from './actuals.ts';
import type { Care } from './care.ts';
import type { CareWork } from './care-work.ts';
import type { ChangeLog, ChangeSource } from './change-log.ts';
import type { CouncilFiles, ImportedFile } from './council-files.ts';
import { type Db, inTransaction } from './database.ts';
import type { DeviceStore, DeviceWriter } from './device.ts';
import type { Disputes } from './disputes.ts';
import { type LineWork, loggedActual } from './line-work.ts';
import { type OutboxRows, type StoredRow, subjectOf } from './outbox-rows.ts';
import type { PeopleListStore, PeopleListWriter } from './people-list.ts';
import type { Planned } from './planned.ts';
import type { PortalExportStore, PortalExportWriter } from './portal-exports.ts';
import type { Acknowledged, Acknowledgements } from './weeks.ts';

/** What a command may do; each call writes the domain row, the outbox row and the change_log row together. */
export interface Write {
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
  /** Keeps an imported file for its week, in place of the one before. Its note is the caller's. */
  councilFile(file: ImportedFile): void;
  /** What a week by files is made of. Its note is the caller's. */
  readonly files: PortalExportWriter;
  /** The provider's own list of people. Its note is the caller's. */
  readonly peopleList: PeopleListWriter;
  /** What came by site packets. Its note is the caller's. */
  readonly device: DeviceWriter;
  /** Notes an event without a domain row of its own: a file written, an import, a sign-in. */
  note(what: string, details: { weekStart: PlainDate | null; content: unknown }): void;
}

export interface CommandMeta {
  /** The code of the command, e.g. `record`, `attest`, `import`. */
  what: string;
  by: { id: string; name: string };
  source: ChangeSource;
  /** Set when it can be undone: what the undo menu says, e.g. "the change to Ada Okafor's Home Support". */
  undo?: { label: string; weekStart: PlainDate | null };
  why?: string;
}

export interface CommandParts {
  actuals: Actuals;
  care: Care;
  planned: Planned;
  acknowledgements: Acknowledgements;
  disputes: Disputes;
  councilFiles: CouncilFiles;
  files: PortalExportStore;
  peopleList: PeopleListStore;
  device: DeviceStore;
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

export function commandRunner(db: Db, parts: CommandParts) {
  const pushStep = db.prepare<[string, string, string | null]>(
    "INSERT INTO undo_step (command, label, week_start, state) VALUES (?, ?, ?, 'done')",
  );
  const dropUndone = db.prepare("UPDATE undo_step SET state = 'dropped' WHERE state = 'undone'");

  return function command<T>(meta: CommandMeta, run: (write: Write) => T): T {
    return inTransaction(db, () => {
      const id = parts.newId();
      const before = parts.log.head().id;
      const result = run(writer(parts, meta, id));
      if (meta.undo !== undefined && parts.log.head().id > before) {
        // What was undone cannot be redone on top of something else.
        dropUndone.run();
        pushStep.run(id, meta.undo.label, meta.undo.weekStart);
      }
      return result;
    });
  };
}

function writer(parts: CommandParts, meta: CommandMeta, command: string): Write {
  const { actuals, care, planned, acknowledgements, disputes, rows, lineWork, careWork, log, now } = parts;

  function note(
    what: string,
    about: { weekStart: string | null; lineId: string | null; ssRef: string | null },
    before: unknown,
    after: unknown,
    why = meta.why ?? '',
  ): void {
    log.append({ at: now(), by: meta.by, command, what, source: meta.source, ...about, before, after, why });
  }
  const aboutLine = (weekStart: string, lineId: string) => ({
    weekStart,
    lineId,
    ssRef: planned.lines.get(lineId)?.ssRef ?? null,
  });

  return {
    actual(edit) {
      const { weekStart, lineId } = edit.actual;
      const before = actuals.get(weekStart, lineId);
      lineWork.edit(edit, { ...meta.by, at: now() });
      const after = loggedActual(edit);
      note(meta.what, aboutLine(weekStart, lineId), before && loggedActual(before), after, edit.why ?? meta.why);
    },
    care(kind, id, record, why) {
      const before = care.get(kind, id);
      careWork.edit(kind, id, record);
      const about = aboutCare(record ?? before, planned);
      const logged = (of: CareRecord | null): LoggedCare => ({ kind: 'care', record: of });
      note(meta.what, about, logged(before), logged(record), why ?? meta.why);
    },
    generate(weekStart) {
      if (!parts.sends(weekStart)) return;
      const subject = subjectOf.generate(weekStart);
      const open = rows.openToEdits(subject);
      if (open === null && rows.onItsWay(subject) === null) {
        const base = { version: null, record: null };
        rows.insert({ kind: 'generate', subject, weekStart, lineId: null, body: null, base, at: now() });
      } else if (open?.state === 'rejected') {
        rows.reopen(open, { state: 'pending', body: null, base: { version: null, record: null } });
      }
      note(meta.what, { weekStart, lineId: null, ssRef: null }, null, { kind: 'generate' });
    },
    disputeMessage(disputeId, text, id = parts.newId()) {
      const held = disputes.get(disputeId);
      if (!parts.sends() && held !== null) {
        // Kept beside what the council said; a person copies it into the council's page.
        const message = { id, from: 'provider' as const, by: { ...meta.by, at: now() }, text };
        disputes.save({ ...held, messages: [...held.messages, message] });
        note(meta.what, aboutLine(held.weekStart, held.lineId), null, { kind: 'dispute-message', disputeId, text });
        return;
      }
      const subject = subjectOf.disputeMessage(id);
      const base = { version: null, record: null };
      rows.insert({
        id,
        kind: 'dispute-message',
        subject,
        weekStart: null,
        lineId: null,
        body: { disputeId, text },
        base,
        at: now(),
      });
      const dispute = disputes.get(disputeId);
      const about = dispute === null ? nobody : aboutLine(dispute.weekStart, dispute.lineId);
      note(meta.what, about, null, { kind: 'dispute-message', disputeId, text });
    },
    acknowledge(weekStart, acknowledged, lineId) {
      const earlier = acknowledgements.ofWeek(weekStart).find(({ key }) => key === acknowledged.key) ?? null;
      acknowledgements.save(weekStart, { ...acknowledged, by: { ...meta.by, at: now() } });
      const about = lineId === null ? { weekStart, lineId, ssRef: null } : aboutLine(weekStart, lineId);
      note(meta.what, about, { kind: 'acknowledgement', of: earlier }, { kind: 'acknowledgement', of: acknowledged });
    },
    resolveConflict(weekStart, lineId, keep) {
      const mine = lineWork.resolve(weekStart, lineId, keep);
      if (mine.portal === null) return;
      const theirs = loggedActual({ ...mine.portal, commentSource: 'pulled' });
      const about = aboutLine(weekStart, lineId);
      // The base is kept, so that undo puts both sides back next to each other: taking a choice back is no choice.
      if (keep === 'mine') note('keep-mine', about, { ...theirs, base: mine.base }, loggedActual(mine));
      else note('keep-theirs', about, { ...loggedActual(mine), base: mine.base, gaveWay: true }, theirs);
    },
    broughtIn(edit, base) {
      const { weekStart, lineId } = edit.actual;
      const before = actuals.get(weekStart, lineId);
      lineWork.bringIn(edit, base, { ...meta.by, at: now() });
      note(meta.what, aboutLine(weekStart, lineId), before && loggedActual(before), loggedActual(edit), edit.why);
    },
    councilFile: (file) => parts.councilFiles.save(file),
    files: parts.files.writer,
    peopleList: parts.peopleList.writer,
    device: parts.device.writer,
    note(what, { weekStart, content }) {
      note(what, { weekStart, lineId: null, ssRef: null }, null, content);
    },
  };
}

const nobody = { weekStart: null, lineId: null, ssRef: null };

/** Whom an outbox row is about, so that erasing a person's content finds what was said of the row. */
export function aboutRow(row: StoredRow, planned: Planned) {
  if (row.kind === 'care')
    return aboutCare((JSON.parse(row.body ?? '{}') as { record?: CareRecord }).record ?? null, planned);
  const ssRef = row.line_id === null ? null : (planned.lines.get(row.line_id)?.ssRef ?? null);
  return { weekStart: row.week_start, lineId: row.line_id, ssRef };
}

function aboutCare(record: CareRecord | null, planned: Planned) {
  if (record === null) return nobody;
  switch (record.kind) {
    case 'log':
      return {
        weekStart: null,
        lineId: record.value.lineId,
        ssRef: planned.lines.get(record.value.lineId)?.ssRef ?? null,
      };
    case 'stay':
    case 'adjustment':
    case 'end':
      return { ...nobody, ssRef: record.value.ssRef };
  }
}

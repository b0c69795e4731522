// What the store offers, as types: one repository a noun, all of them synchronous, all of them on one encrypted SQLite
// file. What must stay true: domain rows, the outbox row and the change_log row of a change are written in one
// transaction (`command` and `sync` are the only ways to write them); nothing unsent is ever overwritten or deleted.

import type { Account, AppProblem } from '../../src-shared/app-api/index.ts';
import type { CouncilProfile } from '../../src-shared/council/schema.ts';
import type { Category, Reason, Variation, WeeklyActual } from '../../src-shared/domain/actuals.ts';
import type {
  AdjustmentRequest,
  HospitalStay,
  Person,
  ServiceEnd,
  ServiceLine,
} from '../../src-shared/domain/lines.ts';
import type { LogEntry } from '../../src-shared/domain/log.ts';
import type { PlainDate } from '../../src-shared/domain/week.ts';
import type {
  ActualChange,
  ActualRecord,
  By,
  CareChange,
  CareRecord,
  CareRecordKind,
  Change,
  Dispute,
  Payment,
  Receipt,
  WeekRecord,
} from '../../src-shared/portal-api/index.ts';
import type { Finding } from '../../src-shared/rules/types.ts';
import type { DeferredConfirmationRepository } from './deferred-confirmations.ts';
import type { DeviceRepository, DeviceWriter } from './device.ts';
import type { PeopleListRepository, PeopleListWriter } from './people-list.ts';
import type { PortalExportRepository, PortalExportWriter } from './portal-exports.ts';

/** The sources of a change: a person's keyboard, a council file, a sync, or the daily log. */
export type ChangeSource = 'typed' | 'file' | 'sync' | 'log';

// ── Actuals ──────────────────────────────────────────────────────────────────────────────────────────────────────

export type SendState = 'as-pulled' | 'to-send' | 'sending' | 'unknown' | 'conflict' | 'rejected';

/**
 * Who stands behind the comment: the app wrote it from the variations, a person wrote or edited it here, or it came
 * with the portal's record and nobody here knows (then it counts as written by the app only if it reads like that).
 */
export type CommentSource = 'written' | 'edited' | 'pulled';

/** One line's record of a week as this computer shows it, with what the portal was last seen to hold. */
export interface StoredActual {
  /** What the screen shows: the person's own unsent work where there is any, else the portal's. */
  actual: WeeklyActual;
  attested: By | null;
  /** Who last changed it, here or at the portal; null while it stands as generated. */
  changed: By | null;
  commentSource: CommentSource;
  /** What the portal was last seen to hold; null when it took the actual away while work on it is unsent. */
  portal: ActualRecord | null;
  sendState: SendState;
  /** What the unsent edit was based on; null when nothing is unsent. */
  base: ActualRecord | null;
  /** Why the portal refused the line; null unless `sendState` is `rejected`. */
  rejection: AppProblem | null;
}

/** A person's edit of one line, complete: every field is written as given. */
export interface ActualEdit {
  actual: WeeklyActual;
  attested: By | null;
  commentSource: CommentSource;
  why?: string;
}

export interface ActualRepository {
  /** Every actual of the week, by line id. */
  ofWeek(weekStart: PlainDate): StoredActual[];
  get(weekStart: PlainDate, lineId: string): StoredActual | null;
  /** By line id, newest first, the `weeks` weeks before `weekStart`. Lines without earlier actuals are left out. */
  earlier(weekStart: PlainDate, weeks: number): Record<string, WeeklyActual[]>;
  /** The same for one line. */
  earlierOfLine(weekStart: PlainDate, lineId: string, weeks: number): WeeklyActual[];
}

// ── People, lines, weeks, money ──────────────────────────────────────────────────────────────────────────────────

export interface PersonRepository {
  all(): Person[];
  get(ssRef: string): Person | null;
}

export interface LineRepository {
  all(): ServiceLine[];
  count(): number;
  get(lineId: string): ServiceLine | null;
  /** Lines planned on at least one day of the week, and lines that have an actual in it, by id. */
  ofWeek(weekStart: PlainDate): ServiceLine[];
}

export interface WeekRepository {
  /** Newest first. */
  all(): WeekRecord[];
  get(weekStart: PlainDate): WeekRecord | null;
  /** The most lines that needed somebody at once, as far as it was noted here. */
  mostNeedingAttention(weekStart: PlainDate): number;
  /** Notes that so many lines need somebody now; nothing is written where as many did before. */
  noteAttention(weekStart: PlainDate, lines: number): void;
}

export interface ReceiptRepository {
  ofWeek(weekStart: PlainDate): Receipt[];
}

export interface PaymentRepository {
  all(): Payment[];
}

export interface DisputeRepository {
  all(): Dispute[];
  get(id: string): Dispute | null;
}

// ── Care records ─────────────────────────────────────────────────────────────────────────────────────────────────

export interface CareRepository {
  stays(): HospitalStay[];
  adjustments(): AdjustmentRequest[];
  ends(): { id: string; end: ServiceEnd }[];
  /** Log entries with a day in the week. */
  logOfWeek(weekStart: PlainDate): LogEntry[];
  /** Log entries with a day in the `weeks` weeks before. */
  logBefore(weekStart: PlainDate, weeks: number): LogEntry[];
  get(kind: CareRecordKind, id: string): CareRecord | null;
  sendState(kind: CareRecordKind, id: string): SendState;
  /** What the portal was last seen to hold, with its version; version 0 and null when it holds nothing. */
  atPortal(kind: CareRecordKind, id: string): { version: number; record: CareRecord | null };
}

// ── Council files ───────────────────────────────────────────────────────────────────────────────────────────────

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

// ── Acknowledgements ─────────────────────────────────────────────────────────────────────────────────────────────

export interface Acknowledged {
  key: string;
  reason: string;
  by: By;
}

export interface AcknowledgementRepository {
  ofWeek(weekStart: PlainDate): Acknowledged[];
}

// ── Outbox ───────────────────────────────────────────────────────────────────────────────────────────────────────

export type OutboxState = 'pending' | 'sending' | 'unknown' | 'accepted' | 'conflict' | 'rejected' | 'withdrawn';

interface OutboxRowBase {
  /** UUIDv7: ordered by creation. */
  id: string;
  /** `actual:2025-03-03:<lineId>`, `care:stay:<id>`, `generate:2025-03-03`, `dispute-message:<id>`. */
  subject: string;
  state: OutboxState;
  /** The Idempotency-Key; null until the first attempt freezes the payload. The whole batch shares it. */
  batchKey: string | null;
  attempts: number;
  /** Not before this instant (ISO); null: at once. */
  nextAttemptAt: string | null;
  problem: AppProblem | null;
  createdAt: string;
}
/** `body` is exactly what goes over the wire; `baseVersion` in it is set when the batch is frozen, never after. */
export type OutboxRow = OutboxRowBase &
  (
    | { kind: 'actual'; weekStart: PlainDate; lineId: string; body: ActualChange }
    | { kind: 'care'; body: CareChange }
    | { kind: 'generate'; weekStart: PlainDate; body: null }
    | { kind: 'dispute-message'; disputeId: string; body: { text: string } }
  );
export type OutboxKind = OutboxRow['kind'];

/** Rows that go in one request under one idempotency key; all of one kind, actuals all of one week. */
export type OutboxBatch = { key: string; attempts: number } & (
  | { kind: 'actual'; weekStart: PlainDate; rows: Extract<OutboxRow, { kind: 'actual' }>[] }
  | { kind: 'care'; rows: Extract<OutboxRow, { kind: 'care' }>[] }
  | { kind: 'generate'; weekStart: PlainDate; rows: Extract<OutboxRow, { kind: 'generate' }>[] }
  | { kind: 'dispute-message'; disputeId: string; rows: Extract<OutboxRow, { kind: 'dispute-message' }>[] }
);

export type OutboxOutcome =
  /** `version`: the portal's new version (actual, care); null for generate and dispute-message. */
  | { id: string; outcome: 'accepted'; version: number | null; exceptions?: Finding[] }
  | { id: string; outcome: 'conflict'; current: ActualRecord }
  | { id: string; outcome: 'conflict'; current: { version: number; changed: By; record: CareRecord } | null }
  | { id: string; outcome: 'rejected'; problem: AppProblem };

export interface OutboxCounts {
  /** pending + sending + unknown + conflict + rejected: saved here, not accepted there. */
  toSend: number;
  unknown: number;
  conflicts: number;
  rejected: number;
}

export interface OutboxRepository {
  counts(): OutboxCounts;
  /** Whether a row of this id was ever made here, sent or not. */
  isKnown(rowId: string): boolean;
  /** Everything that the portal has not accepted, oldest first, optionally of one week (with its generate row). */
  unsent(weekStart?: PlainDate): OutboxRow[];
  /**
   * The next request to make, or null when nothing is due at `now`. An already frozen batch whose time has come is
   * handed out again, unchanged, under its own key; otherwise up to `limit` fresh rows of one kind (and week) are
   * frozen under `newKey()`, in the order generate, care, actual, dispute-message. A subject with a frozen row in
   * flight waits, others do not. Freezing is committed before this returns.
   */
  takeBatch(request: { now: string; limit: number; newKey: () => string }): OutboxBatch | null;
  /** The earliest instant at which `takeBatch` could have something; null when nothing waits for a time. */
  nextDueAt(): string | null;
  /**
   * Before anything is sent: what still reads as being sent was interrupted, by the end of the app or by a disk that took
   * no answer. It may or may not have arrived, so it is `unknown` and goes again under its key.
   */
  recover(): void;
  /** Commits state `sending` and counts the attempt: call it BEFORE the request leaves. */
  markSending(batchKey: string): void;
  /** The outcome of a batch, row by row, in one transaction; rows without an outcome stay `unknown`. */
  settle(batchKey: string, outcomes: readonly OutboxOutcome[]): Settled;
  /**
   * No verdict: the batch stays frozen under its key, to be sent again. `unknown` when the request may have arrived,
   * `pending` when it certainly did not have an effect (no connection, 429, 503).
   */
  retryLater(
    batchKey: string,
    retry: { state: 'pending' | 'unknown'; nextAttemptAt: string; problem: AppProblem },
  ): void;
  /**
   * The portal answered that it did nothing with the whole batch and never will under this key (bad-request,
   * idempotency-key-reused …): its rows are thawed, so that the next `takeBatch` makes smaller batches of them.
   * A single row should be settled as rejected instead, or it would come back for ever.
   */
  thaw(batchKey: string): void;
  /** Lets waiting rows go at once, e.g. when the person presses "Sync now" or signs in again. */
  hurry(): void;
  /** Gives up rejected work by choice: the line goes back to what the portal holds. Written to the change log. */
  withdraw(rowId: string, by: { id: string; name: string }): void;
}

export interface Settled {
  /** Weeks whose screens must be drawn again. */
  weeks: PlainDate[];
  /** Rows that a merge made fit to be sent again at once (the difference was not one of content). */
  rebased: number;
}

// ── What sync writes ─────────────────────────────────────────────────────────────────────────────────────────────

export interface SyncState {
  cursor: string | null;
  portalId: string | null;
  /** ISO instants. */
  lastSyncedAt: string | null;
  /** Portal's clock minus this computer's, in milliseconds; null before the portal was ever met. */
  clockOffsetMillis: number | null;
  workingOffline: boolean;
  /** Why the last try did not succeed. */
  problem: AppProblem | null;
}

export interface Applied {
  weeks: PlainDate[];
  /** Something that concerns every week changed (a person, a line, a stay). */
  everyWeek: boolean;
  /** Unsent lines whose portal state differs in content from what they were based on. */
  conflicts: number;
  /** Recorded actuals under which the plan changed: `lineId` and a sentence. */
  planChanges: { weekStart: PlainDate; lineId: string }[];
}

export interface SyncRepository {
  state(): SyncState;
  update(change: Partial<SyncState>): void;
  /**
   * Changes of one page of the feed, in one transaction; with the last of them the page's cursor, before that null: until
   * the cursor has moved, the page comes again. Never touches unsent work: the portal's state is
   * remembered beside it, and a conflict is marked only if the content differs from what the edit was based on.
   * Applying the same page twice changes nothing. Older versions than the one known are ignored.
   * What becomes of one actual is decided by `receive` and `settle` of sync/merge.ts.
   */
  applyChanges(changes: readonly Change[], cursor: string | null): Applied;
  /** Starts a full copy after `cursor-expired`; an unfinished earlier one is dropped. */
  beginFullCopy(): void;
  /** Adds one page to the staged copy. Nothing on screen changes. */
  stage(changes: readonly Change[], cursor: string): void;
  /** What `finishFullCopy` would remove: the mass-removal guard asks before it goes on. */
  stagedRemovals(): { lines: number; linesHeld: number };
  /** Applies the staged copy and removes what it lacks (never unsent work), in one transaction. */
  finishFullCopy(): Applied;
}

/** A confirmation on its way: kept, so that a lost answer is looked up and never sent twice. */
export interface ConfirmationAttempt {
  /** The Idempotency-Key (UUIDv7). */
  key: string;
  weekStart: PlainDate;
  services: string[];
  digest: string;
  statement: string;
  /** The request's JSON, frozen. */
  body: string;
  state: 'sending' | 'unknown' | 'confirmed' | 'refused';
  problem: AppProblem | null;
  createdAt: string;
}

export interface ConfirmationRepository {
  /** Commits the attempt as `sending`, with its change_log row, before the request leaves. */
  begin(
    attempt: Pick<ConfirmationAttempt, 'key' | 'weekStart' | 'services' | 'digest' | 'statement' | 'body'>,
    by: { id: string; name: string },
  ): void;
  /** The receipt and the week's new state, in one transaction, with its change_log row. */
  confirmed(key: string, receipt: Receipt, week: WeekRecord | null): void;
  refused(key: string, problem: AppProblem): void;
  unknown(key: string, problem: AppProblem): void;
  /** Attempts without a verdict (`sending` or `unknown`), oldest first. */
  open(): ConfirmationAttempt[];
}

// ── Commands and history ─────────────────────────────────────────────────────────────────────────────────────────

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

export interface ChangeLogEntry {
  id: number;
  at: string;
  by: { id: string; name: string };
  device: string;
  command: string;
  what: string;
  source: ChangeSource;
  weekStart: PlainDate | null;
  lineId: string | null;
  /** Null once the person's content was erased. */
  content: { before: unknown; after: unknown; why: string } | null;
}

export interface ChangeLogRepository {
  ofLine(weekStart: PlainDate, lineId: string): ChangeLogEntry[];
  ofWeek(weekStart: PlainDate): ChangeLogEntry[];
  /** Anchored off the device in every sync and receipt; `hash` is null while the log is empty. */
  head(): { id: number; hash: string | null };
  /** Recomputes the whole chain; erased content does not break it. */
  verify(): { ok: true; entries: number } | { ok: false; firstBroken: number };
  /** Erases one person's content for good; the chain still verifies. @returns how many entries lost their content */
  eraseContent(ssRef: string): number;
  /** When something was last saved by a person here (ISO), or null. */
  lastSavedAt(): string | null;
}

/** One row that was written, by what it is of where its table says that. */
export interface Written {
  table: string;
  weekStart: PlainDate | null;
  lineId: string | null;
}

/** For what is kept in memory of the store. */
export interface WrittenRepository {
  /** Names this moment. */
  mark(): number;
  /** What was written since that moment, oldest first; null: so long ago that everything may have been. */
  since(mark: number): readonly Written[] | null;
}

export interface UndoRepository {
  /** What undo would take back, newest first of what is not undone; null when there is nothing. */
  undoable(): { command: string; label: string } | null;
  redoable(): { command: string; label: string } | null;
  /**
   * Takes the last command back by a new command, in one transaction. `changed-since` when a record is no longer what
   * that command left (someone else's change was merged): then nothing happens.
   */
  undo(by: { id: string; name: string }): UndoOutcome;
  redo(by: { id: string; name: string }): UndoOutcome;
}
export type UndoOutcome =
  | { outcome: 'done'; label: string; weekStart: PlainDate | null }
  | { outcome: 'nothing' }
  /** The step can no longer be reached; `next`: there is another behind it. */
  | { outcome: 'changed-since'; label: string; next: boolean };

// ── The council's rules and its portal ──────────────────────────────────────────────────────────────────────────

/** What one edition of the council's rules changed, in sentences. */
export interface ProfileChange {
  id: number;
  at: string;
  fromVersion: string;
  toVersion: string;
  sentences: string[];
}

export interface PortalAccessRepository {
  /** The last sign-in at the council's portal that somebody reported. */
  last(): { day: PlainDate; by: By } | null;
  report(day: PlainDate, by: { id: string; name: string }): void;
}

// ── The whole ────────────────────────────────────────────────────────────────────────────────────────────────────

export interface Store {
  readonly file: string;
  readonly account: { get(): Account | null; save(account: Account): void };
  /**
   * Goes another way from now on, in one transaction: every week that is here stays with the way that it came by, what
   * the former portal held of care records is forgotten, and the exchange begins anew. Throws while anything is unsent.
   */
  changeConnection(next: Account, change: { portalId: string | null; by: { id: string; name: string } }): void;
  readonly profile: {
    /** The last good profile, kept offline; null before the first sync. */
    get(): CouncilProfile | null;
    etag(): string | null;
    /** When the rules in force were fetched (ISO), or null before the first sync. */
    savedAt(): string | null;
    /** Takes an edition as the rules in force, and notes what it changed. */
    save(profile: CouncilProfile, etag: string | null): void;
    /** Another portal is asked for its edition in full. */
    forgetTag(): void;
    /** Notes that the portal's newest edition is not taken; the last good one stays in force. */
    refuse(problem: AppProblem): void;
    /** Why the newest edition is not in force; null while it is. */
    refused(): AppProblem | null;
    /** What editions changed that nobody has read yet, oldest first. */
    unseen(): ProfileChange[];
    /** Somebody has read this change and those before it. */
    see(id: number, by: { id: string; name: string }): void;
  };
  readonly portalAccess: PortalAccessRepository;
  readonly people: PersonRepository;
  readonly lines: LineRepository;
  readonly weeks: WeekRepository;
  readonly actuals: ActualRepository;
  readonly care: CareRepository;
  readonly receipts: ReceiptRepository;
  readonly payments: PaymentRepository;
  readonly disputes: DisputeRepository;
  readonly acknowledgements: AcknowledgementRepository;
  readonly councilFiles: CouncilFileRepository;
  readonly files: PortalExportRepository;
  readonly peopleList: PeopleListRepository;
  readonly device: DeviceRepository;
  readonly outbox: OutboxRepository;
  readonly sync: SyncRepository;
  readonly confirmations: ConfirmationRepository;
  readonly deferredConfirmations: DeferredConfirmationRepository;
  readonly changeLog: ChangeLogRepository;
  readonly undo: UndoRepository;
  /**
   * Runs a person's command in one transaction: what it writes, its outbox rows and its change_log rows are all there
   * after it returns, and none of them if it throws.
   */
  command<T>(meta: CommandMeta, run: (write: Write) => T): T;
  /** Grows with every committed write of this store: equal numbers mean equal data, for caches. */
  revision(): number;
  readonly written: WrittenRepository;
  /** Verified copy of the whole store, encrypted with the same key. @returns its path */
  backup(): string;
  close(): void;
}

export type { Category, Reason, Variation };

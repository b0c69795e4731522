// The whole store: one encrypted SQLite file, every call synchronous. What must stay true: domain rows, the outbox row and
// the change_log row of a change are written in one transaction, and `command`, the sync and its verdicts are the only
// ways to write records of care and of weeks; nothing unsent is ever overwritten or deleted.
//
// Whether code may write is in the type of what it gets: use cases get `StoreReads` and `command`; the sync, the sign-in
// and the confirmation get the writers that are named after them.
import type { AccountReads, AccountWriter } from './account.ts';
import type { ActualRepository } from './actuals.ts';
import type { CareRepository } from './care.ts';
import type { ChangeLogReads, ChangeLogRepository } from './change-log.ts';
import type { RunCommand } from './commands.ts';
import type { ConfirmationReads, ConfirmationVerdicts } from './confirmations.ts';
import type { ConnectionChange } from './connection-change.ts';
import type { CouncilFileRepository } from './council-files.ts';
import type { DeferredConfirmationOutcomes, DeferredConfirmationReads } from './deferred-confirmations.ts';
import type { DeviceRepository } from './device.ts';
import type { DisputeRepository } from './disputes.ts';
import type { ErasureReads } from './erased.ts';
import type { Erasing } from './erasing.ts';
import type { OutboxReads, OutboxRepository } from './outbox.ts';
import type { PaymentRepository } from './payments.ts';
import type { PeopleListRepository } from './people-list.ts';
import type { LineRepository, PersonRepository } from './planned.ts';
import type { PortalAccessReads } from './portal-access.ts';
import type { PortalExportRepository } from './portal-exports.ts';
import type { ProfileReads, ProfileWriter } from './profile.ts';
import type { PutAsideReads } from './put-aside.ts';
import type { ReceiptRepository } from './receipts.ts';
import type { SiteRepository } from './sites.ts';
import type { SyncReads, SyncRepository } from './sync-repository.ts';
import type { Undoing } from './undo.ts';
import type { AcknowledgementRepository, AttentionNotes, WeekRepository } from './weeks.ts';
import type { WrittenRepository } from './written.ts';

/** What this computer holds, to read. */
export interface StoreReads {
  readonly account: AccountReads;
  readonly profile: ProfileReads;
  readonly portalAccess: PortalAccessReads;
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
  readonly portalExports: PortalExportRepository;
  readonly peopleList: PeopleListRepository;
  readonly device: DeviceRepository;
  readonly sites: SiteRepository;
  readonly outbox: OutboxReads;
  readonly sync: SyncReads;
  readonly putAside: PutAsideReads;
  readonly confirmations: ConfirmationReads;
  readonly deferredConfirmations: DeferredConfirmationReads;
  readonly changeLog: ChangeLogReads;
  readonly erasures: ErasureReads;
  /** Grows with every committed write of this store: equal numbers mean equal data, for caches. */
  revision(): number;
  readonly written: WrittenRepository;
}

export interface Store extends StoreReads {
  readonly file: string;
  readonly command: RunCommand;
  readonly undo: Undoing;
  readonly erasing: Erasing;
  readonly changeConnection: ConnectionChange;
  readonly account: AccountReads & AccountWriter;
  readonly profile: ProfileReads & ProfileWriter;
  readonly outbox: OutboxRepository;
  readonly sync: SyncRepository;
  readonly confirmations: ConfirmationReads & ConfirmationVerdicts;
  readonly deferredConfirmations: DeferredConfirmationReads & DeferredConfirmationOutcomes;
  readonly changeLog: ChangeLogRepository;
  readonly attention: AttentionNotes;
  /** Verified copy of the whole store, encrypted with the same key. @returns its path */
  backup(): string;
  close(): void;
}

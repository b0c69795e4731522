// What the store offers, as types: one repository a noun, all of them synchronous, all of them on one encrypted SQLite
// file. What must stay true: domain rows, the outbox row and the change_log row of a change are written in one
// transaction (`command` and `sync` are the only ways to write them); nothing unsent is ever overwritten or deleted.

import type { Account, AppProblem } from '../../src-shared/app-api/index.ts';
import type { CouncilProfile } from '../../src-shared/council/schema.ts';
import type { ActualRepository } from './actuals.ts';
import type { CareRepository } from './care.ts';
import type { ChangeLogRepository } from './change-log.ts';
import type { CommandMeta, Write } from './commands.ts';
import type { ConfirmationRepository } from './confirmations.ts';
import type { CouncilFileRepository } from './council-files.ts';
import type { DeferredConfirmationRepository } from './deferred-confirmations.ts';
import type { DeviceRepository } from './device.ts';
import type { DisputeRepository } from './disputes.ts';
import type { OutboxRepository } from './outbox.ts';
import type { PaymentRepository } from './payments.ts';
import type { PeopleListRepository } from './people-list.ts';
import type { LineRepository, PersonRepository } from './planned.ts';
import type { PortalAccessRepository } from './portal-access.ts';
import type { PortalExportRepository } from './portal-exports.ts';
import type { ProfileChange } from './profile.ts';
import type { ReceiptRepository } from './receipts.ts';
import type { SyncRepository } from './sync-repository.ts';
import type { UndoRepository } from './undo.ts';
import type { AcknowledgementRepository, WeekRepository } from './weeks.ts';
import type { WrittenRepository } from './written.ts';

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

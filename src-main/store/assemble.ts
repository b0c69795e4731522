// Puts the repositories of an opened and migrated database together into a Store.
import type { CareRecord } from '../../src-shared/portal-api/index.ts';
import type { Clock } from '../machine/clock.ts';
import { accountRepository } from './account.ts';
import { actualRepository } from './actuals.ts';
import { careRepository } from './care.ts';
import { careWork as careWorkOf } from './care-work.ts';
import { changeLogRepository } from './change-log.ts';
import { commandRunner } from './commands.ts';
import { confirmationRepository } from './confirmations.ts';
import { connectionChange, waysOf } from './connection-change.ts';
import { councilFileRepository } from './council-files.ts';
import type { Db } from './database.ts';
import { deferredConfirmationRepository } from './deferred-confirmations.ts';
import { deviceStore } from './device.ts';
import { disputeRepository } from './disputes.ts';
import { erasedRepository } from './erased.ts';
import { erasing } from './erasing.ts';
import { lineWork as lineWorkOf } from './line-work.ts';
import { outboxRepository } from './outbox.ts';
import { outboxRows } from './outbox-rows.ts';
import { paymentRepository } from './payments.ts';
import { peopleListStore } from './people-list.ts';
import { plannedRepositories } from './planned.ts';
import { portalAccessRepository } from './portal-access.ts';
import { portalExportStore } from './portal-exports.ts';
import { portalTakes } from './portal-takes.ts';
import { profileRepository } from './profile.ts';
import { putAsideRepository } from './put-aside.ts';
import { receiptRepository } from './receipts.ts';
import { siteRepository } from './sites.ts';
import type { Store } from './store.ts';
import { syncRepository } from './sync-repository.ts';
import { undoRepository } from './undo.ts';
import { acknowledgementRepository, weekRepository } from './weeks.ts';
import { writtenRepository } from './written.ts';

export interface StorePlace {
  file: string;
  clock: Clock;
  newId: () => string;
  device: string;
  backup: () => string;
  /** Puts a new backup in the place of all older copies; nothing for a store without a file. */
  renewCopies: (db: Db) => void;
}

export function assembleStore(db: Db, { file, clock, newId, device, backup, renewCopies }: StorePlace): Store {
  const now = () => clock.now();
  const rows = outboxRows(db, newId);
  const log = changeLogRepository(db, { device, now, newId });
  const erased = erasedRepository(db, { log, now });
  const account = accountRepository(db);
  const { sends, isFromFormerConnection } = waysOf(account);
  const planned = plannedRepositories(db, isFromFormerConnection);
  const weeks = weekRepository(db);
  const acknowledgements = acknowledgementRepository(db);
  const written = writtenRepository(db);
  const actuals = actualRepository(db, written);
  const care = careRepository(db, rows);
  const councilFiles = councilFileRepository(db, now);
  const receipts = receiptRepository(db);
  const payments = paymentRepository(db);
  const disputes = disputeRepository(db);
  const lineWork = lineWorkOf({ actuals, weeks, planned, rows, log, now, sends });
  const isPlanned = ({ kind, value }: CareRecord) =>
    planned.lines.all().some((line) => (kind === 'log' ? line.id === value.lineId : line.ssRef === value.ssRef));
  const careWork = careWorkOf({ care, rows, now, sends, isTaken: portalTakes(db), isPlanned });
  const portalExports = portalExportStore(db, { planned, weeks, actuals, disputes });
  const peopleList = peopleListStore(db, planned);
  const ownDevice = deviceStore(db, device);
  const confirmations = confirmationRepository(db, { receipts, weeks, log, now });
  const deferredConfirmations = deferredConfirmationRepository(db, now);
  const profile = profileRepository(db, { log, now });
  const portalAccess = portalAccessRepository(db);
  const sites = siteRepository(db);
  const command = commandRunner(db, {
    actuals,
    care,
    planned,
    acknowledgements,
    disputes,
    councilFiles,
    portalExports,
    peopleList,
    erased,
    device: ownDevice,
    confirmations,
    deferredConfirmations,
    profile,
    portalAccess,
    sites,
    rows,
    lineWork,
    careWork,
    log,
    now,
    newId,
    sends,
  });
  const putAside = putAsideRepository(db, now);
  const sync = syncRepository(db, {
    planned,
    weeks,
    actuals,
    care,
    receipts,
    payments,
    disputes,
    lineWork,
    careWork,
    putAside,
    erased,
    isFromFormerConnection,
  });
  const outbox = outboxRepository(db, { rows, lineWork, careWork, now });
  outbox.recover();
  const totalChanges = db.prepare<[], { n: number }>('SELECT total_changes() AS n');

  return {
    file,
    account,
    changeConnection: connectionChange(db, { account, planned, care, log, sync, profile, outbox }),
    profile,
    portalAccess,
    people: planned.people,
    lines: planned.lines,
    weeks,
    attention: weeks.attention,
    actuals,
    care,
    receipts,
    payments,
    disputes,
    acknowledgements,
    councilFiles,
    portalExports: portalExports.repository,
    peopleList: peopleList.repository,
    device: ownDevice.repository,
    sites,
    outbox,
    sync,
    putAside,
    confirmations,
    deferredConfirmations,
    changeLog: log,
    erasures: erased.reads,
    erasing: erasing(db, { actuals, log, erased, newId, renewCopies: () => renewCopies(db) }),
    undo: undoRepository(db, { actuals, care, sites, log, lineWork, command }),
    command,
    revision: () => totalChanges.get()?.n ?? 0,
    written,
    backup,
    close: () => void db.close(),
  };
}

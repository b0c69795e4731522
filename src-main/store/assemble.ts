// Puts the repositories of an opened and migrated database together into a Store.
import type { Account } from '../../src-shared/app-api/index.ts';
import type { Clock } from '../machine/clock.ts';
import { actualRepository } from './actuals.ts';
import { careRepository } from './care.ts';
import { careWork as careWorkOf } from './care-work.ts';
import { changeLogRepository } from './change-log.ts';
import { aboutRow, commandRunner } from './commands.ts';
import { confirmationRepository } from './confirmations.ts';
import { councilFileRepository } from './council-files.ts';
import type { Db } from './database.ts';
import { deferredConfirmationRepository } from './deferred-confirmations.ts';
import { deviceStore } from './device.ts';
import { disputeRepository } from './disputes.ts';
import { lineWork as lineWorkOf } from './line-work.ts';
import { outboxRepository } from './outbox.ts';
import { outboxRows } from './outbox-rows.ts';
import { paymentRepository } from './payments.ts';
import { peopleListStore } from './people-list.ts';
import { plannedRepositories } from './planned.ts';
import { portalAccessRepository } from './portal-access.ts';
import { portalExportStore } from './portal-exports.ts';
import { profileRepository } from './profile.ts';
import { receiptRepository } from './receipts.ts';
import type { Store } from './store.ts';
import { syncRepository } from './sync-repository.ts';
import { undoRepository } from './undo.ts';
import { connectionChange, waysOf } from './ways.ts';
import { acknowledgementRepository, weekRepository } from './weeks.ts';
import { writtenRepository } from './written.ts';

export interface StorePlace {
  file: string;
  clock: Clock;
  newId: () => string;
  device: string;
  backup: () => string;
}

export function assembleStore(db: Db, { file, clock, newId, device, backup }: StorePlace): Store {
  const now = () => clock.now();
  const rows = outboxRows(db, newId);
  const log = changeLogRepository(db, device);
  const account = accountOf(db);
  const { sends, isKept } = waysOf(account);
  const planned = plannedRepositories(db, isKept);
  const weeks = weekRepository(db);
  const acknowledgements = acknowledgementRepository(db);
  const written = writtenRepository(db);
  const actuals = actualRepository(db, written);
  const care = careRepository(db, rows);
  const councilFiles = councilFileRepository(db, now);
  const receipts = receiptRepository(db);
  const payments = paymentRepository(db);
  const disputes = disputeRepository(db);
  const lineWork = lineWorkOf({ actuals, weeks, planned, rows, log, now, newId, sends });
  const careWork = careWorkOf(care, rows, now, sends);
  const files = portalExportStore(db, { planned, weeks, actuals, disputes });
  const peopleList = peopleListStore(db, planned);
  const ownDevice = deviceStore(db, device);
  const command = commandRunner(db, {
    actuals,
    care,
    planned,
    acknowledgements,
    disputes,
    councilFiles,
    files,
    peopleList,
    device: ownDevice,
    rows,
    lineWork,
    careWork,
    log,
    now,
    newId,
    sends,
  });
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
    isKept,
  });
  const profile = profileRepository(db, { log, now, newId });
  const outbox = outboxRepository(db, {
    rows,
    lineWork,
    careWork,
    now,
    noteWithdrawal: (row, by) => {
      const { weekStart, lineId, ssRef } = aboutRow(row, planned);
      const before = { kind: 'withdrawn', body: row.body, problem: row.problem };
      const entry = { weekStart, lineId, ssRef, before, after: null, why: '' };
      log.append({ at: now(), by, command: newId(), what: 'withdraw', source: 'typed', ...entry });
    },
  });
  outbox.recover();
  const totalChanges = db.prepare<[], { n: number }>('SELECT total_changes() AS n');

  return {
    file,
    account,
    changeConnection: connectionChange(db, { account, planned, care, log, sync, profile, outbox, now, newId }),
    profile,
    portalAccess: portalAccessRepository(db, { log, now, newId }),
    people: planned.people,
    lines: planned.lines,
    weeks,
    actuals,
    care,
    receipts,
    payments,
    disputes,
    acknowledgements,
    councilFiles,
    files: files.repository,
    peopleList: peopleList.repository,
    device: ownDevice.repository,
    outbox,
    sync,
    confirmations: confirmationRepository(db, { receipts, weeks, log, now }),
    deferredConfirmations: deferredConfirmationRepository(db, { log, now, newId }),
    changeLog: log,
    undo: undoRepository(db, { actuals, care, log, lineWork, command }),
    command,
    revision: () => totalChanges.get()?.n ?? 0,
    written,
    backup,
    close: () => void db.close(),
  };
}

function accountOf(db: Db): Store['account'] {
  const get = db.prepare<[], { body: string }>('SELECT body FROM account WHERE one = 1');
  const save = db.prepare<[string]>('INSERT OR REPLACE INTO account (one, body) VALUES (1, ?)');
  // Parsed once: every change of a feed asks for it.
  let parsed: { body: string; account: Account } | null = null;
  return {
    get() {
      const row = get.get();
      if (row === undefined) return null;
      if (parsed?.body !== row.body) parsed = { body: row.body, account: JSON.parse(row.body) as Account };
      return parsed.account;
    },
    save: (account) => void save.run(JSON.stringify(account)),
  };
}

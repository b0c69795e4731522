// By which way the weeks of a store go, and changing it. What must stay true: a change removes no record; a week that is
// here keeps the way that it came by; no other portal's answer touches it afterwards.
import { isKept, waysAfterChange } from '../../src-shared/domain/connection.ts';
import { sameConnection } from '../portal/adapter.ts';
import type { Care } from './care.ts';
import type { ChangeLog } from './change-log.ts';
import { type Db, inTransaction } from './database.ts';
import type { OutboxRepository } from './outbox.ts';
import type { Planned } from './planned.ts';
import type { Store } from './store.ts';
import type { SyncRepository } from './sync-repository.ts';

type AccountOf = Store['account'];

export function waysOf(account: AccountOf) {
  return {
    /** What goes by files is carried to the council by a person, and a kept week is no portal's: nothing waits to be sent. */
    sends(weekStart?: string): boolean {
      const of = account.get();
      if (of === null) return true;
      return of.connection.kind !== 'files' && (weekStart === undefined || !isKept(of, weekStart));
    },
    isKept: (weekStart: string) => isKept(account.get() ?? {}, weekStart),
  };
}

interface Parts {
  account: AccountOf;
  planned: Planned;
  care: Care;
  log: ChangeLog;
  sync: SyncRepository;
  profile: Pick<Store['profile'], 'forgetTag'>;
  outbox: Pick<OutboxRepository, 'counts'>;
  now: () => string;
  newId: () => string;
}

export function connectionChange(db: Db, parts: Parts): Store['changeConnection'] {
  const { account, planned, care, log, sync, profile, outbox, now, newId } = parts;
  const weeksHere = db.prepare<[], { week_start: string }>(
    `SELECT week_start FROM actual UNION SELECT week_start FROM service_plan UNION SELECT week_start FROM receipt`,
  );
  const dropSteps = db.prepare("UPDATE undo_step SET state = 'dropped'");

  return (next, { portalId, by }) =>
    inTransaction(db, () => {
      const before = account.get();
      if (before === null) throw new Error('a store whose way changes has its account');
      if (outbox.counts().toSend > 0) throw new Error('unsent work belongs to the way that it was recorded for');
      const weeks = weeksHere.all().map(({ week_start }) => week_start);
      const former = waysAfterChange(before, weeks, (way) => sameConnection(way.connection, next.connection));
      account.save({ ...next, former });
      planned.removeAllLines();
      care.forgetPortal();
      // What was done for one way is not undone on another.
      dropSteps.run();
      profile.forgetTag();
      sync.beginFullCopy();
      sync.update({ cursor: null, portalId, lastSyncedAt: null, clockOffsetMillis: null, problem: null });
      log.append({
        at: now(),
        by,
        command: newId(),
        what: 'change-connection',
        source: 'typed',
        weekStart: null,
        lineId: null,
        ssRef: null,
        before: { kind: 'connection', connection: before.connection, authority: before.authority },
        after: { kind: 'connection', connection: next.connection, authority: next.authority },
        why: '',
      });
    });
}

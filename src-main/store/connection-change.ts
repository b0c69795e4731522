// By which way the weeks of a store go, and changing it. What must stay true: a change removes no record; a week that is
// here keeps the way that it came by; no other portal's answer touches it afterwards.
import type { Account } from '../../src-shared/app-api/index.ts';
import { isFromFormerConnection, type Way, waysAfterChange } from '../../src-shared/domain/connection.ts';
import type { AccountReads, AccountWriter } from './account.ts';
import type { Care } from './care.ts';
import type { ChangeLog } from './change-log.ts';
import { type Db, inTransaction } from './database.ts';
import type { OutboxReads } from './outbox.ts';
import type { Planned } from './planned.ts';
import type { ProfileWriter } from './profile.ts';
import type { SyncWriter } from './sync-repository.ts';

/**
 * Goes another way from now on, in one transaction: every week that is here stays with the way that it came by, what
 * the former portal held of care records is forgotten, and the exchange begins anew. Throws while anything is unsent.
 */
export type ConnectionChange = (
  next: Account,
  change: {
    portalId: string | null;
    by: { id: string; name: string };
    /** True for a former way that is the next one again. */
    isSameWay: (way: Way) => boolean;
  },
) => void;

export function waysOf(account: AccountReads) {
  return {
    /** What goes by files is carried to the council by a person, and a kept week is no portal's: nothing waits to be sent. */
    sends(weekStart?: string): boolean {
      const of = account.get();
      if (of === null) return true;
      return of.connection.kind !== 'files' && (weekStart === undefined || !isFromFormerConnection(of, weekStart));
    },
    isFromFormerConnection: (weekStart: string) => isFromFormerConnection(account.get() ?? {}, weekStart),
  };
}

interface ConnectionChangeParts {
  account: AccountReads & AccountWriter;
  planned: Planned;
  care: Care;
  log: ChangeLog;
  sync: SyncWriter;
  profile: Pick<ProfileWriter, 'forgetTag'>;
  outbox: Pick<OutboxReads, 'counts'>;
}

export function connectionChange(db: Db, parts: ConnectionChangeParts): ConnectionChange {
  const { account, planned, care, log, sync, profile, outbox } = parts;
  const weeksHere = db.prepare<[], { week_start: string }>(
    `SELECT week_start FROM actual UNION SELECT week_start FROM service_plan UNION SELECT week_start FROM receipt`,
  );
  const dropSteps = db.prepare("UPDATE undo_step SET state = 'dropped'");

  return (next, { portalId, by, isSameWay }) =>
    inTransaction(db, () => {
      const before = account.get();
      if (before === null) throw new Error('a store whose way changes has its account');
      if (outbox.counts().toSend > 0) throw new Error('unsent work belongs to the way that it was recorded for');
      const weeks = weeksHere.all().map(({ week_start }) => week_start);
      const former = waysAfterChange(before, weeks, isSameWay);
      account.save({ ...next, former });
      planned.removeAllLines();
      care.forgetPortal();
      // What was done for one way is not undone on another.
      dropSteps.run();
      profile.forgetTag();
      sync.beginFullCopy();
      sync.portalTakes([]);
      sync.update({ cursor: null, portalId, lastSyncedAt: null, clockOffsetMillis: null, problem: null });
      log.enter({
        what: 'change-connection',
        by,
        source: 'typed',
        before: { kind: 'connection', connection: before.connection, authority: before.authority },
        after: { kind: 'connection', connection: next.connection, authority: next.authority },
      });
    });
}

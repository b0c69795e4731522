// What is written down of an account: by its sign-in, or by the names that somebody gave where its weeks go by files.
import type { Account, Connection } from '../../src-shared/app-api/index.ts';
import { authorityOf } from '../../src-shared/domain/week-held.ts';
import type { Session } from '../../src-shared/portal-api/index.ts';
import { fingerprintOf } from '../machine/hash.ts';
import type { Store } from '../store/store.ts';

/** The account as a portal's sign-in describes it. */
export function accountOf(id: string, connection: Connection, session: Session): Account {
  const setting = connection.kind === 'api' ? connection.authority : 'practice';
  const { user, provider, roles } = session;
  const manager = session.manager === true ? { manager: true } : {};
  return {
    id,
    user,
    provider,
    roles,
    ...manager,
    connection,
    authority: authorityOf(setting, session.authority),
    council: '',
  };
}

/** The user and provider are known to this computer only: the sign-in of the operating system guards them. */
export function filesAccount(id: string, userName: string, providerName: string): Account {
  return {
    id,
    user: { id: `local-${id}`, name: userName },
    // The same name is the same provider on every computer, so that a colleague's site packet is recognised.
    provider: { id: `local-${fingerprintOf(providerName.normalize('NFKC').toLowerCase())}`, name: providerName },
    roles: ['recorder', 'confirmer'],
    connection: { kind: 'files' },
    authority: 'council',
    council: '',
  };
}

/** Whatever is learnt of an account anew, its weeks keep the ways that they came by. */
export function saveAccount(store: Store, account: Account): void {
  const former = store.account.get()?.former;
  store.account.save(former === undefined ? account : { ...account, former });
}

/** The council's name is the profile's to say, and comes with the first sync. */
export function withCouncil(store: Store): Account {
  const account = store.account.get();
  if (account === null) throw new Error('an open store has its account');
  return { ...account, council: store.profile.get()?.name ?? account.council };
}

// Calls about accounts: one's own password and authenticator app, and for managers everybody's.
import { idParamsSchema } from '../../src-shared/portal-api/index.ts';
import { makeAdministration, noSuchAccount } from '../accounts/administration.ts';
import { makeOwnAccount } from '../accounts/own-account.ts';
import { type Environment, instantOf } from '../environment.ts';
import type { CallServer } from '../http/calls.ts';
import { fromOf } from '../sign-in/from.ts';
import type { SignIn } from '../sign-in/sign-in.ts';
import { loadAccount, type SignedIn } from '../store/accounts.ts';
import type { Connection, Database } from '../store/database.ts';
import { loadProviderName } from '../store/providers.ts';
import { endSessionsOf, loadSessions } from '../store/sessions.ts';
import { openSessionsOf } from './sessions.ts';

export function serveAccounts(
  calls: CallServer,
  database: Database,
  environment: Environment,
  { signIn, passwordCost: cost }: { signIn: SignIn; passwordCost: number },
): void {
  const params = idParamsSchema;
  const administration = makeAdministration(environment, { cost });
  const own = makeOwnAccount(database, environment, { signIn, cost });
  const inProviderOf = <Result>({ providerId }: SignedIn, work: (connection: Connection) => Promise<Result>) =>
    database.transaction({ provider: providerId }, work);

  calls.act('changePassword', {}, ({ who, body, request }) => own.changePassword(who, body, fromOf(request)));
  calls.act('offerAuthenticator', {}, ({ who, body, request }) => own.offerAuthenticator(who, body, fromOf(request)));
  calls.act('confirmAuthenticator', {}, async ({ who, body, request }) => {
    await own.confirmAuthenticator(who, body, fromOf(request));
    return { authenticator: true as const };
  });

  calls.read('accounts', {}, ({ who }) =>
    inProviderOf(who, async (connection) => ({ accounts: await administration.list(connection, who.providerId) })),
  );
  calls.act('addAccount', {}, async ({ who, body: { password, ...wanted } }) => {
    const issuer = await inProviderOf(who, (connection) => loadProviderName(connection, who.providerId));
    const secrets = await administration.makeSecrets(password, { issuer, user: wanted.user });
    const account = await inProviderOf(who, (connection) =>
      administration.add(connection, who.providerId, wanted, secrets),
    );
    return { account, authenticator: secrets.shown };
  });
  calls.act('changeAccount', { params }, ({ who, params: { id }, body }) =>
    inProviderOf(who, async (connection) => ({
      account: await administration.change(connection, who.providerId, id, body, who.accountId),
    })),
  );
  calls.act('removeAccount', { params }, ({ who, params: { id } }) =>
    inProviderOf(who, async (connection) => ({
      ended: await administration.remove(connection, who.providerId, id, who.accountId),
    })),
  );
  calls.act('unlockAccount', { params }, ({ who, params: { id } }) =>
    inProviderOf(who, async (connection) => ({
      account: await administration.unlock(connection, who.providerId, id),
    })),
  );
  calls.act('resetAccount', { params }, async ({ who, params: { id }, body: { password } }) => {
    const found = await inProviderOf(who, (connection) => loadAccount(connection, who.providerId, id));
    if (found === undefined) throw noSuchAccount();
    const secrets = await administration.makeSecrets(password, { issuer: found.providerName, user: found.user });
    const account = await inProviderOf(who, (connection) =>
      administration.reset(connection, who.providerId, id, secrets, who.accountId),
    );
    return { account, authenticator: secrets.shown };
  });
  calls.read('accountSessions', { params }, ({ who, params: { id } }) =>
    inProviderOf(who, async (connection) => {
      if ((await loadAccount(connection, who.providerId, id)) === undefined) throw noSuchAccount();
      const sessions = await loadSessions(connection, who.providerId, instantOf(environment));
      return { sessions: openSessionsOf(sessions, id, who.sessionId) };
    }),
  );
  calls.act('endAccountSessions', { params }, ({ who, params: { id } }) =>
    inProviderOf(who, async (connection) => ({
      // A manager's own act does not sign the manager out.
      ended: await endSessionsOf(connection, { providerId: who.providerId, accountId: id }, who.sessionId),
    })),
  );
}

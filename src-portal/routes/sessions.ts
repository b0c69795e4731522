// Signing in and out: `POST /v1/sessions`, and the caller's own sessions.
import {
  type AccountRole,
  idParamsSchema,
  laterKinds,
  type OpenSession,
  type Role,
} from '../../src-shared/portal-api/index.ts';
import { type Environment, instantOf } from '../environment.ts';
import type { CallServer } from '../http/calls.ts';
import { type From, fromOf } from '../sign-in/from.ts';
import type { SignIn } from '../sign-in/sign-in.ts';
import type { Database } from '../store/database.ts';
import { endSession, loadSessions, type Session } from '../store/sessions.ts';

export function serveSessions(calls: CallServer, database: Database, environment: Environment, signIn: SignIn): void {
  calls.open('signIn', async ({ body: { user, computer, ...secrets }, request }) => {
    const from: From = fromOf(request);
    const { account, token, expiresAt, computerToken } = await signIn.signIn(user, secrets, computer ?? null, from);
    return {
      token,
      expiresAt,
      user: { id: account.accountId, name: account.name },
      roles: weekRolesOf(account.roles),
      provider: { id: account.providerId, name: account.providerName },
      authority: environment.authority,
      portalId: account.portalId,
      ...(account.roles.includes('manager') ? { manager: true } : {}),
      takes: [...laterKinds],
      ...(computerToken === null ? {} : { computerToken }),
    };
  });
  calls.act('endSession', {}, ({ who }) =>
    database.transaction({ provider: who.providerId }, async (connection) => ({
      ended: await endSession(connection, who, who.sessionId),
    })),
  );
  calls.read('sessions', {}, ({ who }) =>
    database.transaction({ provider: who.providerId }, async (connection) => {
      const sessions = await loadSessions(connection, who.providerId, instantOf(environment));
      return { sessions: openSessionsOf(sessions, who.accountId, who.sessionId) };
    }),
  );
  calls.act('endOneSession', { params: idParamsSchema }, ({ who, params }) =>
    database.transaction({ provider: who.providerId }, async (connection) => ({
      ended: await endSession(connection, who, params.id),
    })),
  );
}

/** What the roles come to for weeks, in the words that every app knows. */
function weekRolesOf(roles: readonly AccountRole[]): Role[] {
  if (roles.includes('manager')) return ['recorder', 'confirmer'];
  return roles.filter((role) => role === 'recorder' || role === 'confirmer');
}

/** An account's sessions as they are told. @param current the id of the one that asks */
export function openSessionsOf(sessions: readonly Session[], accountId: string, current: string): OpenSession[] {
  return sessions
    .filter((session) => session.accountId === accountId)
    .map(({ id, startedAt, expiresAt, computer }) => ({ id, startedAt, expiresAt, computer, current: id === current }));
}

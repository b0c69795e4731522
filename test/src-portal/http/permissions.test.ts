// Every role at every call: the table of who may is gone through over HTTP, so that no call is served that it forgets.
import { beforeAll, describe, expect, test } from 'vitest';
import { type PermittedCall, permissions } from '../../../src-portal/http/permissions.ts';
import {
  type AccountRole,
  accountRoles,
  councilFilePath,
  type PortalCall,
  type PortalCallName,
  portalCalls,
} from '../../../src-shared/portal-api/index.ts';
import { newKey, PortalClient } from '../portal-client.ts';
import { portalForTests } from '../portal-under-test.ts';

/** Who may, said a second time: a role that is added to a call by mistake is found. */
const expected: Record<PermittedCall, readonly AccountRole[] | 'anybody'> = {
  signIn: 'anybody',
  endSession: accountRoles,
  sessions: accountRoles,
  endOneSession: accountRoles,
  changePassword: accountRoles,
  offerAuthenticator: accountRoles,
  confirmAuthenticator: accountRoles,
  profile: accountRoles,
  changes: accountRoles,
  receipts: accountRoles,
  councilFile: accountRoles,
  generate: ['recorder', 'manager'],
  sendActuals: ['recorder', 'manager'],
  sendCareRecords: ['recorder', 'manager'],
  answerDispute: ['recorder', 'manager'],
  confirm: ['confirmer', 'manager'],
  sendPeople: ['manager'],
  accounts: ['manager'],
  addAccount: ['manager'],
  changeAccount: ['manager'],
  removeAccount: ['manager'],
  unlockAccount: ['manager'],
  resetAccount: ['manager'],
  accountSessions: ['manager'],
  endAccountSessions: ['manager'],
};

const file: PortalCall = { ...portalCalls.receipts, path: councilFilePath };
const callOf = (name: PermittedCall): PortalCall => (name === 'councilFile' ? file : portalCalls[name]);

describe('every call', () => {
  const portal = portalForTests('PGlite');
  const clients = new Map<AccountRole | 'nobody', PortalClient>();
  beforeAll(async () => {
    const data = await portal.addProvider();
    clients.set('nobody', new PortalClient(portal.url));
    for (const role of accountRoles) clients.set(role, (await portal.addAccount(data.provider.id, [role])).client);
  });

  test('stands in the table', () => {
    const names = [...(Object.keys(portalCalls) as PortalCallName[]), 'councilFile'];
    expect(Object.keys(permissions).toSorted()).toEqual(names.toSorted());
    expect(Object.keys(expected).toSorted()).toEqual(names.toSorted());
  });

  /** The problem that a call ends with; what is sent is no request of it, since only who may send one is asked here. */
  async function problemOf(name: PermittedCall, client: PortalClient): Promise<string> {
    const { method, path, request } = callOf(name);
    const response = await fetch(`${portal.url}${path.replace(':monday', '2025-03-03').replace(':id', 'nobody')}`, {
      method,
      headers: {
        'idempotency-key': newKey(),
        ...(client.session === null ? {} : { authorization: `Bearer ${client.session.token}` }),
        ...(request === null ? {} : { 'content-type': 'application/json' }),
      },
      ...(request === null ? {} : { body: '{"nonsense": true}' }),
    });
    if (response.ok) return 'done';
    const { type } = (await response.json()) as { type: string };
    return type.split(':').at(-1) ?? '';
  }

  // Signing out comes last: it ends the session that the others are asked in.
  const names = (Object.keys(expected) as PermittedCall[]).toSorted((a, b) =>
    a === 'endSession' ? 1 : b === 'endSession' ? -1 : 0,
  );
  test.each(names)('%s is for those whom the table names', async (name) => {
    const may = expected[name];
    const nobody = clients.get('nobody') as PortalClient;
    expect(await problemOf(name, nobody)).toBe(may === 'anybody' ? 'bad-request' : 'not-signed-in');
    for (const role of accountRoles) {
      const problem = await problemOf(name, clients.get(role) as PortalClient);
      const allowed = may === 'anybody' || may.includes(role);
      expect([role, problem === 'not-allowed']).toEqual([role, !allowed]);
      expect([role, problem]).not.toEqual([role, 'not-signed-in']);
      expect([role, problem]).not.toEqual([role, 'unexpected']);
    }
  });

  test('is judged by the roles of now, not by those at signing in', async () => {
    const data = await portal.addProvider();
    const manager = await portal.addAccount(data.provider.id, ['manager']);
    const { id, client } = await portal.addAccount(data.provider.id, ['recorder']);
    expect(await problemOf('generate', client)).toBe('done');
    await manager.client.get('changeAccount', { params: { id }, body: { roles: ['reader'] } });
    expect(await problemOf('generate', client)).toBe('not-allowed');
    expect(await problemOf('changes', client)).toBe('done');
  });

  test('tells a session’s roles in the two words that every app knows', async () => {
    const data = await portal.addProvider();
    const told = async (...roles: AccountRole[]) => {
      const { session } = (await portal.addAccount(data.provider.id, roles)).client;
      return [session?.roles, session?.manager];
    };
    expect(await told('reader')).toEqual([[], undefined]);
    expect(await told('confirmer', 'reader')).toEqual([['confirmer'], undefined]);
    expect(await told('manager')).toEqual([['recorder', 'confirmer'], true]);
  });
});
